package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightDependence;

/** How a change meets a weight: dependence on the weight, then the bounds. */
final class Law {

    static final Law FREE = new Law(Bounds.none(), WeightDependence.additive());

    final float low;
    final float high;
    final boolean additive;
    private final float span;
    private final float reference;
    private final double muPlus;
    private final double muMinus;

    Law(Bounds bounds, WeightDependence dependence) {
        this.low = (float) bounds.min();
        this.high = (float) bounds.max();
        this.additive = dependence.muPlus() == 0 && dependence.muMinus() == 0;
        this.span = high - low;
        this.reference = (float) dependence.reference();
        this.muPlus = dependence.muPlus();
        this.muMinus = dependence.muMinus();
        if (!additive && reference == 0f && !bounds.finite()) {
            throw new IllegalArgumentException("a weight dependence other than additive needs finite bounds, got ["
                    + bounds.min() + ", " + bounds.max() + "]");
        }
    }

    /** A change of zero leaves the weight alone, even if normalisation has taken it beyond the bounds. */
    float apply(float w, float dw) {
        if (dw == 0f) {
            return w;
        }
        float y;
        if (additive) {
            y = w + dw;
        } else if (reference > 0f) {
            y = w + dw * power(w / reference, dw > 0f ? muPlus : muMinus);
        } else if (dw > 0f) {
            y = w + dw * power((high - w) / span, muPlus);
        } else {
            y = w + dw * power((w - low) / span, muMinus);
        }
        return Math.min(Math.max(y, low), high);
    }

    /** Whether there is a bound that a weight could meet. */
    boolean bounded() {
        return low != Float.NEGATIVE_INFINITY || high != Float.POSITIVE_INFINITY;
    }

    /**
     * An additive change. Comparisons instead of Math.min and Math.max, which take many instructions for the sake of NaN
     * and -0; neither is a weight.
     */
    static float add(float w, float dw, float low, float high) {
        float y = w + dw;
        if (y >= low && y <= high) {
            return y;
        }
        return dw == 0f ? w : y < low ? low : high;
    }

    private static float power(float x, double mu) {
        if (mu == 0) {
            return 1f;
        }
        // Normalisation may have moved the weight past the bound; there is no room left then. The same for a weight of
        // the wrong sign.
        float room = Math.max(x, 0f);
        return mu == 1 ? room : (float) StrictMath.pow(room, mu);
    }
}
