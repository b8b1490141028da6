package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.Distributions;
import java.util.random.RandomGenerator;

/**
 * Starting weights. Draws are keyed by the projection's name and the presynaptic neuron, so they do not depend on
 * threads.
 */
public sealed interface WeightInit {

    /**
     * The weight of one synapse. Synapses of a presynaptic neuron are drawn in ascending order of their targets.
     *
     * @param random generator of the presynaptic neuron
     * @return weight
     */
    float draw(RandomGenerator random);

    /**
     * The same weight for every synapse.
     *
     * @param weight finite weight
     * @return the initialiser
     */
    static WeightInit constant(double weight) {
        return new Constant(weight);
    }

    /**
     * Uniform in an interval.
     *
     * @param low lower end
     * @param high upper end, {@code >= low}
     * @return the initialiser
     */
    static WeightInit uniform(double low, double high) {
        return new Uniform(low, high);
    }

    /**
     * Normal distribution.
     *
     * @param mean mean
     * @param sd standard deviation, {@code >= 0}
     * @return the initialiser
     */
    static WeightInit normal(double mean, double sd) {
        return new Normal(mean, sd);
    }

    /**
     * Log-normal distribution given by the mean and standard deviation of the logarithm.
     *
     * @param logMean mean of the logarithm
     * @param logSd standard deviation of the logarithm, {@code >= 0}
     * @return the initialiser
     */
    static WeightInit logNormal(double logMean, double logSd) {
        return new LogNormal(logMean, logSd);
    }

    /**
     * The same weight everywhere.
     *
     * @param weight finite weight
     */
    record Constant(double weight) implements WeightInit {
        /** Validates the weight. */
        public Constant {
            Check.finite(weight, "WeightInit.constant weight");
        }

        @Override
        public float draw(RandomGenerator random) {
            return (float) weight;
        }
    }

    /**
     * Uniform in an interval.
     *
     * @param low lower end
     * @param high upper end
     */
    record Uniform(double low, double high) implements WeightInit {
        /** Validates the ends. */
        public Uniform {
            Check.finite(low, "WeightInit.uniform low");
            Check.finite(high, "WeightInit.uniform high");
            Check.argument(low <= high, () -> "WeightInit.uniform needs low <= high, got " + low + " and " + high);
        }

        @Override
        public float draw(RandomGenerator random) {
            return (float) (low + (high - low) * random.nextDouble());
        }
    }

    /**
     * Normal distribution.
     *
     * @param mean mean
     * @param sd standard deviation
     */
    record Normal(double mean, double sd) implements WeightInit {
        /** Validates the parameters. */
        public Normal {
            Check.finite(mean, "WeightInit.normal mean");
            Check.nonNegative(sd, "WeightInit.normal sd", "");
        }

        @Override
        public float draw(RandomGenerator random) {
            return (float) (mean + sd * Distributions.normal(random));
        }
    }

    /**
     * Log-normal distribution.
     *
     * @param logMean mean of the logarithm
     * @param logSd standard deviation of the logarithm
     */
    record LogNormal(double logMean, double logSd) implements WeightInit {
        /** Validates the parameters. */
        public LogNormal {
            Check.finite(logMean, "WeightInit.logNormal logMean");
            Check.nonNegative(logSd, "WeightInit.logNormal logSd", "");
        }

        @Override
        public float draw(RandomGenerator random) {
            return (float) StrictMath.exp(logMean + logSd * Distributions.normal(random));
        }
    }
}
