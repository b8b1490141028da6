package io.github.snn4j.examples.decolle;

/**
 * Settings of the DECOLLE experiment.
 *
 * @param layers hidden layers, each with a readout of its own
 * @param neurons neurons per layer
 * @param epochs passes over the training images
 * @param batch images side by side
 * @param maxRateHz input rate of a white pixel
 * @param burnInMs start of an image, in which nothing is learnt and no vote counts
 * @param learnMs time of learning after it
 * @param testMs time of voting after it
 * @param gain factor on the input of a neuron
 * @param amplitude width of the random readouts
 * @param dropout share of neurons that a readout leaves out in a step of learning
 * @param rate step of the optimiser
 * @param everySteps time steps from one change, and step of the optimiser, to the next
 * @param mean mean of the membranes that the initialisation aims at
 * @param regularisation strength of the activity regulariser
 */
record DecolleSettings(
        int layers,
        int neurons,
        int epochs,
        int batch,
        double maxRateHz,
        int burnInMs,
        int learnMs,
        int testMs,
        double gain,
        double amplitude,
        double dropout,
        double rate,
        int everySteps,
        double mean,
        double regularisation) {

    /**
     * The burn-in is as long as both filters of a neuron together, since spikes need that long to pass each layer. One
     * update in ten steps takes half the time of one in every step; it is larger in turn. Neurons start well below
     * threshold, since the work is proportional to spikes.
     */
    static DecolleSettings mnist(int neurons, int epochs) {
        return new DecolleSettings(3, neurons, epochs, 72, 200, 40, 40, 40, 10, 0.5, 0, 2e-3, 10, -1.5, 0);
    }
}
