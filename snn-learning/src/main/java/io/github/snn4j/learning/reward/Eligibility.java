package io.github.snn4j.learning.reward;

import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/** Takes weight changes and keeps them as a decaying trace per sample and synapse. */
final class Eligibility implements WeightSink {

    /** Traces below this are set to zero, so that silence costs nothing and no denormal numbers arise. */
    private static final float FLOOR = 1e-20f;

    private final String projection;
    private final int preSize;
    private final int postSize;
    private final float[][] traces;
    private final boolean[] any;
    private final float decay;
    private final WeightSink outer;

    Eligibility(String projection, int batch, int preSize, int postSize, double decay, WeightSink outer) {
        this.projection = projection;
        this.preSize = preSize;
        this.postSize = postSize;
        this.traces = new float[batch][Math.multiplyExact(preSize, postSize)];
        this.any = new boolean[batch];
        this.decay = (float) decay;
        this.outer = outer;
    }

    /** The trace of a sample, row-major [pre][post]. */
    float[] of(int sample) {
        return traces[sample];
    }

    /** Whether anything is eligible in a sample. */
    boolean any(int sample) {
        return any[sample];
    }

    void decay() {
        for (int b = 0; b < traces.length; b++) {
            if (any[b]) {
                float[] e = traces[b];
                boolean left = false;
                for (int n = 0; n < e.length; n++) {
                    float y = e[n] * decay;
                    e[n] = Math.abs(y) < FLOOR ? 0f : y;
                    left |= e[n] != 0f;
                }
                any[b] = left;
            }
        }
    }

    void clear() {
        for (float[] e : traces) {
            Arrays.fill(e, 0f);
        }
        Arrays.fill(any, false);
    }

    @Override
    public void row(int sample, int pre, float scale, Signal post) {
        float[] e = traces[sample];
        float[] y = post.array();
        any[sample] = true;
        for (int j = 0; j < postSize; j++) {
            e[pre * postSize + j] += scale * y[sample * postSize + j];
        }
    }

    @Override
    public void column(int sample, int post, float scale, Signal pre, float offset) {
        float[] e = traces[sample];
        float[] x = pre.array();
        any[sample] = true;
        for (int i = 0; i < preSize; i++) {
            e[i * postSize + post] += scale * (x[sample * preSize + i] - offset);
        }
    }

    @Override
    public void outer(float scale, Signal pre, Signal post) {
        for (int b = 0; b < traces.length; b++) {
            for (int i = 0; i < preSize; i++) {
                float x = pre.array()[b * preSize + i];
                if (x != 0f) {
                    row(b, i, scale * x, post);
                }
            }
        }
    }

    @Override
    public void dense(float scale, float[] deltas) {
        if (traces.length != 1) {
            throw new IllegalStateException("Projection '" + projection + "': the rule inside RewardModulated changes"
                    + " all samples at once, so eligibility per sample needs batchSize 1, got " + traces.length);
        }
        any[0] = true;
        for (int n = 0; n < deltas.length; n++) {
            traces[0][n] += scale * deltas[n];
        }
    }

    @Override
    public void normalizeIncoming(Norm norm, float total) {
        outer.normalizeIncoming(norm, total);
    }
}
