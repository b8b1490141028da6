package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.signal.Signal;
import java.util.ArrayDeque;

/**
 * Changes to the kernels of a convolution: the change of a weight is the sum over the synapses that share it. A thread
 * makes the changes of the output channels that begin among its postsynaptic neurons.
 */
final class ConvTarget implements UpdateTarget {

    private static final int TILE = 16;

    private final Kernels kernels;
    private final ConvGeometry g;
    private final float[] w;
    private final int preSize;
    private final int postSize;
    private final ArrayDeque<ConvOuter> idle = new ArrayDeque<>();

    ConvTarget(Kernels kernels, ConvGeometry g, float[] w) {
        this.kernels = kernels;
        this.g = g;
        this.w = w;
        this.preSize = g.inChannels * g.inArea;
        this.postSize = g.outChannels * g.outArea;
    }

    @Override
    public void replaced() {
        // nothing is kept about the weights
    }

    @Override
    public long rowWork() {
        return 1 + (long) g.size * g.size * g.outChannels / (g.stride * g.stride);
    }

    @Override
    public long columnWork() {
        return g.lines;
    }

    @Override
    public int denseLength() {
        return Math.multiplyExact(preSize, postSize);
    }

    private ConvOuter borrow() {
        ConvOuter outer;
        synchronized (idle) {
            outer = idle.pollFirst();
        }
        return outer == null ? new ConvOuter(g, kernels) : outer;
    }

    private void giveBack(ConvOuter outer) {
        synchronized (idle) {
            idle.addFirst(outer);
        }
    }

    @Override
    public void row(int sample, int pre, float scale, Signal post, Law law, int from, int to) {
        int channelFrom = g.channelFrom(from);
        int channelTo = g.channelFrom(to);
        float[] x = post.array();
        int base = sample * postSize;
        if (post instanceof SparseSignal sparse && sparse.sparse(sample)) {
            int[] active = sparse.active(sample);
            for (int k = 0; k < sparse.activeCount(sample); k++) {
                int o = active[k] / g.outArea;
                int line = g.lineBetween(pre, active[k]);
                if (o >= channelFrom && o < channelTo && line >= 0) {
                    change(line * g.outChannels + o, scale * x[base + active[k]], law);
                }
            }
            return;
        }
        int c = pre / g.inArea;
        int y = pre / g.inWidth % g.inHeight;
        int left = pre % g.inWidth;
        for (int py = g.firstY(y); py <= g.lastY(y); py++) {
            for (int px = g.firstX(left); px <= g.lastX(left); px++) {
                int at = g.line(c, y, left, py, px) * g.outChannels;
                int place = base + py * g.outWidth + px;
                for (int o = channelFrom; o < channelTo; o++) {
                    change(at + o, scale * x[place + o * g.outArea], law);
                }
            }
        }
    }

    private void change(int at, float dw, Law law) {
        w[at] = law.apply(w[at], dw);
    }

    @Override
    public void column(int sample, int post, float scale, Signal pre, float offset, Law law, int from, int to) {
        int o = post / g.outArea;
        if (o < g.channelFrom(from) || o >= g.channelFrom(to)) {
            return;
        }
        float[] x = pre.array();
        int base = sample * preSize;
        if (offset == 0f && pre instanceof SparseSignal sparse && sparse.sparse(sample)) {
            int[] active = sparse.active(sample);
            for (int k = 0; k < sparse.activeCount(sample); k++) {
                int line = g.lineBetween(active[k], post);
                if (line >= 0) {
                    change(line * g.outChannels + o, scale * x[base + active[k]], law);
                }
            }
            return;
        }
        int place = post % g.outArea;
        int top = place / g.outWidth * g.stride - g.padding;
        int left = place % g.outWidth * g.stride - g.padding;
        for (int line = 0; line < g.lines; line++) {
            int y = top + line / g.size % g.size;
            int i = left + line % g.size;
            if (y >= 0 && y < g.inHeight && i >= 0 && i < g.inWidth) {
                int input = (line / (g.size * g.size) * g.inHeight + y) * g.inWidth + i;
                change(line * g.outChannels + o, scale * (x[base + input] - offset), law);
            }
        }
    }

    @Override
    public void outer(JavaDenseProduct product, float scale, Signal pre, Signal post, Law law, int from, int to) {
        int channelFrom = g.channelFrom(from);
        int channelTo = g.channelFrom(to);
        if (channelFrom < channelTo) {
            ConvOuter outer = borrow();
            outer.compute(pre, post, channelFrom, channelTo);
            apply(scale, outer, law, channelFrom, channelTo);
            giveBack(outer);
        }
    }

    private void apply(float scale, ConvOuter outer, Law law, int channelFrom, int channelTo) {
        float[] sums = outer.sums();
        int step = outer.step();
        for (int tile = channelFrom; tile < channelTo; tile += TILE) {
            int end = Math.min(channelTo, tile + TILE);
            for (int line = 0; line < g.lines; line++) {
                int at = outer.indexOf(line, tile);
                for (int k = line * g.outChannels + tile; k < line * g.outChannels + end; k++) {
                    float dw = scale * sums[at];
                    w[k] = law.additive ? Law.add(w[k], dw, law.low, law.high) : law.apply(w[k], dw);
                    at += step;
                }
            }
        }
    }

    /** Deltas are given per synapse, {@code [pre][post]}, and summed in order of the synapses. */
    @Override
    public void dense(float scale, float[] deltas, Law law, int from, int to) {
        int channelFrom = g.channelFrom(from);
        int channelTo = g.channelFrom(to);
        if (channelFrom == channelTo) {
            return;
        }
        ConvOuter sums = borrow();
        sums.begin(channelFrom, channelTo);
        for (int pre = 0; pre < preSize; pre++) {
            int c = pre / g.inArea;
            int y = pre / g.inWidth % g.inHeight;
            int x = pre % g.inWidth;
            for (int py = g.firstY(y); py <= g.lastY(y); py++) {
                for (int px = g.firstX(x); px <= g.lastX(x); px++) {
                    int line = g.line(c, y, x, py, px);
                    int at = pre * postSize + py * g.outWidth + px;
                    for (int o = channelFrom; o < channelTo; o++) {
                        sums.add(line, o, deltas[at + o * g.outArea]);
                    }
                }
            }
        }
        apply(scale, sums, law, channelFrom, channelTo);
        giveBack(sums);
    }

    @Override
    public void release(float eta, float[][] eligible, Signal modulator, Law law, int from, int to) {
        int channelFrom = g.channelFrom(from);
        int channelTo = g.channelFrom(to);
        if (channelFrom == channelTo) {
            return;
        }
        ConvOuter sums = borrow();
        sums.begin(channelFrom, channelTo);
        float[] m = modulator.array();
        for (int b = 0; b < eligible.length; b++) {
            for (int place = 0; place < g.outArea; place++) {
                for (int o = channelFrom; o < channelTo; o++) {
                    float factor = m[b * postSize + o * g.outArea + place];
                    if (factor != 0f) {
                        int at = (place * g.outChannels + o) * g.lines;
                        for (int line = 0; line < g.lines; line++) {
                            sums.add(line, o, factor * eligible[b][at + line]);
                        }
                    }
                }
            }
        }
        apply(eta, sums, law, channelFrom, channelTo);
        giveBack(sums);
    }

    /** The kernel of an output channel is what a neuron gets whose window lies within the map. */
    @Override
    public void normalizeIncoming(Norm norm, float total, int from, int to) {
        for (int o = g.channelFrom(from); o < g.channelFrom(to); o++) {
            float sum = 0f;
            double squares = 0;
            for (int at = o; at < w.length; at += g.outChannels) {
                sum += w[at];
                squares += (double) w[at] * w[at];
            }
            float length = norm == Norm.SUM ? sum : (float) Math.sqrt(squares);
            if (length != 0f) {
                float factor = total / length;
                for (int at = o; at < w.length; at += g.outChannels) {
                    w[at] *= factor;
                }
            }
        }
    }
}
