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
}
