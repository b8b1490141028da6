package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import java.util.Arrays;

/**
 * Adds up what a list of inputs sends through a convolution. For every place it notes the lines of weights that arrive
 * there, and then adds these lines at once, so that the sums of a place stay in registers. Work is proportional to the
 * inputs in the list. Sums are kept {@code [place][channel]} and turned around at the end; each still begins with the
 * value that the target holds and runs in order of the inputs, so the bits are those of the full matrix.
 *
 * <p>Scratch of one thread at a time.
 */
final class ConvGather {

    /** Inputs noted before their lines are added: a place sees each of them once at most. */
    private static final int CHUNK = 128;

    /** Places that are turned around together: a cache line of the target. */
    private static final int TILE = 16;

    private final ConvGeometry g;
    private final Kernels kernels;
    private final int[][] lines;
    private final int[] count;
    private final boolean[] touched;
    private final float[] sums;
    private float[][] factors = {};

    ConvGather(ConvGeometry g, Kernels kernels) {
        this.g = g;
        this.kernels = kernels;
        lines = new int[g.outArea][Math.min(CHUNK, g.lines)];
        count = new int[g.outArea];
        touched = new boolean[(g.outArea + TILE - 1) / TILE];
        sums = new float[Math.multiplyExact(g.outArea, g.outChannels)];
    }

    /** Adds the lines of the inputs that fired. */
    void addSpikes(float[] w, int[] fired, int n, float[] out, int outBase, int from, int to) {
        boolean fresh = allZero(out, outBase + from, outBase + to);
        int channelFrom = from / g.outArea;
        int channelTo = (to + g.outArea - 1) / g.outArea;
        for (int k = 0; k < n; k += CHUNK) {
            int end = Math.min(n, k + CHUNK);
            for (int s = k; s < end; s++) {
                note(fired[s]);
            }
            for (int p = 0; p < count.length; p++) {
                if (count[p] > 0) {
                    begin(p / TILE, fresh, out, outBase, from, to);
                    kernels.addRows(
                            w, g.outChannels, lines[p], count[p], sums, p * g.outChannels, channelFrom, channelTo);
                    count[p] = 0;
                }
            }
        }
        finish(out, outBase, from, to);
    }

    private void note(int input) {
        int c = input / g.inArea;
        int y = input / g.inWidth % g.inHeight;
        int x = input % g.inWidth;
        int left = g.firstX(x);
        int right = g.lastX(x);
        for (int py = g.firstY(y); py <= g.lastY(y); py++) {
            int line = g.line(c, y, x, py, left);
            for (int p = py * g.outWidth + left; p <= py * g.outWidth + right; p++) {
                lines[p][count[p]++] = line;
                line -= g.stride;
            }
        }
    }

    /** Adds the lines of all inputs that are not zero, scaled. */
    void addActivity(float[] w, float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        if (factors.length == 0) {
            factors = new float[g.outArea][lines[0].length];
        }
        boolean fresh = allZero(out, outBase + from, outBase + to);
        int channelFrom = from / g.outArea;
        int channelTo = (to + g.outArea - 1) / g.outArea;
        int inputs = g.inArea * g.inChannels;
        int noted = 0;
        for (int i = 0; i < inputs; i++) {
            float a = activity[activityBase + i];
            if (a != 0f) {
                note(i, a);
                noted++;
            }
            if (noted == CHUNK || i == inputs - 1) {
                for (int p = 0; p < count.length; p++) {
                    if (count[p] > 0) {
                        begin(p / TILE, fresh, out, outBase, from, to);
                        int base = p * g.outChannels;
                        kernels.addListedRows(
                                w,
                                0,
                                g.outChannels,
                                lines[p],
                                factors[p],
                                0,
                                count[p],
                                sums,
                                base,
                                channelFrom,
                                channelTo);
                        count[p] = 0;
                    }
                }
                noted = 0;
            }
        }
        finish(out, outBase, from, to);
    }

    private void note(int input, float factor) {
        int c = input / g.inArea;
        int y = input / g.inWidth % g.inHeight;
        int x = input % g.inWidth;
        for (int py = g.firstY(y); py <= g.lastY(y); py++) {
            for (int px = g.firstX(x); px <= g.lastX(x); px++) {
                int p = py * g.outWidth + px;
                factors[p][count[p]] = factor;
                lines[p][count[p]++] = g.line(c, y, x, py, px);
            }
        }
    }

    private static boolean allZero(float[] x, int from, int to) {
        for (int k = from; k < to; k++) {
            if (Float.floatToRawIntBits(x[k]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Makes the places of a tile ready when the first line arrives at one of them. */
    private void begin(int tile, boolean fresh, float[] out, int outBase, int from, int to) {
        if (touched[tile]) {
            return;
        }
        touched[tile] = true;
        int first = tile * TILE;
        int end = Math.min(g.outArea, first + TILE);
        if (fresh) {
            Arrays.fill(sums, first * g.outChannels, end * g.outChannels, 0f);
            return;
        }
        for (int o = from / g.outArea; o * g.outArea < to; o++) {
            int at = o * g.outArea;
            for (int p = Math.max(first, from - at); p < Math.min(end, to - at); p++) {
                sums[p * g.outChannels + o] = out[outBase + at + p];
            }
        }
    }

    /** Turns the sums around, a tile of places at a time, which fills whole cache lines of the target. */
    private void finish(float[] out, int outBase, int from, int to) {
        for (int tile = 0; tile < touched.length; tile++) {
            if (!touched[tile]) {
                continue;
            }
            touched[tile] = false;
            int first = tile * TILE;
            int end = Math.min(g.outArea, first + TILE);
            for (int o = from / g.outArea; o * g.outArea < to; o++) {
                int at = o * g.outArea;
                int high = Math.min(end, to - at);
                for (int p = Math.max(first, from - at); p < high; p++) {
                    out[outBase + at + p] = sums[p * g.outChannels + o];
                }
            }
        }
    }
}
