package io.github.snn4j.examples.erbp;

/**
 * Settings of the eRBP experiment.
 *
 * @param hidden neurons of the hidden layer
 * @param epochs passes over the training images
 * @param batch images side by side
 * @param maxRateHz input rate of a white pixel
 * @param presentationMs time per image
 * @param targetRateHz rate that the output neuron of the right class shall have
 * @param errorThreshold spikes of difference at which an error neuron fires
 * @param tauErrorMs time constant of the dendrites that carry errors
 * @param feedback standard deviation of the random feedback
 * @param etaHidden learning rate of the hidden layer
 * @param etaOut learning rate of the output layer
 * @param gateMin lower end of the boxcar on the synaptic current
 * @param gateMax upper end of it
 * @param weightSd standard deviation of a starting weight times the root of the fan-in
 */
record ErbpSettings(
        int hidden,
        int epochs,
        int batch,
        double maxRateHz,
        int presentationMs,
        double targetRateHz,
        double errorThreshold,
        double tauErrorMs,
        double feedback,
        double etaHidden,
        double etaOut,
        double gateMin,
        double gateMax,
        double weightSd) {

    static ErbpSettings mnist(int hidden, int epochs) {
        return new ErbpSettings(hidden, epochs, 20, 300, 100, 100, 1, 10, 1, 5e-4, 2e-3, -0.5, 2.5, 4);
    }
}
