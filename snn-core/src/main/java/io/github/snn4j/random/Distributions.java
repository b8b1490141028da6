package io.github.snn4j.random;

import java.util.random.RandomGenerator;

/**
 * Distributions drawn with {@link StrictMath}, so that the same generator gives the same bits on every machine.
 *
 * <p>Verified by {@code DistributionsTest}.
 */
public final class Distributions {

    private Distributions() {}

    /**
     * Standard normal by the ziggurat method of Marsaglia and Tsang: the same law as {@link #normal}, other numbers,
     * several times faster. The number of draws varies.
     *
     * @param random uniform numbers
     * @return value, mean 0, variance 1
     */
    public static double fastNormal(RandomGenerator random) {
        return Ziggurat.normal(random);
    }

    /**
     * Standard exponential by the ziggurat method of Marsaglia and Tsang: the same law as {@link #exponential}, other
     * numbers, several times faster. The number of draws varies.
     *
     * @param random uniform numbers
     * @return value {@code >= 0}, mean 1
     */
    public static double fastExponential(RandomGenerator random) {
        return Ziggurat.exponential(random);
    }

    /**
     * Standard exponential by inversion, {@code -ln(1 - U)}.
     *
     * @param random uniform numbers
     * @return value {@code >= 0}, mean 1
     */
    public static double exponential(RandomGenerator random) {
        return -StrictMath.log1p(-random.nextDouble());
    }

    /**
     * Standard normal by the Box-Muller transform (one of the pair, so that the number of draws is fixed).
     *
     * @param random uniform numbers
     * @return value, mean 0, variance 1
     */
    public static double normal(RandomGenerator random) {
        double radius = Math.sqrt(2.0 * exponential(random));
        return radius * StrictMath.cos(2.0 * Math.PI * random.nextDouble());
    }

    /**
     * Erlang distribution: the sum of {@code order} standard exponentials.
     *
     * @param random uniform numbers
     * @param order number of terms, {@code >= 1}
     * @return value {@code >= 0}, mean {@code order}
     */
    public static double erlang(RandomGenerator random, int order) {
        double sum = 0;
        for (int k = 0; k < order; k++) {
            sum += exponential(random);
        }
        return sum;
    }
}
