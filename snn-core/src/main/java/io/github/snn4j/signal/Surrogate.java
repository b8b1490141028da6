package io.github.snn4j.signal;

import io.github.snn4j.internal.check.Check;

/**
 * A stand-in for the derivative of the spike with respect to the membrane, evaluated where the threshold was tested
 * (before the reset): {@code psi(v) = height h(slope x)} with {@code x = v - vTh}.
 *
 * <pre>
 *   FAST_SIGMOID   h(y) = 1 / (1 + |y|)^2
 *   SIGMOID        h(y) = 4 s (1 - s),  s = 1 / (1 + exp(-y))
 *   TRIANGLE       h(y) = max(0, 1 - |y|)
 *   BOXCAR         h(y) = 1 if |y| &lt;= 1/2, else 0
 *   ARCTAN         h(y) = 1 / (1 + y^2)
 *   GAUSSIAN       h(y) = exp(-y^2 / 2)
 * </pre>
 *
 * All have height 1 at the threshold unless {@code height}, the dampening factor, says otherwise: e-prop uses a triangle
 * of height 0.3, and a logistic function as it is has the height {@code slope/4}. References: F. Zenke &amp; S. Ganguli,
 * Neural Comput. 30:1514-1541, 2018, doi 10.1162/neco_a_01086; E.O. Neftci, H. Mostafa &amp; F. Zenke, IEEE Signal
 * Process. Mag. 36:51-63, 2019, doi 10.1109/MSP.2019.2931595; G. Bellec et al., Nat. Commun. 11:3625, 2020, doi
 * 10.1038/s41467-020-17236-y (triangle, dampening); W. Fang et al., ICCV 2021, arXiv 2007.05785 (arctan).
 *
 * @param shape form of the derivative
 * @param slope steepness in 1/(unit of v), {@code > 0}
 * @param height value at the threshold, {@code >= 0}; 0 is the true derivative, with which nothing is learnt
 */
public record Surrogate(Shape shape, double slope, double height) implements SignalSpec<Signal> {

    /** Form of the derivative. */
    public enum Shape {
        /** Inverse square of a shifted absolute value. */
        FAST_SIGMOID,
        /** Derivative of the logistic function. */
        SIGMOID,
        /** Piecewise linear. */
        TRIANGLE,
        /** One inside a window. */
        BOXCAR,
        /** Derivative of the arctangent. */
        ARCTAN,
        /** Bell curve. */
        GAUSSIAN
    }

    /** Validates slope and height. */
    public Surrogate {
        Check.positive(slope, "Surrogate.slope", "");
        Check.nonNegative(height, "Surrogate.height", "");
    }

    /**
     * Height 1.
     *
     * @param shape form of the derivative
     * @param slope steepness in 1/(unit of v), {@code > 0}
     */
    public Surrogate(Shape shape, double slope) {
        this(shape, slope, 1);
    }

    /**
     * The derivative at a distance from threshold.
     *
     * @param distance {@code v - vTh}
     * @return value in [0, height]
     */
    public float valueAt(float distance) {
        float y = (float) slope * distance;
        return (float) height
                * switch (shape) {
                    case FAST_SIGMOID -> fastSigmoid(y);
                    case SIGMOID -> sigmoid(y);
                    case TRIANGLE -> Math.max(0f, 1f - Math.abs(y));
                    case BOXCAR -> Math.abs(y) <= 0.5f ? 1f : 0f;
                    case ARCTAN -> 1f / (1f + y * y);
                    case GAUSSIAN -> (float) StrictMath.exp(-0.5 * y * y);
                };
    }

    /**
     * The derivative at many distances, as {@link #valueAt} but faster.
     *
     * @param distance distances {@code v - vTh}
     * @param from first index
     * @param to one past the last index
     * @param out receives the values at the same indices; may be {@code distance}
     */
    public void valuesAt(float[] distance, int from, int to, float[] out) {
        float k = (float) slope;
        float scale = (float) height;
        // The shapes without branches or calls have loops of their own, which the compiler turns into SIMD.
        if (shape == Shape.FAST_SIGMOID) {
            for (int n = from; n < to; n++) {
                float d = 1f + Math.abs(k * distance[n]);
                out[n] = scale * (1f / (d * d));
            }
        } else if (shape == Shape.TRIANGLE) {
            for (int n = from; n < to; n++) {
                out[n] = scale * Math.max(0f, 1f - Math.abs(k * distance[n]));
            }
        } else if (shape == Shape.ARCTAN) {
            for (int n = from; n < to; n++) {
                float y = k * distance[n];
                out[n] = scale * (1f / (1f + y * y));
            }
        } else {
            for (int n = from; n < to; n++) {
                out[n] = valueAt(distance[n]);
            }
        }
    }

    private static float fastSigmoid(float y) {
        float d = 1f + Math.abs(y);
        return 1f / (d * d);
    }

    private static float sigmoid(float y) {
        float s = (float) (1.0 / (1.0 + StrictMath.exp(-y)));
        return 4f * s * (1f - s);
    }
}
