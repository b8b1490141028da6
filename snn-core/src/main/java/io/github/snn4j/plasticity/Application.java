package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/** When the changes a rule hands over reach the weights. */
public sealed interface Application {

    /** At the end of the call in which they were handed over. */
    record Immediate() implements Application {}

    /**
     * Collected, and applied by an optimiser when the trial (sample or mini-batch) ends. With {@code mean} the
     * collected change is divided by the number of samples. With a decay every weight loses that share of itself at
     * each step, whatever the optimiser does: {@code w := (1 - decay) w + step}.
     *
     * @param optimizer makes the step
     * @param mean whether to average over the samples
     * @param decay share of a weight that is lost per step, in [0, 1)
     */
    record PerTrial(Optimizer optimizer, boolean mean, double decay) implements Application {
        /** Validates the decay. */
        public PerTrial {
            Check.inRange(decay, 0, Math.nextDown(1.0), "PerTrial.decay");
        }

        /**
         * Without decay.
         *
         * @param optimizer makes the step
         * @param mean whether to average over the samples
         */
        public PerTrial(Optimizer optimizer, boolean mean) {
            this(optimizer, mean, 0);
        }

        /**
         * Another decay.
         *
         * @param share share of a weight that is lost per step, in [0, 1)
         * @return changed copy
         */
        public PerTrial withDecay(double share) {
            return new PerTrial(optimizer, mean, share);
        }
    }

    /**
     * Collected, and applied by an optimiser every so many time steps, counted from the start of the trial. What is
     * left when the trial ends is applied then. With {@code mean} the collected change is divided by the number of
     * samples.
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
    static PerTrial perTrial(Optimizer optimizer) {
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
