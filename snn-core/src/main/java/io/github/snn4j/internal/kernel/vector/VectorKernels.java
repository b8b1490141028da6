package io.github.snn4j.internal.kernel.vector;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.JavaLif;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.internal.kernel.LifArrays;
import io.github.snn4j.internal.kernel.LifParameters;
import io.github.snn4j.random.KeyedRandom;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernels with SIMD instructions of the preferred width; same bits as {@link JavaKernels}. */
public final class VectorKernels implements Kernels {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();
    private static final int LEAST_BITS = 128;

    private final JavaKernels java = new JavaKernels();

    /**
     * Makes the kernels; they hold no state.
     *
     * @throws UnsupportedOperationException if the processor has no vectors to speak of
     */
    public VectorKernels() {
        if (SPECIES.vectorBitSize() < LEAST_BITS) {
            throw new UnsupportedOperationException(
                    "vectors of this processor have " + SPECIES.vectorBitSize() + " bits, need " + LEAST_BITS);
        }
    }

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    @Override
    public void addRows(
            float[] weights, int stride, int[] rows, int count, float[] out, int outBase, int from, int to) {
        if (to - from < LANES) {
            java.addRows(weights, stride, rows, count, out, outBase, from, to);
        } else {
            VectorRows.addRows(weights, stride, rows, count, out, outBase, from, to);
        }
    }

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
        if (to - from < LANES) {
            java.addScaledRows(
                    factors, factorBase, factorStride, count, matrix, matrixBase, stride, out, outBase, from, to);
        } else {
            VectorRows.addScaledRows(
                    factors, factorBase, factorStride, count, matrix, matrixBase, stride, out, outBase, from, to);
        }
    }

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
        if (to - from < LANES) {
            java.addListedRows(matrix, matrixBase, stride, rows, factors, first, count, out, outBase, from, to);
        } else {
            VectorListedRows.add(matrix, matrixBase, stride, rows, factors, first, count, out, outBase, from, to);
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
        if (columns < LANES) {
            java.addFourRows(
                    factors,
                    factorBases,
                    factorStride,
                    first,
                    count,
                    matrix,
                    matrixBase,
                    stride,
                    out,
                    outBases,
                    columns);
        } else {
            VectorProduct.add(
                    factors,
                    factorBases,
                    factorStride,
                    first,
                    count,
                    matrix,
                    matrixBase,
                    stride,
                    out,
                    outBases,
                    columns);
        }
    }

    @Override
    public void decay(float[] x, int from, int to, float factor) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        FloatVector floor = FloatVector.broadcast(SPECIES, FLOOR);
        FloatVector zero = FloatVector.zero(SPECIES);
        int j = from;
        for (; j <= to - LANES; j += LANES) {
            FloatVector y = FloatVector.fromArray(SPECIES, x, j).mul(factors);
            y.blend(zero, y.abs().compare(LT, floor)).intoArray(x, j);
        }
        java.decay(x, j, to, factor);
    }

    @Override
    public void addScaledClipped(
            float[] w, int wBase, float scale, float[] x, int xBase, int from, int to, float low, float high) {
        FloatVector scales = FloatVector.broadcast(SPECIES, scale);
        FloatVector lows = FloatVector.broadcast(SPECIES, low);
        FloatVector highs = FloatVector.broadcast(SPECIES, high);
        FloatVector zero = FloatVector.zero(SPECIES);
        int j = from;
        for (; j <= to - LANES; j += LANES) {
            FloatVector old = FloatVector.fromArray(SPECIES, w, wBase + j);
            FloatVector change = FloatVector.fromArray(SPECIES, x, xBase + j).mul(scales);
            old.add(change)
                    .max(lows)
                    .min(highs)
                    .blend(old, change.compare(EQ, zero))
                    .intoArray(w, wBase + j);
        }
        java.addScaledClipped(w, wBase, scale, x, xBase, j, to, low, high);
    }

    @Override
    public void addScaled(float[] out, int outBase, float scale, float[] x, int xBase, int from, int to) {
        FloatVector scales = FloatVector.broadcast(SPECIES, scale);
        int j = from;
        for (; j <= to - LANES; j += LANES) {
            FloatVector.fromArray(SPECIES, out, outBase + j)
                    .add(FloatVector.fromArray(SPECIES, x, xBase + j).mul(scales))
                    .intoArray(out, outBase + j);
        }
        java.addScaled(out, outBase, scale, x, xBase, j, to);
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
        return VectorLif.delta(p, a, base, thresholdBase, from, to, arrivals, spikes);
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
        return VectorLif.current(p, a, base, thresholdBase, from, to, arrivals, spikes);
    }

    @Override
    public int lifCurrents(LifParameters p, LifArrays a, int base, int thresholdBase, int from, int to, int[] spikes) {
        return VectorLif.currents(p, a, base, thresholdBase, from, to, spikes);
    }

    @Override
    public int lifCurrentsUnheld(LifParameters p, LifArrays a, int base, int from, int to, int[] reached) {
        int body = from + SPECIES.loopBound(to - from);
        int count = VectorLifPlain.currentsUnheld(p, a, base, from, body, reached);
        return JavaLif.currentsUnheld(p, a, base, body, to, reached, count);
    }

    @Override
    public void flush(float[] x) {
        int body = SPECIES.loopBound(x.length);
        FloatVector flush = FloatVector.broadcast(SPECIES, FLUSH);
        for (int k = 0; k < body; k += SPECIES.length()) {
            FloatVector.fromArray(SPECIES, x, k).add(flush).sub(flush).intoArray(x, k);
        }
        for (int k = body; k < x.length; k++) {
            x[k] = (x[k] + FLUSH) - FLUSH;
        }
    }

    @Override
    public boolean allFinite(float[] x) {
        int body = SPECIES.loopBound(x.length);
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector sum = zero;
        for (int k = 0; k < body; k += SPECIES.length()) {
            sum = FloatVector.fromArray(SPECIES, x, k).mul(zero).add(sum);
        }
        float rest = 0f;
        for (int k = body; k < x.length; k++) {
            rest += x[k] * 0f;
        }
        return sum.reduceLanes(VectorOperators.ADD) + rest == 0f;
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
        return VectorLif.conductance(p, a, base, thresholdBase, from, to, arrivals, spikes);
    }

    @Override
    public void randomBlocks(KeyedRandom random, long step, int id, int count, int stream, long[] words) {
        if (VectorPhilox.FAST) {
            VectorPhilox.blocks(random, step, id, count, stream, words);
        } else {
            java.randomBlocks(random, step, id, count, stream, words);
        }
    }
}
