package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.signal.Signal;

/** Changes to one-to-one synapses. */
final class DiagonalTarget implements UpdateTarget {

    private final float[] w;

    DiagonalTarget(float[] w) {
        this.w = w;
    }

    @Override
    public void replaced() {
        // nothing is kept about the weights
    }

    @Override
    public int denseLength() {
        return Math.multiplyExact(w.length, w.length);
    }

    @Override
    public void row(int sample, int pre, float scale, Signal post, Law law, int from, int to) {
        change(pre, scale * post.array()[sample * w.length + pre], law, from, to);
    }

    @Override
    public void column(int sample, int post, float scale, Signal pre, float offset, Law law, int from, int to) {
        change(post, scale * (pre.array()[sample * w.length + post] - offset), law, from, to);
    }

    private void change(int j, float dw, Law law, int from, int to) {
        if (j >= from && j < to) {
            w[j] = law.apply(w[j], dw);
        }
    }

    @Override
    public void outer(JavaDenseProduct product, float scale, Signal pre, Signal post, Law law, int from, int to) {
        for (int j = from; j < to; j++) {
            float sum = 0f;
            for (int b = 0; b < pre.batch(); b++) {
                sum += pre.array()[b * w.length + j] * post.array()[b * w.length + j];
            }
            w[j] = law.apply(w[j], scale * sum);
        }
    }

    @Override
    public void dense(float scale, float[] deltas, Law law, int from, int to) {
        for (int j = from; j < to; j++) {
            w[j] = law.apply(w[j], scale * deltas[j * w.length + j]);
        }
    }

    @Override
    public void release(float eta, float[][] eligible, Signal modulator, Law law, int from, int to) {
        for (int j = from; j < to; j++) {
            float sum = 0f;
            for (int b = 0; b < eligible.length; b++) {
                sum += modulator.array()[b * w.length + j] * eligible[b][j];
            }
            w[j] = law.apply(w[j], eta * sum);
        }
    }

    @Override
    public void normalizeIncoming(Norm norm, float total, int from, int to) {
        for (int j = from; j < to; j++) {
            w[j] = w[j] == 0f ? 0f : total;
        }
    }
}
