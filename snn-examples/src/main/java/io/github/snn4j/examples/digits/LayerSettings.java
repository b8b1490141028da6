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
     * Settings for digits of 28 x 28 pixels.
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

    /**
     * Mean threshold at equilibrium is about thetaPlus times tauTheta times the mean rate, and the rate falls as 1 over the number of
     * neurons: the product grows with it. Many neurons share an image, so they must not silence each other quite as much.
     */
    private static LayerSettings of(int neurons, int epochs, LayerRule rule, double eta, double weightNorm) {
        double thetaPlus = Math.min(2, 0.05 * Math.sqrt(neurons));
        double tauThetaMs = 5000.0 * neurons / thetaPlus;
        double inhibition = neurons <= 2000 ? 120 : 80;
        return new LayerSettings(
                neurons, epochs, rule, 350, 127.5, eta, 0.25, weightNorm, thetaPlus, tauThetaMs, inhibition);
    }
}
