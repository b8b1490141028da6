package io.github.snn4j.examples.digits;

/**
 * Everything that can be set about a {@link CompetitiveLayer}. Potentials are in mV above rest.
 *
 * @param neurons excitatory neurons
 * @param epochs passes over the training images
 * @param rule which rule changes the weights
 * @param presentationMs how long an image is shown, in ms
 * @param maxRateHz rate of an input neuron whose pixel is full ink, in Hz
 * @param eta learning rate: change of a weight at a spike of its neuron, for a trace of 1
 * @param etaDecay factor by which the learning rate shrinks, exponentially, over the whole training
 * @param weightNorm Euclidean norm to which the incoming weights of each neuron are scaled after every image, in mV
 * @param thetaPlus how much a spike raises the threshold of its neuron, in mV
 * @param tauThetaMs time constant with which the threshold comes back, in ms of presented time
 * @param inhibition potential that a spike takes from all other neurons one step later, in mV
 */
public record LayerSettings(
        int neurons,
        int epochs,
        LayerRule rule,
        int presentationMs,
        double maxRateHz,
        double eta,
        double etaDecay,
        double weightNorm,
        double thetaPlus,
        double tauThetaMs,
        double inhibition) {

    /**
     * Settings for digits of 28 x 28 pixels. With more neurons each fires less often, so its threshold must rise more
     * at a spike and come
     * back more slowly to stay on the scale of the drive; both grow with the square root of the number.
     *
     * @param neurons excitatory neurons
     * @param epochs passes over the training images
     * @param rule which rule changes the weights
     * @return settings
     */
    public static LayerSettings mnist(int neurons, int epochs, LayerRule rule) {
        return of(neurons, epochs, rule, rule.eta(), 4);
    }

    /**
     * Settings for digits of 8 x 8 pixels: fewer pixels, hence larger weights and steps.
     *
     * @param neurons excitatory neurons
     * @param epochs passes over the training images
     * @param rule which rule changes the weights
     * @return settings
     */
    public static LayerSettings smallDigits(int neurons, int epochs, LayerRule rule) {
        return of(neurons, epochs, rule, 5 * rule.eta(), 9.6);
    }

    private static LayerSettings of(int neurons, int epochs, LayerRule rule, double eta, double weightNorm) {
        double root = Math.sqrt(neurons);
        return new LayerSettings(
                neurons,
                epochs,
                rule,
                350,
                127.5,
                eta,
                0.25,
                weightNorm,
                0.05 * root,
                1e5 * root,
                neurons < 1000 ? 120 : 80);
    }
}
