package io.github.snn4j.random;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * One number per neuron or synapse: the same for all, given one by one, or drawn. Used for parameters and starting
 * values of neurons and for delays. What is drawn is addressed by the owner's name and the index, so that it depends on
 * nothing else.
 */
public sealed interface Values {

    /**
     * The value of one item.
     *
     * @param index its index, {@code >= 0}
     * @param random generator of this item, or of a row of items that are drawn in order
     * @return the value
     */
    double draw(int index, RandomGenerator random);

    /**
     * The smallest value that can occur.
     *
     * @return lower end, negative infinity if there is none
     */
    double min();

    /**
     * The largest value that can occur.
     *
     * @return upper end, positive infinity if there is none
     */
    double max();

    /**
     * The same value for all.
     *
     * @param value finite value
     * @return the values
     */
    static Values constant(double value) {
        return new Constant(value);
    }

    /**
     * Values given one by one.
     *
     * @param values finite values, one per item; copied
     * @return the values
     */
    static Values given(double... values) {
        return new Given(values);
    }

    /**
     * Uniform in an interval.
     *
     * @param low lower end
     * @param high upper end, {@code >= low}
     * @return the values
     */
    static Values uniform(double low, double high) {
        return new Uniform(low, high);
    }

    /**
     * Normal distribution without bounds.
     *
     * @param mean mean
     * @param sd standard deviation, {@code >= 0}
     * @return the values
     */
    static Values normal(double mean, double sd) {
        return truncatedNormal(mean, sd, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Normal distribution, drawn again until it falls into an interval.
     *
     * @param mean mean of the distribution before the cut
     * @param sd standard deviation before the cut, {@code >= 0}
     * @param low lower end; at least one in some hundred draws must fall between the ends
     * @param high upper end
     * @return the values
     */
    static Values truncatedNormal(double mean, double sd, double low, double high) {
        return new Normal(mean, sd, low, high);
    }

    /**
     * The same value for all.
     *
     * @param value finite value
     */
    record Constant(double value) implements Values {
        /** Validates the value. */
        public Constant {
            Check.finite(value, "Values.constant");
        }

        @Override
        public double draw(int index, RandomGenerator random) {
            return value;
        }

        @Override
        public double min() {
            return value;
        }

        @Override
        public double max() {
            return value;
        }
    }

    /**
     * Values given one by one.
     *
     * @param values one per item
     */
    record Given(double[] values) implements Values {
        /** Copies and validates the values. */
        public Given {
            values = values.clone();
            Check.atLeast(values.length, 1, "Values.given length");
            for (int i = 0; i < values.length; i++) {
                Check.finite(values[i], "Values.given [" + i + "]");
            }
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        /**
         * Number of values.
         *
         * @return length
         */
        public int length() {
            return values.length;
        }

        @Override
        public double draw(int index, RandomGenerator random) {
            return values[index];
        }

        @Override
        public double min() {
            return Arrays.stream(values).min().orElseThrow();
        }

        @Override
        public double max() {
            return Arrays.stream(values).max().orElseThrow();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Given g && Arrays.equals(g.values, values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return "Given[" + values.length + " values]";
        }
    }

    /**
     * Uniform in an interval.
     *
     * @param low lower end
     * @param high upper end
     */
    record Uniform(double low, double high) implements Values {
        /** Validates the ends. */
        public Uniform {
            Check.finite(low, "Values.uniform low");
            Check.finite(high, "Values.uniform high");
            Check.argument(low <= high, () -> "Values.uniform needs low <= high, got " + low + " and " + high);
        }

        @Override
        public double draw(int index, RandomGenerator random) {
            return low + (high - low) * random.nextDouble();
        }

        @Override
        public double min() {
            return low;
        }

        @Override
        public double max() {
            return high;
        }
    }

    /**
     * Normal distribution, drawn again until it falls into an interval.
     *
     * @param mean mean before the cut
     * @param sd standard deviation before the cut
     * @param low lower end
     * @param high upper end
     */
    record Normal(double mean, double sd, double low, double high) implements Values {

        private static final int MOST_DRAWS = 10_000;

        /** Validates the parameters. */
        public Normal {
            Check.finite(mean, "Values.normal mean");
            Check.nonNegative(sd, "Values.normal sd", "");
            Check.argument(
                    low < high || (low == high && sd == 0),
                    () -> "Values.truncatedNormal needs low < high, got " + low + " and " + high);
            double reach = 3 * sd;
            Check.argument(
                    low <= mean + reach && high >= mean - reach,
                    () -> "Values.truncatedNormal: the interval [" + low + ", " + high
                            + "] is more than 3 sd away from the mean " + mean + ", almost every draw would be thrown"
                            + " away; move the interval");
        }

        @Override
        public double draw(int index, RandomGenerator random) {
            for (int k = 0; k < MOST_DRAWS; k++) {
                double x = mean + sd * Distributions.normal(random);
                if (x >= low && x <= high) {
                    return x;
                }
            }
            throw failure();
        }

        /**
         * Draws from the same law by {@link Distributions#fastNormal}: other numbers, several times faster.
         *
         * @param random generator of a row of items
         * @return the value
         */
        public double fast(RandomGenerator random) {
            for (int k = 0; k < MOST_DRAWS; k++) {
                double x = mean + sd * Distributions.fastNormal(random);
                if (x >= low && x <= high) {
                    return x;
                }
            }
            throw failure();
        }

        private IllegalStateException failure() {
            return new IllegalStateException("no draw of " + this + " fell into its interval; widen it");
        }

        @Override
        public double min() {
            return low;
        }

        @Override
        public double max() {
            return high;
        }
    }
}
