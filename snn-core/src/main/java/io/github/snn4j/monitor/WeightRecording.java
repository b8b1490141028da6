package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightView;
import java.util.ArrayList;
import java.util.List;

/** Weights seen by a {@link WeightMonitor}, look by look. */
public final class WeightRecording implements Recording {

    /**
     * What a look found. Counts and means are over existing synapses.
     *
     * @param step step since the simulator was built
     * @param mean mean weight, NaN if there is no synapse
     * @param min least weight
     * @param max greatest weight
     * @param histogram synapses per bin
     * @param low lower end of the first bin
     * @param high upper end of the last bin
     * @param chosen weights of the chosen synapses
     * @param matrix all weights, row-major {@code [pre][post]}, empty unless asked for
     */
    public record Look(
            long step,
            double mean,
            float min,
            float max,
            int[] histogram,
            float low,
            float high,
            float[] chosen,
            float[] matrix) {}

    private final WeightMonitor monitor;
    private final WeightView weights;
    private final Bounds bounds;
    private final List<Look> looks = new ArrayList<>();

    WeightRecording(WeightMonitor monitor, MonitorContext context) {
        this.monitor = monitor;
        this.weights = context.weights(monitor.projection());
        this.bounds = context.bounds(monitor.projection());
        for (WeightMonitor.Synapse s : monitor.synapses()) {
            String what = "WeightMonitor of '" + monitor.projection() + "': ";
            Check.index(s.pre(), weights.preSize(), what + "presynaptic neuron");
            Check.index(s.post(), weights.postSize(), what + "postsynaptic neuron");
            Check.argument(
                    weights.connects(s.pre(), s.post()),
                    () -> what + "there is no synapse from " + s.pre() + " to " + s.post());
        }
    }

    @Override
    public void onStep(long step) {
        if (step % monitor.every() == 0) {
            look(step);
        }
    }

    private void look(long step) {
        long bytes = monitor.bytesPerLook(weights.preSize(), weights.postSize()) * (looks.size() + 1L);
        if (bytes > monitor.maxBytes()) {
            throw new IllegalStateException("WeightMonitor of '" + monitor.projection() + "' takes " + bytes
                    + " bytes by step " + step + ", the limit is " + monitor.maxBytes()
                    + "; look more rarely, leave the matrix out, or raise the limit with atMostBytes");
        }
        Summary all = new Summary();
        weights.forEachWeight((pre, post, w) -> all.add(w));
        float min = all.min;
        float max = all.max;
        float low = bounds.finite() ? (float) bounds.min() : min;
        float high = bounds.finite() ? (float) bounds.max() : max;
        float[] matrix = monitor.matrix() ? weights.toArray() : new float[0];
        looks.add(new Look(step, all.sum / all.count, min, max, histogram(low, high), low, high, chosen(), matrix));
    }

    private static final class Summary {
        private long count;
        private double sum;
        private float min = Float.POSITIVE_INFINITY;
        private float max = Float.NEGATIVE_INFINITY;

        void add(float w) {
            count++;
            sum += w;
            min = Math.min(min, w);
            max = Math.max(max, w);
        }
    }

    private float[] chosen() {
        float[] values = new float[monitor.synapses().size()];
        for (int k = 0; k < values.length; k++) {
            WeightMonitor.Synapse s = monitor.synapses().get(k);
            values[k] = weights.get(s.pre(), s.post());
        }
        return values;
    }

    /** The last bin holds its upper end. */
    private int[] histogram(float low, float high) {
        int[] counts = new int[monitor.bins()];
        float perUnit = high > low ? counts.length / (high - low) : 0f;
        weights.forEachWeight((pre, post, w) -> {
            int bin = (int) ((w - low) * perUnit);
            counts[Math.max(0, Math.min(bin, counts.length - 1))]++;
        });
        return counts;
    }

    /**
     * Number of looks.
     *
     * @return looks
     */
    public int size() {
        return looks.size();
    }

    /**
     * One look.
     *
     * @param k number of the look
     * @return what was found
     */
    public Look get(int k) {
        return looks.get(k);
    }

    /**
     * All looks, in order.
     *
     * @return unmodifiable list
     */
    public List<Look> looks() {
        return List.copyOf(looks);
    }

    /** Forgets all looks. */
    public void clear() {
        looks.clear();
    }
}
