package io.github.snn4j.internal.kernel;

/**
 * Fast exponential of numbers not above zero, written so that a SIMD version can repeat it operation by operation.
 *
 * <p>{@code x = n ln 2 + r} with whole n and {@code |r| <= ln(2)/2}; then {@code exp(x) = 2^n exp(r)}, where exp(r) is
 * the polynomial of Cephes' {@code expf}. Adding {@code 1.5 * 2^23} rounds to a whole number and leaves n in the low
 * bits, which spares the conversion between float and int: on JDK 17 the Vector API converts lane by lane, 100 times
 * slower.
 */
public final class FastExp {

    /** Below this the result is 0; above it 2^n is a normal number. */
    public static final float LOWEST = -87f;

    /** 1/ln 2. */
    public static final float LOG2_E = 1.44269504f;

    /** Adding and subtracting this rounds to the nearest whole number. */
    public static final float ROUND = 12582912f;

    /** Leading bits of ln 2, few enough for an exact product with n. */
    public static final float LN2_HIGH = 0.693359375f;

    /** ln 2 minus its leading bits. */
    public static final float LN2_LOW = -2.12194440e-4f;

    /** Coefficient of r^7. */
    public static final float C7 = 1.9875691500e-4f;

    /** Coefficient of r^6. */
    public static final float C6 = 1.3981999507e-3f;

    /** Coefficient of r^5. */
    public static final float C5 = 8.3334519073e-3f;

    /** Coefficient of r^4. */
    public static final float C4 = 4.1665795894e-2f;

    /** Coefficient of r^3. */
    public static final float C3 = 1.6666665459e-1f;

    /** Coefficient of r^2. */
    public static final float C2 = 5.0000001201e-1f;

    /** Where the exponent of a float starts. */
    public static final int EXPONENT_SHIFT = 23;

    /** Bits of 1.0f: the exponent of 2^0. */
    public static final int EXPONENT_BIAS = 127 << EXPONENT_SHIFT;

    private FastExp() {}

    /**
     * The exponential of a number not above zero.
     *
     * @param x exponent, {@code <= 0}
     * @return exp(x), relative error below 3e-7; 0 below -87
     */
    public static float nonPositive(float x) {
        if (x < LOWEST) {
            return 0f;
        }
        float shifted = x * LOG2_E + ROUND;
        float n = shifted - ROUND;
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float poly = C7;
        poly = poly * r + C6;
        poly = poly * r + C5;
        poly = poly * r + C4;
        poly = poly * r + C3;
        poly = poly * r + C2;
        poly = poly * (r * r) + r + 1f;
        return poly * Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << EXPONENT_SHIFT) + EXPONENT_BIAS);
    }
}
