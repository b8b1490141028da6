package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.signal.Signal;

/**
 * Eligibility of a convolution, a value for each synapse, {@code [place][o][c][ky][kx]}: synapses that share a weight
 * belong to different postsynaptic neurons, whose third factors differ.
 */
final class ConvEligibility implements UpdateTarget {

    private final ConvGeometry g;
    private final float[] e;
    private final int preSize;
    private final int postSize;

    ConvEligibility(ConvGeometry g, float[] values) {
        this.g = g;
        this.e = values;
        this.preSize = g.inChannels * g.inArea;
        this.postSize = g.outChannels * g.outArea;
    }

    @Override
    public void row(int sample, int pre, float scale, Signal post, Law law, int from, int to) {
        int c = pre / g.inArea;
        int y = pre / g.inWidth % g.inHeight;
        int x = pre % g.inWidth;
        for (int o = g.channelFrom(from); o < g.channelFrom(to); o++) {
            for (int py = g.firstY(y); py <= g.lastY(y); py++) {
                for (int px = g.firstX(x); px <= g.lastX(x); px++) {
                    int place = py * g.outWidth + px;
                    float value = post.array()[sample * postSize + o * g.outArea + place];
                    change(place, o, g.line(c, y, x, py, px), scale * value, law);
                }
            }
        }
    }

    private void change(int place, int o, int line, float change, Law law) {
        int at = (place * g.outChannels + o) * g.lines + line;
        e[at] = law.apply(e[at], change);
    }

    @Override
    public void column(int sample, int post, float scale, Signal pre, float offset, Law law, int from, int to) {
        int o = post / g.outArea;
        if (o < g.channelFrom(from) || o >= g.channelFrom(to)) {
            return;
        }
        int place = post % g.outArea;
        int top = place / g.outWidth * g.stride - g.padding;
        int left = place % g.outWidth * g.stride - g.padding;
        for (int line = 0; line < g.lines; line++) {
            int y = top + line / g.size % g.size;
            int x = left + line % g.size;
            if (y >= 0 && y < g.inHeight && x >= 0 && x < g.inWidth) {
                int input = (line / (g.size * g.size) * g.inHeight + y) * g.inWidth + x;
                change(place, o, line, scale * (pre.array()[sample * preSize + input] - offset), law);
            }
        }
    }

    @Override
    public void dense(float scale, float[] deltas, Law law, int from, int to) {
        for (int post = 0; post < postSize; post++) {
            int o = post / g.outArea;
            if (o >= g.channelFrom(from) && o < g.channelFrom(to)) {
                for (int pre = 0; pre < preSize; pre++) {
                    int line = g.lineBetween(pre, post);
                    if (line >= 0) {
                        change(post % g.outArea, o, line, scale * deltas[pre * postSize + post], law);
                    }
                }
            }
        }
    }

    @Override
    public void outer(JavaDenseProduct product, float scale, Signal pre, Signal post, Law law, int from, int to) {
        throw new UnsupportedOperationException("eligibility takes outer products row by row");
    }

    @Override
    public void release(float eta, float[][] eligible, Signal modulator, Law law, int from, int to) {
        throw new UnsupportedOperationException("eligibility is released to weights, not to eligibility");
    }

    @Override
    public void normalizeIncoming(Norm norm, float total, int from, int to) {
        throw new UnsupportedOperationException("eligibility is not normalised");
    }

    @Override
    public void replaced() {
        // eligibility does not depend on the weights
    }

    @Override
    public int denseLength() {
        return Math.multiplyExact(preSize, postSize);
    }
}
