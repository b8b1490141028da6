package io.github.snn4j.plasticity;

/** When the changes a rule hands over reach the weights. */
public sealed interface Application {

    /** At the end of the call in which they were handed over. */
    record Immediate() implements Application {}

    /**
     * Collected, and applied by an optimiser when the trial (sample or mini-batch) ends. With {@code mean} the
     * collected change is divided by the number of samples.
     *
     * @param optimizer makes the step
     * @param mean whether to average over the samples
     */
    record PerTrial(Optimizer optimizer, boolean mean) implements Application {}

    /**
     * At once.
     *
     * @return immediate application
     */
    static Application immediate() {
        return new Immediate();
    }

    /**
     * At the end of the trial, averaged over the mini-batch.
     *
     * @param optimizer makes the step
     * @return application per trial
     */
    static Application perTrial(Optimizer optimizer) {
        return new PerTrial(optimizer, true);
    }
}
