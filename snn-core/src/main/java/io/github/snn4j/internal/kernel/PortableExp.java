package io.github.snn4j.internal.kernel;

/**
 * Exponential in double precision from plain arithmetic, so that every machine gives the same bits, at a fraction of the
 * cost of {@code StrictMath.exp}.
 *
 * <p>{@code x = n ln 2 + r} with whole n and {@code |r| <= ln(2)/2}; then {@code exp(x) = 2^n exp(r)}, where exp(r) is the
 * Taylor polynomial of degree 13 (its remainder is below 5e-18), summed in pairs for a short chain of operations.
 */
public final class PortableExp {

    /** Above this the result is that of this number: it never overflows. */
    public static final double HIGHEST = 709;

    /** Below this the result is 0. */
    public static final double LOWEST = -708;

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    /** Adding and subtracting 1.5 * 2^52 rounds to the nearest whole number. */
    private static final double ROUND = 0x1.8p52;

    private static final double C3 = 1.0 / 6;
    private static final double C4 = 1.0 / 24;
    private static final double C5 = 1.0 / 120;
    private static final double C6 = 1.0 / 720;
    private static final double C7 = 1.0 / 5040;
    private static final double C8 = 1.0 / 40320;
    private static final double C9 = 1.0 / 362880;
    private static final double C10 = 1.0 / 3628800;
    private static final double C11 = 1.0 / 39916800;
    private static final double C12 = 1.0 / 479001600;
    private static final double C13 = 1.0 / 6227020800.0;
    private static final int EXPONENT_SHIFT = 52;
    private static final long EXPONENT_BIAS = 1023;

    private PortableExp() {}

    /**
     * The exponential.
     *
     * @param x exponent
     * @return exp(x) with a relative error below 1e-15; 0 below -708, exp(709) above 709, NaN for NaN
     */
    public static double exp(double x) {
        if (x < LOWEST) {
            return 0;
        }
        double bounded = x > HIGHEST ? HIGHEST : x;
        double shifted = bounded * LOG2_E + ROUND;
        double n = shifted - ROUND;
        double r = bounded - n * LN2_HIGH - n * LN2_LOW;
        double r2 = r * r;
        double r4 = r2 * r2;
        double high = (C8 + C9 * r) + r2 * (C10 + C11 * r) + r4 * (C12 + C13 * r);
        double middle = (C4 + C5 * r) + r2 * (C6 + C7 * r) + r4 * high;
        double poly = 1 + (r + (r2 * (0.5 + C3 * r) + r4 * middle));
        return poly * Double.longBitsToDouble(((long) n + EXPONENT_BIAS) << EXPONENT_SHIFT);
    }

    /**
     * {@code x / (exp(x) - 1)}, which is 1 at 0: the form of the rates of ion channels.
     *
     * @param x number
     * @return the quotient, {@code >= 0}; relative error below 1e-11
     */
    public static double overExpm1(double x) {
        if (x > -1e-2 && x < 1e-2) {
            // Bernoulli numbers: the next term is below 1e-16.
            double x2 = x * x;
            return 1 - x / 2 + x2 / 12 - x2 * x2 / 720 + x2 * x2 * x2 / 30240;
        }
        return x / (exp(x) - 1);
    }
}
