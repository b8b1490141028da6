package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Changes to a full matrix. */
final class DenseTarget implements UpdateTarget {

    /** Rows of an outer product to do at once: their sums stay in the second-level cache. */
    private static final int ROWS = 64;

    private final Kernels kernels;
    private final float[] w;
    private final int preSize;
    private final int postSize;
    private final boolean @Nullable [] absent;
    // Postsynaptic neurons whose weights may have changed since they were last normalised.
    private final boolean[] changed;
    // Scratch for some rows of changes; workers use disjoint columns of it.
    private final float[] sums;

    DenseTarget(Kernels kernels, float[] w, int preSize, int postSize, boolean @Nullable [] absent) {
        this.kernels = kernels;
        this.w = w;
        this.preSize = preSize;
        this.postSize = postSize;
        this.absent = absent;
        this.changed = new boolean[postSize];
        Arrays.fill(changed, true);
        this.sums = new float[Math.min(ROWS, preSize) * postSize];
    }

    @Override
    public void replaced() {
        Arrays.fill(changed, true);
    }

    @Override
    public long rowWork() {
        return postSize;
    }

    @Override
    public long columnWork() {
        return preSize;
    }

    @Override
    public int denseLength() {
        return w.length;
    }

    @Override
    public void row(int sample, int pre, float scale, Signal post, Law law, int from, int to) {
        if (post instanceof SparseSignal sparse && sparse.sparse(sample)) {
            sparseRow(sample, pre, scale, sparse, law, from, to);
        } else {
            addRow(pre, scale, post.array(), sample * postSize, law, from, to);
        }
    }

    private void sparseRow(int sample, int pre, float scale, SparseSignal post, Law law, int from, int to) {
        float[] x = post.array();
        int[] active = post.active(sample);
        int n = post.activeCount(sample);
        for (int k = 0; k < n; k++) {
            int j = active[k];
            int at = pre * postSize + j;
            if (j >= from && j < to && present(at)) {
                w[at] = law.apply(w[at], scale * x[sample * postSize + j]);
                changed[j] = true;
            }
        }
    }

    private void addRow(int pre, float scale, float[] x, int xBase, Law law, int from, int to) {
        int row = pre * postSize;
        Arrays.fill(changed, from, to, true);
        if (law.additive) {
            kernels.addScaledClipped(w, row, scale, x, xBase, from, to, law.low, law.high);
        } else {
            for (int j = from; j < to; j++) {
                w[row + j] = law.apply(w[row + j], scale * x[xBase + j]);
            }
        }
        eraseAbsent(pre, from, to);
    }

    private void eraseAbsent(int pre, int from, int to) {
        if (absent != null) {
            for (int at = pre * postSize + from; at < pre * postSize + to; at++) {
                if (absent[at]) {
                    w[at] = 0f;
                }
            }
        }
    }

    private boolean present(int at) {
        return absent == null || !absent[at];
    }

    @Override
    public void column(int sample, int post, float scale, Signal pre, float offset, Law law, int from, int to) {
        if (post < from || post >= to) {
            return;
        }
        changed[post] = true;
        float[] x = pre.array();
        int base = sample * preSize;
        if (offset == 0f && pre instanceof SparseSignal sparse && sparse.sparse(sample)) {
            int[] active = sparse.active(sample);
            int n = sparse.activeCount(sample);
            for (int k = 0; k < n; k++) {
                change(active[k] * postSize + post, scale * x[base + active[k]], law);
            }
            return;
        }
        for (int i = 0; i < preSize; i++) {
            change(i * postSize + post, scale * (x[base + i] - offset), law);
        }
    }

    private void change(int at, float dw, Law law) {
        if (present(at)) {
            w[at] = law.apply(w[at], dw);
        }
    }

    @Override
    public void outer(JavaDenseProduct product, float scale, Signal pre, Signal post, Law law, int from, int to) {
        for (int first = 0; first < preSize; first += ROWS) {
            int rows = Math.min(ROWS, preSize - first);
            for (int r = 0; r < rows; r++) {
                Arrays.fill(sums, r * postSize + from, r * postSize + to, 0f);
            }
            product.left(pre.array(), first, 1, preSize, rows, pre.batch())
                    .right(post.array(), postSize)
                    .addTo(sums, 0, postSize, from, to);
            for (int r = 0; r < rows; r++) {
                if (active(pre.array(), first + r, pre.batch())) {
                    addRow(first + r, scale, sums, r * postSize, law, from, to);
                }
            }
        }
    }

    @Override
    public boolean outerWhole(DenseProduct product, float scale, Signal pre, Signal post, Law law, boolean zero) {
        boolean small = (long) w.length * pre.batch() < DenseProduct.BLAS_FROM;
        if (small || absent != null || !law.additive || law.bounded()) {
            return false;
        }
        Arrays.fill(changed, true);
        product.addTransposedTimes(pre.array(), preSize, pre.batch(), post.array(), postSize, scale, zero, w);
        return true;
    }

    private boolean active(float[] x, int pre, int batch) {
        for (int b = 0; b < batch; b++) {
            if (x[b * preSize + pre] != 0f) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void dense(float scale, float[] deltas, Law law, int from, int to) {
        for (int i = 0; i < preSize; i++) {
            addRow(i, scale, deltas, i * postSize, law, from, to);
        }
    }

    @Override
    public void release(float eta, float[][] eligible, Signal modulator, Law law, int from, int to) {
        float[] m = modulator.array();
        for (int i = 0; i < preSize; i++) {
            Arrays.fill(sums, from, to, 0f);
            for (int b = 0; b < eligible.length; b++) {
                float[] e = eligible[b];
                for (int j = from; j < to; j++) {
                    sums[j] += m[b * postSize + j] * e[i * postSize + j];
                }
            }
            addRow(i, eta, sums, 0, law, from, to);
        }
    }

    /** Neurons whose weights did not change since the last time are left alone: their sum is right already. */
    @Override
    public void normalizeIncoming(Norm norm, float total, int from, int to) {
        for (int j = from; j < to; j++) {
            if (changed[j]) {
                changed[j] = false;
                float size = norm == Norm.SUM ? sum(j) : euclidean(j);
                if (size != 0f) {
                    float factor = total / size;
                    for (int at = j; at < w.length; at += postSize) {
                        w[at] *= factor;
                    }
                }
            }
        }
    }

    private float sum(int post) {
        float sum = 0f;
        for (int at = post; at < w.length; at += postSize) {
            sum += w[at];
        }
        return sum;
    }

    private float euclidean(int post) {
        double sum = 0;
        for (int at = post; at < w.length; at += postSize) {
            sum += (double) w[at] * w[at];
        }
        return (float) Math.sqrt(sum);
    }
}
