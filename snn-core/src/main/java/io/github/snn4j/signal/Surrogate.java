package io.github.snn4j.signal;

import io.github.snn4j.internal.check.Check;

/**
 * A stand-in for the derivative of the spike with respect to the membrane, evaluated where the threshold was tested
 * (before the reset): {@code psi(v) = h(x)} with {@code x = v - vTh}.
 *
 * <pre>
 *   FAST_SIGMOID   1 / (1 + slope |x|)^2
 *   SIGMOID        4 s(1 - s),  s = 1 / (1 + exp(-slope x))
 *   TRIANGLE       max(0, 1 - slope |x|)
 *   BOXCAR         1 if slope |x| &lt;= 1/2, else 0
 * </pre>
 *
 * All have height 1 at the threshold. References: F. Zenke &amp; S. Ganguli, Neural Comput. 30:1514-1541, 2018, doi
 * 10.1162/neco_a_01086; E.O. Neftci, H. Mostafa &amp; F. Zenke, IEEE Signal Process. Mag. 36:51-63, 2019, doi
 * 10.1109/MSP.2019.2931595.
 *
 * @param shape form of the derivative
 * @param slope steepness in 1/(unit of v), {@code > 0}
 */
public record Surrogate(Shape shape, double slope) implements SignalSpec<Signal> {

    /** Form of the derivative. */
    public enum Shape {
        /** Inverse square of a shifted absolute value. */
        FAST_SIGMOID,
        /** Derivative of the logistic function. */
        SIGMOID,
        /** Piecewise linear. */
        TRIANGLE,
        /** One inside a window. */
        BOXCAR
    }

    /** Validates the slope. */
    public Surrogate {
        Check.positive(slope, "Surrogate.slope", "");
    }

    /**
     * The derivative at a distance from threshold.
     *
     * @param distance {@code v - vTh}
     * @return value in [0, 1]
     */
    public float valueAt(float distance) {
        float x = (float) slope * distance;
        float magnitude = Math.abs(x);
        switch (shape) {
            case FAST_SIGMOID -> {
                float d = 1f + magnitude;
                return 1f / (d * d);
            }
            case SIGMOID -> {
                float s = (float) (1.0 / (1.0 + StrictMath.exp(-x)));
                return 4f * s * (1f - s);
            }
            case TRIANGLE -> {
                return Math.max(0f, 1f - magnitude);
            }
            default -> {
                return magnitude <= 0.5f ? 1f : 0f;
            }
        }
    }
}
