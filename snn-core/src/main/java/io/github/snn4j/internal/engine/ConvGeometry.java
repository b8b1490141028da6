package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.Window;

/**
 * The numbers of a convolution. Weights are stored {@code [c][ky][kx][o]}: the output channels that an input reaches
 * through one place of the kernel lie next to each other. A line is such a row of weights.
 */
final class ConvGeometry {

    final Convolution rule;
    final int inHeight;
    final int inWidth;
    final int inArea;
    final int inChannels;
    final int outChannels;
    final int outWidth;
    final int outArea;
    final int size;
    final int stride;
    final int padding;
    /** Rows of weights, {@code channels size^2}. */
    final int lines;

    private final int[] firstY;
    private final int[] lastY;
    private final int[] firstX;
    private final int[] lastX;

    ConvGeometry(Convolution rule) {
        this.rule = rule;
        Window w = rule.window();
        inChannels = rule.in().channels();
        inHeight = rule.in().height();
        inWidth = rule.in().width();
        inArea = rule.in().area();
        outChannels = rule.kernels();
        outWidth = rule.out().width();
        outArea = rule.out().area();
        size = w.size();
        stride = w.stride();
        padding = w.padding();
        lines = rule.fanIn();
        firstY = new int[inHeight];
        lastY = new int[inHeight];
        firstX = new int[inWidth];
        lastX = new int[inWidth];
        for (int y = 0; y < inHeight; y++) {
            firstY[y] = w.firstPlace(y);
            lastY[y] = w.lastPlace(y, inHeight);
        }
        for (int x = 0; x < inWidth; x++) {
            firstX[x] = w.firstPlace(x);
            lastX[x] = w.lastPlace(x, inWidth);
        }
    }

    /** First row of places that see input row y. */
    int firstY(int y) {
        return firstY[y];
    }

    int lastY(int y) {
        return lastY[y];
    }

    int firstX(int x) {
        return firstX[x];
    }

    int lastX(int x) {
        return lastX[x];
    }

    /** Line of weights between an input (c, y, x) and the place (py, px); both must see each other. */
    int line(int c, int y, int x, int py, int px) {
        return (c * size + y + padding - py * stride) * size + x + padding - px * stride;
    }

    /** Line of weights between two neurons, or -1 if there is no synapse. */
    int lineBetween(int pre, int post) {
        int c = pre / inArea;
        int y = pre / inWidth % inHeight;
        int x = pre % inWidth;
        int place = post % outArea;
        int py = place / outWidth;
        int px = place % outWidth;
        boolean seen = py >= firstY[y] && py <= lastY[y] && px >= firstX[x] && px <= lastX[x];
        return seen ? line(c, y, x, py, px) : -1;
    }

    /** Places that see an input. */
    int places(int pre) {
        int y = pre / inWidth % inHeight;
        int x = pre % inWidth;
        return Math.max(0, lastY[y] - firstY[y] + 1) * Math.max(0, lastX[x] - firstX[x] + 1);
    }

    /** Synapses in all. */
    long synapses() {
        long sum = 0;
        for (int i = 0; i < inArea; i++) {
            sum += places(i);
        }
        return sum * inChannels * outChannels;
    }

    /** First output channel of a worker's neurons: one that begins among them. */
    int channelFrom(int from) {
        return (from + outArea - 1) / outArea;
    }
}
