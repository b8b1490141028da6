package io.github.snn4j.internal.kernel;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Philox;

/** The kernels in plain Java: the specification that every other implementation must match bit for bit. */
public final class JavaKernels implements Kernels {

    private static final long LOW = 0xFFFFFFFFL;

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
    public void addFourRows(
            float[] factors,
            int[] factorBases,
            int factorStride,
            int first,
            int count,
            float[] matrix,
            int matrixBase,
            int stride,
            float[] out,
            int[] outBases,
            int columns) {
        for (int v = first; v < first + 4; v++) {
            addScaledRows(
                    factors,
                    factorBases[v],
                    factorStride,
                    count,
                    matrix,
                    matrixBase,
                    stride,
                    out,
                    outBases[v],
                    0,
                    columns);
        }
    }

    /** Four rows at a time, as {@link #addRows}. */
    @Override
    public void addListedRows(
            float[] matrix,
            int matrixBase,
            int stride,
            int[] rows,
            float[] factors,
            int first,
            int count,
            float[] out,
            int outBase,
            int from,
            int to) {
        int end = first + count;
        int k = first;
        for (; k + 4 <= end; k += 4) {
            float fa = factors[k];
            float fb = factors[k + 1];
            float fc = factors[k + 2];
            float fd = factors[k + 3];
            int a = matrixBase + rows[k] * stride;
            int b = matrixBase + rows[k + 1] * stride;
            int c = matrixBase + rows[k + 2] * stride;
            int d = matrixBase + rows[k + 3] * stride;
            for (int j = from; j < to; j++) {
                out[outBase + j] = out[outBase + j]
                        + fa * matrix[a + j]
                        + fb * matrix[b + j]
                        + fc * matrix[c + j]
                        + fd * matrix[d + j];
            }
        }
        for (; k < end; k++) {
            addScaled(out, outBase, factors[k], matrix, matrixBase + rows[k] * stride, from, to);
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
            float change = scale * x[xBase + j];
            if (change != 0f) {
                w[wBase + j] = Math.min(Math.max(w[wBase + j] + change, low), high);
            }
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
    public int lifCurrents(LifParameters p, LifArrays a, int base, int thresholdBase, int from, int to, int[] spikes) {
        return JavaLif.currents(p, a, base, thresholdBase, from, to, spikes, 0);
    }

    @Override
    public int lifCurrentsUnheld(LifParameters p, LifArrays a, int base, int from, int to, int[] reached) {
        return JavaLif.currentsUnheld(p, a, base, from, to, reached, 0);
    }

    @Override
    public void flush(float[] x) {
        for (int k = 0; k < x.length; k++) {
            x[k] = (x[k] + FLUSH) - FLUSH;
        }
    }

    @Override
    public boolean allFinite(float[] x) {
        float zero = 0f;
        for (float value : x) {
            zero += value * 0f; // stays 0 unless a value is NaN or infinite
        }
        return zero == 0f;
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

    @Override
    public void randomBlocks(KeyedRandom random, long step, int id, int count, int stream, long[] words) {
        randomBlocks(random, step, id, 0, count, stream, words, count);
    }

    /**
     * {@link Kernels#randomBlocks} for some of the blocks.
     *
     * @param random key
     * @param step step
     * @param id id of block 0
     * @param from first block
     * @param to one past the last block
     * @param stream stream
     * @param words receives the words
     * @param second index of the second pair of words of block 0
     */
    public static void randomBlocks(
            KeyedRandom random, long step, int id, int from, int to, int stream, long[] words, int second) {
        int c0 = (int) step;
        int c1 = (int) (step >>> 32);
        for (int b = from; b < to; b++) {
            int x0 = c0;
            int x1 = c1;
            int x2 = id + b;
            int x3 = stream;
            int key0 = random.key0();
            int key1 = random.key1();
            for (int round = 0; round < Philox.ROUNDS; round++) {
                long p0 = (Philox.MULTIPLIER_0 & LOW) * (x0 & LOW);
                long p1 = (Philox.MULTIPLIER_1 & LOW) * (x2 & LOW);
                x0 = (int) (p1 >>> 32) ^ x1 ^ key0;
                x1 = (int) p1;
                x2 = (int) (p0 >>> 32) ^ x3 ^ key1;
                x3 = (int) p0;
                key0 += Philox.WEYL_0;
                key1 += Philox.WEYL_1;
            }
            words[b] = (long) x0 << 32 | x1 & LOW;
            words[second + b] = (long) x2 << 32 | x3 & LOW;
        }
    }
}
