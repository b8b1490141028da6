package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.Distributions;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Starting weights. Draws are keyed by the projection's name and the presynaptic neuron, so they do not depend on
 * threads. Sparse connectivity draws normal and log-normal weights from the same law by a faster method, so its numbers
 * differ from those of a full matrix.
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
     * Weights given one by one, in the order of the pairs of a {@link Connectivity#list}; other connectivity does not
     * take them.
     *
     * @param weights finite weight of each synapse, copied
     * @return the initialiser
     */
    static WeightInit given(float... weights) {
        return new Given(weights);
    }

    /**
     * The same, with weights outside an interval moved to its nearest end: the ends get a finite share of the synapses.
     *
     * @param low lower end
     * @param high upper end, {@code >= low}
     * @return the initialiser
     */
    default WeightInit clipped(double low, double high) {
        return new Clipped(this, low, high);
    }

    /**
     * The same, with weights outside an interval drawn again: the density within keeps its shape.
     *
     * @param low lower end; a normal or log-normal distribution must have it below its mean plus 3 standard deviations
     * @param high upper end, {@code >= low}; above the mean less 3 standard deviations
     * @return the initialiser
     */
    default WeightInit truncated(double low, double high) {
        return new Truncated(this, low, high);
    }

    /**
     * The same, divided by the square root of the number of synapses onto a neuron, so that the variance of its input
     * does not depend on it. {@code uniform(-1, 1).overRootFanIn()} is what PyTorch starts linear and convolution
     * layers with, {@code normal(0, Math.sqrt(2)).overRootFanIn()} the initialisation of He et al. (2015, doi
     * 10.1109/ICCV.2015.123). With windows it counts the inputs of a full window, with other connectivity the mean number.
     *
     * @return the initialiser
     */
    default WeightInit overRootFanIn() {
        return new FanInScaled(this, 0);
    }

    /**
     * The same for a known number of synapses onto a neuron; only {@link #overRootFanIn} depends on it.
     *
     * @param fanIn synapses onto a neuron, {@code > 0}
     * @return initialiser that can draw
     */
    default WeightInit withFanIn(double fanIn) {
        return this;
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

    /**
     * Weights given one by one.
     *
     * @param weights weight of each synapse, in the order of the list of pairs
     */
    record Given(float[] weights) implements WeightInit {
        /** Copies and validates the weights. */
        public Given {
            weights = weights.clone();
            Check.atLeast(weights.length, 1, "WeightInit.given length");
            for (int k = 0; k < weights.length; k++) {
                Check.finite(weights[k], "WeightInit.given [" + k + "]");
            }
        }

        @Override
        public float[] weights() {
            return weights.clone();
        }

        /**
         * Number of weights.
         *
         * @return length
         */
        public int length() {
            return weights.length;
        }

        @Override
        public float draw(RandomGenerator random) {
            throw new IllegalArgumentException("WeightInit.given takes its order from Connectivity.list; for a full"
                    + " matrix use Connectivity.matrix(weights)");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Given g && Arrays.equals(g.weights, weights);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(weights);
        }

        @Override
        public String toString() {
            return "Given[" + weights.length + " weights]";
        }
    }

    /**
     * Moved into an interval.
     *
     * @param inner what is drawn
     * @param low lower end
     * @param high upper end
     */
    record Clipped(WeightInit inner, double low, double high) implements WeightInit {
        /** Validates the ends. */
        public Clipped {
            Check.finite(low, "WeightInit.clipped low");
            Check.finite(high, "WeightInit.clipped high");
            Check.argument(low <= high, () -> "WeightInit.clipped needs low <= high, got " + low + " and " + high);
        }

        @Override
        public WeightInit withFanIn(double fanIn) {
            return new Clipped(inner.withFanIn(fanIn), low, high);
        }

        /**
         * Moves a weight into the interval.
         *
         * @param weight any weight
         * @return the nearest weight in the interval
         */
        public float clip(float weight) {
            return Math.max((float) low, Math.min((float) high, weight));
        }

        @Override
        public float draw(RandomGenerator random) {
            return clip(inner.draw(random));
        }
    }

    /**
     * Drawn again until it falls into an interval.
     *
     * @param inner what is drawn
     * @param low lower end
     * @param high upper end
     */
    record Truncated(WeightInit inner, double low, double high) implements WeightInit {

        /** After so many draws outside the interval, a weight is an error. */
        public static final int MOST_DRAWS = 10_000;

        /** Validates that the interval can be reached. */
        public Truncated {
            Check.argument(
                    low <= high && high > Double.NEGATIVE_INFINITY && low < Double.POSITIVE_INFINITY,
                    () -> "WeightInit.truncated needs low <= high, got " + low + " and " + high);
            Check.argument(
                    drawn(inner),
                    () -> "WeightInit.truncated draws again, but WeightInit.given draws nothing; use clipped");
            Check.argument(
                    reachable(inner, low, high),
                    () -> "WeightInit.truncated: almost every draw of " + inner + " would fall outside [" + low + ", "
                            + high + "]; move the interval");
        }

        @Override
        public WeightInit withFanIn(double fanIn) {
            return new Truncated(inner.withFanIn(fanIn), low, high);
        }

        private static boolean drawn(WeightInit init) {
            return init instanceof Clipped c ? drawn(c.inner()) : !(init instanceof Given);
        }

        private static boolean reachable(WeightInit inner, double low, double high) {
            if (inner instanceof Constant c) {
                return c.weight() >= low && c.weight() <= high;
            }
            if (inner instanceof Uniform u) {
                double inside = Math.min(high, u.high()) - Math.max(low, u.low());
                return inside >= 1e-3 * (u.high() - u.low());
            }
            if (inner instanceof Normal n) {
                return low <= n.mean() + 3 * n.sd() && high >= n.mean() - 3 * n.sd();
            }
            if (inner instanceof LogNormal n) {
                double reach = 3 * n.logSd();
                return low <= StrictMath.exp(n.logMean() + reach) && high >= StrictMath.exp(n.logMean() - reach);
            }
            return true;
        }

        /**
         * Whether a weight is inside.
         *
         * @param weight any weight
         * @return true in the closed interval
         */
        public boolean holds(float weight) {
            return weight >= (float) low && weight <= (float) high;
        }

        @Override
        public float draw(RandomGenerator random) {
            for (int k = 0; k < MOST_DRAWS; k++) {
                float weight = inner.draw(random);
                if (holds(weight)) {
                    return weight;
                }
            }
            throw new IllegalStateException("no draw of " + this + " fell into its interval; widen it");
        }
    }

    /**
     * Divided by the square root of the fan-in.
     *
     * @param inner what is drawn
     * @param fanIn synapses onto a neuron; 0 until it is known
     */
    record FanInScaled(WeightInit inner, double fanIn) implements WeightInit {
        /** Validates that there is something to draw. */
        public FanInScaled {
            Check.argument(
                    !(inner instanceof Given),
                    () -> "WeightInit.overRootFanIn scales what is drawn, but WeightInit.given draws nothing");
            Check.nonNegative(fanIn, "WeightInit.overRootFanIn fanIn", "");
        }

        @Override
        public WeightInit withFanIn(double known) {
            return new FanInScaled(inner.withFanIn(known), Check.positive(known, "fan-in", ""));
        }

        @Override
        public float draw(RandomGenerator random) {
            Check.argument(fanIn > 0, () -> "WeightInit.overRootFanIn draws when the fan-in is known: call withFanIn");
            return (float) (inner.draw(random) / Math.sqrt(fanIn));
        }
    }
}
