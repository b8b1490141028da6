package io.github.snn4j.examples.decolle;

/**
 * Settings of the convolutional DECOLLE experiment.
 *
 * @param channels feature maps of the first layer; the other two have twice as many
 * @param epochs passes over the training recordings
 * @param batch recordings side by side
 * @param steps time steps of a recording that are shown
 * @param burnIn first steps of them, in which nothing is learnt and no vote counts
 * @param every steps from one update to the next
 * @param inputGain factor on the input of a neuron of the first layer
 * @param gain the same for the other layers
 * @param amplitude width of the random readouts
 * @param dropout share of neurons that a readout leaves out in a step of learning
 * @param rate step of the optimiser
 * @param mean mean of the membranes that the initialisation aims at
 */
record ConvSettings(
        int channels,
        int epochs,
        int batch,
        int steps,
        int burnIn,
        int every,
        double inputGain,
        double gain,
        double amplitude,
        double dropout,
        double rate,
        double mean) {

    /** Mini-batches that a pass is to have, and the size in the paper, for 60,000 recordings. */
    private static final int BATCHES = 40;

    private static final int LARGEST_BATCH = 72;

    /** What the paper leaves out of each recording. */
    private static final int BURN_IN = 60;

    /**
     * Filters, readouts and optimiser are those of the paper. A few recordings make small mini-batches, since it is the
     * number of updates that counts. The optimiser's steps do not depend on the size of gradients, so a layer learns as
     * fast as its weights are small; a gain is what makes them small, and the first layer, whose input is sparse, needs
     * the larger one. Updates are rarer than in the paper, so each is larger. Neurons start well below threshold, since
     * the work is proportional to spikes.
     */
    static ConvSettings nmnist(int channels, int epochs, int recordings, int steps, int every) {
        int batch = Math.max(1, Math.min(LARGEST_BATCH, recordings / BATCHES));
        double rate = every == 1 ? 1e-3 : 2e-3;
        return new ConvSettings(
                channels, epochs, batch, steps, Math.min(BURN_IN, steps / 3), every, 100, 10, 0.5, 0, rate, -1.5);
    }
}
