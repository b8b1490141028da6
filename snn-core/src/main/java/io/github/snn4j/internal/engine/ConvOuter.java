package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/**
 * The weight gradient of a convolution for some of its output channels: {@code sum[c][ky][kx][o] = sum_b sum_places
 * pre[b][c][input seen through (ky, kx)] post[b][o][place]}, in order of the samples and, in a sample, of the places. It
 * is summed in one of two ways that differ in what is left out, and give the same bits:
 *
 * <ul>
 *   <li>By place: the postsynaptic values that are not zero times what their windows see. The inputs of a sample are laid
 *       out {@code [y][x][c]} with their padding. Then a row of a window is contiguous, and the windows of neighbouring
 *       places overlap in memory, so nothing is copied window by window.
 *   <li>By input: the presynaptic values that are not zero times the postsynaptic values of the places that see them.
 * </ul>
 *
 * <p>Scratch of one thread at a time.
 */
final class ConvOuter {

    /** Places in a list; what their windows see should stay in the first-level cache. */
    private static final int PLACES = 64;

    /** Postsynaptic values listed at once, some 2 MB; each row of the kernel reads the lists once. */
    private static final int LISTED = 1 << 18;

    private static final int SAMPLES_LOOKED_AT = 4;

    /** A multiply-add in columns too few for vectors costs that much more. */
    private static final double NARROW = 12;

    private static final int NARROW_COLUMNS = 16;

    /** A value by input costs that much more than one by place, since its lists are made anew for each weight. */
    private static final double BY_INPUT = 2;

    private final ConvGeometry g;
    private final Kernels kernels;
    private final int paddedWidth;
    private final int paddedSize;
    private final int rowsPerList;
    private final int lists;
    // Number of the first place of the row that sees input row y through ky, and the same for columns; below 0 if none.
    private final int[] rowSeenBy;
    private final int[] columnSeenBy;
    private float[] sum = {};
    private float[] padded = {};
    private float[] turned = {};
    private int[] rows = {};
    private float[] factors = {};
    private int[] starts = {};
    private int[] inputs = {};
    private int[] inputRows = {};
    private float[] values = {};
    private int channelFrom;
    private int channels;
    private boolean byPlace;

    ConvOuter(ConvGeometry g, Kernels kernels) {
        this.g = g;
        this.kernels = kernels;
        int outHeight = g.outArea / g.outWidth;
        this.paddedWidth = (g.outWidth - 1) * g.stride + g.size;
        this.paddedSize =
                Math.multiplyExact(Math.multiplyExact((outHeight - 1) * g.stride + g.size, paddedWidth), g.inChannels);
        this.rowsPerList = Math.max(1, PLACES / g.outWidth);
        this.lists = (outHeight + rowsPerList - 1) / rowsPerList;
        this.rowSeenBy = seenBy(g.inHeight, outHeight, g.outWidth);
        this.columnSeenBy = seenBy(g.inWidth, g.outWidth, 1);
    }

    private int[] seenBy(int length, int places, int apart) {
        int[] seen = new int[g.size * length];
        Arrays.fill(seen, Integer.MIN_VALUE / 2);
        for (int k = 0; k < g.size; k++) {
            for (int p = 0; p < places; p++) {
                int input = p * g.stride - g.padding + k;
                if (input >= 0 && input < length) {
                    seen[k * length + input] = p * apart;
                }
            }
        }
        return seen;
    }

    /** Sums of the output channels [from, to), the cheaper way; to be read with {@link #indexOf}. */
    void compute(Signal pre, Signal post, int from, int to) {
        channels = to - from;
        if (costByPlace(post) <= costByInput(pre)) {
            computeByPlace(pre, post, from, to);
        } else {
            computeByInput(pre, post, from, to);
        }
    }

    void computeByPlace(Signal pre, Signal post, int from, int to) {
        begin(from, to);
        byPlace = true;
        byPlace(pre, post);
    }

    void computeByInput(Signal pre, Signal post, int from, int to) {
        begin(from, to);
        byInput(pre, post);
    }

    /** Makes room for sums that others fill, see {@link #add}. */
    void begin(int from, int to) {
        channelFrom = from;
        channels = to - from;
        byPlace = false;
        int length = channels * g.lines;
        if (sum.length < length) {
            sum = new float[length];
        } else {
            Arrays.fill(sum, 0, length, 0f);
        }
    }

    void add(int line, int channel, float value) {
        sum[line * channels + channel - channelFrom] += value;
    }

    /** Where the sum of a weight lies in {@link #sums}; for consecutive channels the distance is {@link #step}. */
    int indexOf(int line, int channel) {
        if (!byPlace) {
            return line * channels + channel - channelFrom;
        }
        int c = line / (g.size * g.size);
        int inKernel = line % (g.size * g.size);
        return (channel - channelFrom) * g.lines + inKernel * g.inChannels + c;
    }

    int step() {
        return byPlace ? g.lines : 1;
    }

    float[] sums() {
        return sum;
    }

    private double costByPlace(Signal post) {
        double narrow = g.size * g.inChannels < NARROW_COLUMNS ? NARROW : 1;
        return narrow * nonZero(post) * g.lines;
    }

    private double costByInput(Signal pre) {
        double narrow = channels < NARROW_COLUMNS ? NARROW : 1;
        double seen = (double) g.size * g.size / (g.stride * g.stride);
        return BY_INPUT * narrow * nonZero(pre) * seen * g.outChannels;
    }

    /** Values of a few samples that are not zero. */
    private static double nonZero(Signal signal) {
        int n = 0;
        int looked = Math.min(SAMPLES_LOOKED_AT, signal.batch());
        float[] x = signal.array();
        for (int k = 0; k < looked; k++) {
            int base = k * signal.batch() / looked * signal.size();
            for (int i = base; i < base + signal.size(); i++) {
                n += x[i] != 0f ? 1 : 0;
            }
        }
        return (double) n / looked;
    }

    private void byPlace(Signal pre, Signal post) {
        int listed = channels * g.outArea;
        int block = Math.max(1, Math.min(pre.batch(), LISTED / listed));
        padded = padded.length < block * paddedSize ? new float[block * paddedSize] : padded;
        rows = rows.length < block * listed ? new int[block * listed] : rows;
        factors = factors.length < block * listed ? new float[block * listed] : factors;
        starts = starts.length < block * lists * channels + 1 ? new int[block * lists * channels + 1] : starts;
        for (int b = 0; b < pre.batch(); b += block) {
            int n = Math.min(block, pre.batch() - b);
            for (int s = 0; s < n; s++) {
                pad(pre.array(), (b + s) * pre.size(), s * paddedSize);
            }
            list(post, b, n);
            for (int ky = 0; ky < g.size; ky++) {
                for (int s = 0; s < n; s++) {
                    addWindows(ky, s);
                }
            }
        }
    }

    /** Inputs of a sample as {@code [y][x][c]}, between the silent ones of the padding, which are 0 from the start. */
    private void pad(float[] x, int base, int to) {
        int height = Math.min(g.inHeight, paddedSize / (paddedWidth * g.inChannels) - g.padding);
        int width = Math.min(g.inWidth, paddedWidth - g.padding);
        for (int y = 0; y < height; y++) {
            int row = to + ((y + g.padding) * paddedWidth + g.padding) * g.inChannels;
            for (int c = 0; c < g.inChannels; c++) {
                int from = base + c * g.inArea + y * g.inWidth;
                for (int k = 0; k < width; k++) {
                    padded[row + k * g.inChannels + c] = x[from + k];
                }
            }
        }
    }

    /** Lists the postsynaptic values that are not zero, {@code [sample][some rows of places][channel]}. */
    private void list(Signal post, int sampleFrom, int samples) {
        float[] y = post.array();
        int at = 0;
        int next = 0;
        for (int s = 0; s < samples; s++) {
            int base = (sampleFrom + s) * post.size();
            for (int l = 0; l < lists; l++) {
                int top = l * rowsPerList;
                int bottom = Math.min(g.outArea / g.outWidth, top + rowsPerList);
                for (int o = 0; o < channels; o++) {
                    starts[next++] = at;
                    at = listRows(y, base + (channelFrom + o) * g.outArea, top, bottom, at);
                }
            }
        }
        starts[next] = at;
    }

    private int listRows(float[] y, int base, int top, int bottom, int from) {
        int at = from;
        for (int py = top; py < bottom; py++) {
            int place = py * g.stride * paddedWidth;
            for (int p = base + py * g.outWidth; p < base + (py + 1) * g.outWidth; p++) {
                if (y[p] != 0f) {
                    rows[at] = place;
                    factors[at++] = y[p];
                }
                place += g.stride;
            }
        }
        return at;
    }

    private void addWindows(int ky, int sample) {
        int columns = g.size * g.inChannels;
        int matrix = sample * paddedSize + ky * paddedWidth * g.inChannels;
        for (int l = 0; l < lists; l++) {
            for (int o = 0; o < channels; o++) {
                int list = (sample * lists + l) * channels + o;
                int n = starts[list + 1] - starts[list];
                if (n > 0) {
                    int out = (o * g.size + ky) * columns;
                    kernels.addListedRows(
                            padded, matrix, g.inChannels, rows, factors, starts[list], n, sum, out, 0, columns);
                }
            }
        }
    }

    private void byInput(Signal pre, Signal post) {
        turned = turned.length < channels * g.outArea ? new float[channels * g.outArea] : turned;
        inputs = inputs.length < g.inArea ? new int[g.inArea] : inputs;
        inputRows = inputRows.length < g.inArea ? new int[g.inArea] : inputRows;
        values = values.length < g.inArea ? new float[g.inArea] : values;
        rows = rows.length < g.inArea ? new int[g.inArea] : rows;
        factors = factors.length < g.inArea ? new float[g.inArea] : factors;
        float[] x = pre.array();
        for (int b = 0; b < pre.batch(); b++) {
            turn(post.array(), b * post.size() + channelFrom * g.outArea);
            for (int c = 0; c < g.inChannels; c++) {
                int base = b * pre.size() + c * g.inArea;
                int n = 0;
                for (int i = 0; i < g.inArea; i++) {
                    if (x[base + i] != 0f) {
                        inputRows[n] = i / g.inWidth;
                        inputs[n] = i % g.inWidth;
                        values[n++] = x[base + i];
                    }
                }
                if (n > 0) {
                    addInputs(c, n);
                }
            }
        }
    }

    /** Postsynaptic values of a sample as {@code [place][channel]}. */
    private void turn(float[] y, int base) {
        for (int o = 0; o < channels; o++) {
            for (int p = 0; p < g.outArea; p++) {
                turned[p * channels + o] = y[base + o * g.outArea + p];
            }
        }
    }

    private void addInputs(int c, int count) {
        for (int ky = 0; ky < g.size; ky++) {
            for (int kx = 0; kx < g.size; kx++) {
                int n = 0;
                for (int k = 0; k < count; k++) {
                    int place = rowSeenBy[ky * g.inHeight + inputRows[k]] + columnSeenBy[kx * g.inWidth + inputs[k]];
                    if (place >= 0) {
                        rows[n] = place;
                        factors[n++] = values[k];
                    }
                }
                if (n > 0) {
                    int out = ((c * g.size + ky) * g.size + kx) * channels;
                    kernels.addListedRows(turned, 0, channels, rows, factors, 0, n, sum, out, 0, channels);
                }
            }
        }
    }
}
