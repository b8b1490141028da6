package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the weights of a projection in every n-th step: mean, least, greatest and a histogram of the existing
 * synapses, and on request the weights of chosen synapses or the whole matrix.
 *
 * <p>The histogram spans the bounds of the projection if both are finite, else the least to the greatest weight of the
 * moment. A look costs a pass over the matrix.
 *
 * @param projection name of the projection
 * @param every steps from look to look, {@code >= 1}
 * @param synapses synapses whose weights are kept
 * @param matrix whether to keep the whole matrix
 * @param bins bins of the histogram, {@code >= 1}
 * @param maxBytes most memory to take
 */
public record WeightMonitor(
        String projection, int every, List<Synapse> synapses, boolean matrix, int bins, long maxBytes)
        implements Monitor<WeightRecording> {

    private static final int USUAL_BINS = 20;
    private static final long USUAL_MOST = 1L << 28;

    /**
     * One synapse.
     *
     * @param pre presynaptic neuron
     * @param post postsynaptic neuron
     */
    public record Synapse(int pre, int post) {}

    /** Validates interval and bins and copies the synapses. */
    public WeightMonitor {
        Check.name(projection, "WeightMonitor.projection");
        Check.atLeast(every, 1, "WeightMonitor.every");
        Check.atLeast(bins, 1, "WeightMonitor.bins");
        synapses = List.copyOf(synapses);
        long most = maxBytes;
        Check.argument(most >= 1, () -> "WeightMonitor.maxBytes must be >= 1, got " + most);
    }

    /**
     * Mean, ends and a histogram of 20 bins, 256 MiB at most.
     *
     * @param projection name of the projection
     * @param every steps from look to look
     * @return the monitor
     */
    public static WeightMonitor of(String projection, int every) {
        return new WeightMonitor(projection, every, List.of(), false, USUAL_BINS, USUAL_MOST);
    }

    /**
     * Keeps the weight of one more synapse.
     *
     * @param pre presynaptic neuron
     * @param post postsynaptic neuron
     * @return changed copy
     */
    public WeightMonitor and(int pre, int post) {
        List<Synapse> more = new ArrayList<>(synapses);
        more.add(new Synapse(pre, post));
        return new WeightMonitor(projection, every, more, matrix, bins, maxBytes);
    }

    /**
     * Keeps the whole matrix.
     *
     * @return changed copy
     */
    public WeightMonitor wholeMatrix() {
        return new WeightMonitor(projection, every, synapses, true, bins, maxBytes);
    }

    /**
     * Another histogram.
     *
     * @param count bins
     * @return changed copy
     */
    public WeightMonitor histogram(int count) {
        return new WeightMonitor(projection, every, synapses, matrix, count, maxBytes);
    }

    /**
     * Another limit of memory.
     *
     * @param bytes most memory to take
     * @return changed copy
     */
    public WeightMonitor atMostBytes(long bytes) {
        return new WeightMonitor(projection, every, synapses, matrix, bins, bytes);
    }

    /**
     * Memory that a look takes.
     *
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @return bytes
     */
    public long bytesPerLook(int preSize, int postSize) {
        return 40 + 4L * bins + 4L * synapses.size() + (matrix ? 4L * preSize * postSize : 0);
    }

    @Override
    public WeightRecording bind(MonitorContext context) {
        return new WeightRecording(this, context);
    }
}
