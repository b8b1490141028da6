package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Convolution;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.plasticity.SynapseVisitor;
import java.util.ArrayDeque;

/** The kernels of a convolution, each weight once, {@code [c][ky][kx][o]}. */
final class ConvStore extends SynapseStore {

    private final ConvGeometry g;
    private final Kernels kernels;
    private final float[] weights;
    // Scratch that no thread is using; as many exist as threads have ever delivered at once.
    private final ArrayDeque<ConvGather> idle = new ArrayDeque<>();

    ConvStore(Kernels kernels, Convolution rule) {
        super(rule.in().size(), rule.out().size());
        this.g = new ConvGeometry(rule);
        this.kernels = kernels;
        this.weights = new float[Math.multiplyExact(g.lines, g.outChannels)];
    }

    ConvGeometry geometry() {
        return g;
    }

    @Override
    float[] values() {
        return weights;
    }

    @Override
    public long synapses() {
        return g.synapses();
    }

    @Override
    public long distinctWeights() {
        return weights.length;
    }

    @Override
    int fanOut(int pre) {
        return g.places(pre) * g.outChannels;
    }

    private ConvGather borrow() {
        ConvGather gather;
        synchronized (idle) {
            gather = idle.pollFirst();
        }
        return gather == null ? new ConvGather(g, kernels) : gather;
    }

    private void giveBack(ConvGather gather) {
        synchronized (idle) {
            idle.addFirst(gather);
        }
    }

    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        ConvGather gather = borrow();
        gather.addSpikes(weights, fired, count, out, outBase, from, to);
        giveBack(gather);
    }

    @Override
    void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        ConvGather gather = borrow();
        gather.addActivity(weights, activity, activityBase, out, outBase, from, to);
        giveBack(gather);
    }

    @Override
    void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to) {
        int c = pre / g.inArea;
        int y = pre / g.inWidth % g.inHeight;
        int x = pre % g.inWidth;
        for (int py = g.firstY(y); py <= g.lastY(y); py++) {
            for (int px = g.firstX(x); px <= g.lastX(x); px++) {
                int line = g.line(c, y, x, py, px) * g.outChannels;
                int place = py * g.outWidth + px;
                for (int o = from / g.outArea; o < g.outChannels; o++) {
                    int post = o * g.outArea + place;
                    if (post >= from && post < to) {
                        out[outBase + post] += factor * weights[line + o];
                    }
                }
            }
        }
    }

    @Override
    public float get(int pre, int post) {
        int line = g.lineBetween(pre, post);
        return line < 0 ? 0f : weights[line * g.outChannels + post / g.outArea];
    }

    @Override
    void set(int pre, int post, float weight) {
        int line = g.lineBetween(pre, post);
        Check.argument(line >= 0, () -> "there is no synapse from " + pre + " to " + post);
        weights[line * g.outChannels + post / g.outArea] = weight;
    }

    @Override
    public boolean connects(int pre, int post) {
        return g.lineBetween(pre, post) >= 0;
    }

    @Override
    public void forEach(SynapseVisitor visitor) {
        for (int pre = 0; pre < preSize(); pre++) {
            int c = pre / g.inArea;
            int y = pre / g.inWidth % g.inHeight;
            int x = pre % g.inWidth;
            for (int o = 0; o < g.outChannels; o++) {
                for (int py = g.firstY(y); py <= g.lastY(y); py++) {
                    for (int px = g.firstX(x); px <= g.lastX(x); px++) {
                        int at = g.line(c, y, x, py, px) * g.outChannels + o;
                        visitor.visit(pre, o * g.outArea + py * g.outWidth + px, weights[at]);
                    }
                }
            }
        }
    }

    /** Each weight once, as the synapse of the first place that has it; a weight that only meets padding has none. */
    @Override
    public void forEachWeight(SynapseVisitor visitor) {
        for (int o = 0; o < g.outChannels; o++) {
            for (int line = 0; line < g.lines; line++) {
                int ky = line / g.size % g.size;
                int kx = line % g.size;
                int py = Math.max(0, (g.padding - ky + g.stride - 1) / g.stride);
                int px = Math.max(0, (g.padding - kx + g.stride - 1) / g.stride);
                int y = py * g.stride - g.padding + ky;
                int x = px * g.stride - g.padding + kx;
                boolean exists =
                        y < g.inHeight && x < g.inWidth && py < g.rule.out().height() && px < g.outWidth;
                if (exists) {
                    int pre = (line / (g.size * g.size) * g.inHeight + y) * g.inWidth + x;
                    visitor.visit(pre, o * g.outArea + py * g.outWidth + px, weights[line * g.outChannels + o]);
                }
            }
        }
    }

    @Override
    long settable() {
        return weights.length;
    }

    @Override
    int settableIndex(int pre, int post) {
        return post / g.outArea * g.lines + g.lineBetween(pre, post);
    }

    /** In the order {@code [o][c][ky][kx]}. */
    @Override
    void setAll(float[] values) {
        for (int o = 0; o < g.outChannels; o++) {
            for (int line = 0; line < g.lines; line++) {
                weights[line * g.outChannels + o] = values[o * g.lines + line];
            }
        }
    }

    @Override
    public float[] copy() {
        float[] values = new float[weights.length];
        for (int o = 0; o < g.outChannels; o++) {
            for (int line = 0; line < g.lines; line++) {
                values[o * g.lines + line] = weights[line * g.outChannels + o];
            }
        }
        return values;
    }

    @Override
    UpdateTarget target(float[] values) {
        return new ConvTarget(kernels, g, values);
    }

    @Override
    int eligibilityLength() {
        long length = (long) g.outArea * weights.length;
        Check.argument(
                length <= Integer.MAX_VALUE - 8,
                () -> "eligibility of a convolution takes a value per synapse and sample, here " + length
                        + ", more than one array holds (2^31); use a rule that keeps traces of neurons instead");
        return (int) length;
    }

    @Override
    UpdateTarget eligibilityTarget(float[] values) {
        return new ConvEligibility(g, values);
    }
}
