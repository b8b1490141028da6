package io.github.snn4j.internal.kernel;

/** The kernels in plain Java: the specification that every other implementation must match bit for bit. */
public final class JavaKernels implements Kernels {

    /** Makes the kernels; they hold no state. */
    public JavaKernels() {}

    @Override
    public String name() {
        return "java";
    }

    /** Four rows at a time: each sum still runs in order of the rows, but is loaded and stored a quarter as often. */
    @Override
    public void addRows(
            float[] weights, int stride, int[] rows, int count, float[] out, int outBase, int from, int to) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            int a = rows[k] * stride;
            int b = rows[k + 1] * stride;
            int c = rows[k + 2] * stride;
            int d = rows[k + 3] * stride;
            for (int j = from; j < to; j++) {
                out[outBase + j] = out[outBase + j] + weights[a + j] + weights[b + j] + weights[c + j] + weights[d + j];
            }
        }
        for (; k < count; k++) {
            int a = rows[k] * stride;
            for (int j = from; j < to; j++) {
                out[outBase + j] += weights[a + j];
            }
        }
    }

    /** Four rows at a time, as {@link #addRows}. */
    @Override
    public void addScaledRows(
            float[] factors,
            int factorBase,
            int factorStride,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int outBase,
            int from,
            int to) {
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            int f = factorBase + k * factorStride;
            float fa = factors[f];
            float fb = factors[f + factorStride];
            float fc = factors[f + 2 * factorStride];
            float fd = factors[f + 3 * factorStride];
            int a = matrixBase + k * stride;
            int b = a + stride;
            int c = b + stride;
            int d = c + stride;
            for (int j = from; j < to; j++) {
                out[outBase + j] = out[outBase + j]
                        + fa * matrix[a + j]
                        + fb * matrix[b + j]
                        + fc * matrix[c + j]
                        + fd * matrix[d + j];
            }
        }
        for (; k < count; k++) {
            addScaled(out, outBase, factors[factorBase + k * factorStride], matrix, matrixBase + k * stride, from, to);
        }
    }

    @Override
    public void decay(float[] x, int from, int to, float factor) {
        for (int j = from; j < to; j++) {
            float y = x[j] * factor;
            x[j] = Math.abs(y) < FLOOR ? 0f : y;
        }
    }

    @Override
    public void addScaledClipped(
            float[] w, int wBase, float scale, float[] x, int xBase, int from, int to, float low, float high) {
        for (int j = from; j < to; j++) {
            float y = w[wBase + j] + scale * x[xBase + j];
            w[wBase + j] = Math.min(Math.max(y, low), high);
        }
    }

    @Override
    public void addScaled(float[] out, int outBase, float scale, float[] x, int xBase, int from, int to) {
        for (int j = from; j < to; j++) {
            out[outBase + j] += scale * x[xBase + j];
        }
    }

    @Override
    public int lifDelta(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        return JavaLif.delta(p, a, base, thresholdBase, from, to, arrivals, spikes, 0);
    }

    @Override
    public int lifCurrent(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        return JavaLif.current(p, a, base, thresholdBase, from, to, arrivals, spikes, 0);
    }

    @Override
    public int lifConductance(
            LifParameters p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        return JavaLif.conductance(p, a, base, thresholdBase, from, to, arrivals, spikes, 0);
    }
}
