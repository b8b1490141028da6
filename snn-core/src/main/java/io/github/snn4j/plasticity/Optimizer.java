package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/**
 * How changes collected over a mini-batch become a step. The collected change points uphill: it is added, not
 * subtracted.
 */
public sealed interface Optimizer {

    /**
     * A plain step, {@code w += rate dw}.
     *
     * @param rate learning rate, {@code >= 0}
     */
    record Sgd(double rate) implements Optimizer {
        /** Validates the rate. */
        public Sgd {
            Check.nonNegative(rate, "Sgd.rate", "");
        }
    }

    /**
     * Adam: D.P. Kingma &amp; J. Ba, ICLR 2015, arXiv 1412.6980.
     *
     * @param rate learning rate, {@code >= 0}
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon added to the root of the second moment, {@code > 0}
     */
    record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
        /** Validates the parameters. */
        public Adam {
            Check.nonNegative(rate, "Adam.rate", "");
            Check.inRange(beta1, 0, Math.nextDown(1.0), "Adam.beta1");
            Check.inRange(beta2, 0, Math.nextDown(1.0), "Adam.beta2");
            Check.positive(epsilon, "Adam.epsilon", "");
        }

        /**
         * The usual decays 0.9 and 0.999 and epsilon 1e-8.
         *
         * @param rate learning rate
         * @return the optimiser
         */
        public static Adam of(double rate) {
            return new Adam(rate, 0.9, 0.999, 1e-8);
        }
    }

    /**
     * A plain step with momentum, {@code m := decay m + dw, w += rate m}: a direction that persists is followed up to
     * {@code 1/(1 - decay)} times as fast. B.T. Polyak, USSR Comput. Math. Math. Phys. 4(5):1-17, 1964, doi
     * 10.1016/0041-5553(64)90137-5.
     *
     * @param rate learning rate, {@code >= 0}
     * @param decay share of the last step that is kept, in [0, 1)
     */
    record Momentum(double rate, double decay) implements Optimizer {
        /** Validates the parameters. */
        public Momentum {
            Check.nonNegative(rate, "Momentum.rate", "");
            Check.inRange(decay, 0, Math.nextDown(1.0), "Momentum.decay");
        }
    }

    /**
     * Adam with the largest recent magnitude in place of the second moment:
     *
     * <pre>
     *   m := beta1 m + (1 - beta1) dw,    u := max(beta2 u, |dw| + epsilon)
     *   w += rate / (1 - beta1^t) m / u                                        at the t-th step
     * </pre>
     *
     * D.P. Kingma &amp; J. Ba, ICLR 2015, arXiv 1412.6980, section 7.1; epsilon, which the paper does not have, keeps 0/0
     * away.
     *
     * @param rate learning rate, {@code >= 0}
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the magnitude, in [0, 1)
     * @param epsilon added to the magnitude, {@code > 0}
     */
    record Adamax(double rate, double beta1, double beta2, double epsilon) implements Optimizer {
        /** Validates the parameters. */
        public Adamax {
            Check.nonNegative(rate, "Adamax.rate", "");
            Check.inRange(beta1, 0, Math.nextDown(1.0), "Adamax.beta1");
            Check.inRange(beta2, 0, Math.nextDown(1.0), "Adamax.beta2");
            Check.positive(epsilon, "Adamax.epsilon", "");
        }

        /**
         * The usual decays 0.9 and 0.999 and epsilon 1e-8.
         *
         * @param rate learning rate
         * @return the optimiser
         */
        public static Adamax of(double rate) {
            return new Adamax(rate, 0.9, 0.999, 1e-8);
        }
    }

    /**
     * A learning rate of its own for every weight, from the largest recent change:
     *
     * <pre>
     *   g := max(decay g, dw^2),    w += rate dw / (sqrt(g) + epsilon)
     * </pre>
     *
     * F. Zenke &amp; S. Ganguli, Neural Comput. 30:1514-1541, 2018, doi 10.1162/neco_a_01086.
     *
     * @param rate learning rate, {@code >= 0}; the step of a weight whose change is the largest so far
     * @param decay what is left of g after one step, in [0, 1); for a time constant see {@link #of}
     * @param epsilon added to the root of g, {@code > 0}
     */
    record RMaxProp(double rate, double decay, double epsilon) implements Optimizer {
        /** Validates the parameters. */
        public RMaxProp {
            Check.nonNegative(rate, "RMaxProp.rate", "");
            Check.inRange(decay, 0, Math.nextDown(1.0), "RMaxProp.decay");
            Check.positive(epsilon, "RMaxProp.epsilon", "");
        }

        /**
         * A memory given as a time constant, epsilon 1e-12.
         *
         * @param rate learning rate
         * @param tauSteps time constant of g in steps of the optimiser, {@code > 0}
         * @return the optimiser
         */
        public static RMaxProp of(double rate, double tauSteps) {
            Check.positive(tauSteps, "RMaxProp.tauSteps", "steps");
            return new RMaxProp(rate, StrictMath.exp(-1 / tauSteps), 1e-12);
        }
    }
}
