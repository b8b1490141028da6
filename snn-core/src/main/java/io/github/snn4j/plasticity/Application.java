package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

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
     * Collected, and applied by an optimiser every so many time steps, counted from the start of the trial. What is left
     * when the trial ends is applied then. With {@code mean} the collected change is divided by the number of samples.
     *
     * @param optimizer makes the step
     * @param steps time steps from one step of the optimiser to the next, {@code >= 1}
     * @param mean whether to average over the samples
     */
    record EverySteps(Optimizer optimizer, int steps, boolean mean) implements Application {
        /** Validates the interval. */
        public EverySteps {
            Check.atLeast(steps, 1, "EverySteps.steps");
        }
    }

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

    /**
     * Every so many time steps, averaged over the mini-batch.
     *
     * @param optimizer makes the step
     * @param steps time steps from one step of the optimiser to the next, {@code >= 1}
     * @return application within the trial
     */
    static Application everySteps(Optimizer optimizer, int steps) {
        return new EverySteps(optimizer, steps, true);
    }
}
