package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.plasticity.SynapseVisitor;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compressed rows. The targets are cut into blocks, at the borders between the threads and at least every 65,536
 * neurons, so that a target takes 16 bits and a thread finds its part of a row without searching:
 *
 * <pre>
 *   [block][pre][segment][synapse]     a segment holds the synapses of a row that share a delay, targets ascending
 * </pre>
 *
 * <p>With one delay for all synapses a row is one segment and {@code starts} counts synapses. Otherwise {@code starts}
 * counts segments, delays ascending, and {@code segmentStarts} counts synapses. Without a weight array all synapses
 * share {@link #shared}.
 */
final class SparseStore extends SynapseStore {

    private final int[] cuts;
    private final int[] starts;
    private final int @Nullable [] segmentStarts;
    private final char @Nullable [] segmentDelays;
    private final int[] delays;
    private RowTargets targets;
    private float @Nullable [] weights;
    private final float shared;
    private @Nullable IncomingSynapses incoming;
    private @Nullable DeferredColumns deferred;

    SparseStore(SparseLayout layout, float @Nullable [] weights, float shared) {
        super(layout.preSize(), layout.postSize());
        this.cuts = layout.cuts();
        this.starts = layout.starts();
        this.segmentStarts = layout.segmentStarts();
        this.segmentDelays = layout.segmentDelays();
        this.delays = layout.delays();
        this.targets = RowTargets.of(layout.targets());
        this.weights = weights;
        this.shared = shared;
    }

    /** The delays that occur, in steps, ascending. */
    int[] delays() {
        return delays;
    }

    boolean mixed() {
        return segmentStarts != null;
    }

    int blocks() {
        return cuts.length - 1;
    }

    /** First target of a block. */
    int cut(int block) {
        return cuts[block];
    }

    /** The block that starts at a neuron; ranges of postsynaptic neurons always end at borders of blocks. */
    int blockAt(int neuron) {
        int b = 0;
        while (cuts[b] < neuron) {
            b++;
        }
        return b;
    }

    /** Targets in 16 bits, for rules. */
    char[] targets() {
        return targets.wide();
    }

    RowTargets rowTargets() {
        return targets;
    }

    /** Keeps the targets in half the memory if they are close enough; not for stores with a rule. */
    void pack() {
        if (segmentStarts == null) {
            targets = targets.packed(starts);
        }
    }

    /** First synapse of a row in a block, all delays. */
    int begin(int block, int pre) {
        int row = starts[block * preSize() + pre];
        return segmentStarts == null ? row : segmentStarts[row];
    }

    /** One past the last synapse of a row in a block, all delays. */
    int end(int block, int pre) {
        int row = starts[block * preSize() + pre + 1];
        return segmentStarts == null ? row : segmentStarts[row];
    }

    /**
     * Segment of a row that has a delay, or -1; for stores with mixed delays. Long rows have nearly all delays, so the
     * search starts where the segment would be without gaps.
     */
    int segment(int block, int pre, int delay) {
        char[] ahead = Objects.requireNonNull(segmentDelays);
        int row = block * preSize() + pre;
        int first = starts[row];
        int at = Math.min(first + delay - delays[0], starts[row + 1] - 1);
        while (at >= first && ahead[at] > delay) {
            at--;
        }
        return at >= first && ahead[at] == delay ? at : -1;
    }

    /** Synapses per segment, on the average. */
    double segmentLength() {
        return segmentStarts == null
                ? targets.length()
                : (double) targets.length() / Math.max(1, segmentStarts.length - 1);
    }

    int segmentStart(int segment) {
        return Objects.requireNonNull(segmentStarts)[segment];
    }

    /** Delay of a synapse in a row that starts at {@code starts}; for building the index of incoming synapses. */
    int delayOf(int block, int pre, int synapse) {
        if (segmentStarts == null || segmentDelays == null) {
            return delays[0];
        }
        int s = starts[block * preSize() + pre];
        while (segmentStarts[s + 1] <= synapse) {
            s++;
        }
        return segmentDelays[s];
    }

    /** Weights in the order of the layout; an array is made if all share one so far. */
    @Override
    float[] values() {
        bringUpToDate();
        if (weights == null) {
            weights = new float[targets.length()];
            Arrays.fill(weights, shared);
        }
        return weights;
    }

    float weight(int synapse) {
        return weights == null ? shared : weights[synapse];
    }

    @Override
    public long synapses() {
        return targets.length();
    }

    @Override
    int fanOut(int pre) {
        int n = 0;
        for (int b = 0; b < blocks(); b++) {
            n += end(b, pre) - begin(b, pre);
        }
        return n;
    }

    @Override
    void deliverSpikes(int[] fired, int count, float[] out, int outBase, int from, int to) {
        for (int b = blockAt(from); b < blocks() && cuts[b] < to; b++) {
            int base = outBase + cuts[b];
            int rows = b * preSize();
            float[] w = weights;
            for (int k = 0; k < count; k++) {
                int row = rows + fired[k];
                if (deferred != null) {
                    deferred.arrive(b, fired[k], out, base);
                } else if (w == null) {
                    targets.addShared(out, base, starts[row], starts[row + 1], shared);
                } else {
                    targets.add(out, base, w, starts[row], starts[row + 1]);
                }
            }
        }
    }

    @Override
    void deliverScaled(int pre, float factor, float[] out, int outBase, int from, int to) {
        for (int b = blockAt(from); b < blocks() && cuts[b] < to; b++) {
            if (deferred != null) {
                deferred.arrive(b, pre, null, 0);
            }
            addScaled(begin(b, pre), end(b, pre), factor, out, outBase + cuts[b]);
        }
    }

    /** Spikes of the last step go to the slots of a ring, each synapse to that of its delay. */
    void deliverAhead(
            int[] fired, float @Nullable [] factors, int count, InputRing ring, int sample, int from, int to) {
        int[] segments = Objects.requireNonNull(segmentStarts);
        char[] ahead = Objects.requireNonNull(segmentDelays);
        float[] out = ring.array();
        float[] w = weights;
        for (int b = blockAt(from); b < blocks() && cuts[b] < to; b++) {
            for (int k = 0; k < count; k++) {
                int row = b * preSize() + fired[k];
                for (int s = starts[row]; s < starts[row + 1]; s++) {
                    int base = ring.base(ahead[s] - 1, sample) + cuts[b];
                    if (factors != null) {
                        addScaled(segments[s], segments[s + 1], factors[k], out, base);
                    } else if (w == null) {
                        targets.addShared(out, base, segments[s], segments[s + 1], shared);
                    } else {
                        targets.add(out, base, w, segments[s], segments[s + 1]);
                    }
                }
            }
        }
    }

    /** Collects the segments that spikes reach after a delay. */
    void collect(SegmentList list, int block, int delay, int[] fired, int count) {
        int[] segments = Objects.requireNonNull(segmentStarts);
        for (int k = 0; k < count; k++) {
            int s = segment(block, fired[k], delay);
            if (s >= 0) {
                list.add(segments[s], segments[s + 1]);
            }
        }
    }

    /**
     * Spikes of a step reach all their synapses, of one delay.
     *
     * @param list room for the rows, of the calling thread
     */
    void deliverRows(int[] fired, int count, SegmentList list, float[] out, int outBase, int from, int to) {
        for (int b = blockAt(from); b < blocks() && cuts[b] < to; b++) {
            int rows = b * preSize();
            list.clear();
            for (int k = 0; k < count; k++) {
                int begin = starts[rows + fired[k]];
                int end = starts[rows + fired[k] + 1];
                if (begin < end) {
                    list.add(begin, end);
                }
            }
            deliver(list, b, out, outBase);
        }
    }

    /**
     * Adds the collected segments. They come from all over the memory, and one after the other each would be waited for;
     * so all of them are touched first, which the processor does many at a time.
     */
    void deliver(SegmentList list, int block, float[] out, int outBase) {
        int base = outBase + cuts[block];
        float[] w = weights;
        if (w == null) {
            list.touch(targets);
            for (int k = 0; k < list.size(); k++) {
                targets.addShared(out, base, list.begin(k), list.end(k), shared);
            }
        } else {
            list.touch(targets, w);
            for (int k = 0; k < list.size(); k++) {
                targets.add(out, base, w, list.begin(k), list.end(k));
            }
        }
    }

    private void addScaled(int from, int to, float factor, float[] out, int base) {
        if (weights == null) {
            targets.addShared(out, base, from, to, factor * shared);
        } else {
            targets.addScaled(out, base, weights, from, to, factor);
        }
    }

    @Override
    void deliverActivity(float[] activity, int activityBase, float[] out, int outBase, int from, int to) {
        for (int i = 0; i < preSize(); i++) {
            float a = activity[activityBase + i];
            if (a != 0f) {
                deliverScaled(i, a, out, outBase, from, to);
            }
        }
    }

    /** The sum if a pair is joined more than once. */
    @Override
    public float get(int pre, int post) {
        int b = blockOf(post);
        if (deferred != null) {
            deferred.apply(b, pre);
        }
        float sum = 0f;
        int target = 0;
        for (int k = begin(b, pre); k < end(b, pre); k++) {
            target = targets.at(k, target);
            if (target == post - cuts[b]) {
                sum += weight(k);
            }
        }
        return sum;
    }

    @Override
    public boolean connects(int pre, int post) {
        int b = blockOf(post);
        int target = 0;
        for (int k = begin(b, pre); k < end(b, pre); k++) {
            target = targets.at(k, target);
            if (target == post - cuts[b]) {
                return true;
            }
        }
        return false;
    }

    /** Where changes of columns are put off, or null. */
    void defer(@Nullable DeferredColumns columns) {
        deferred = columns;
    }

    boolean defers() {
        return deferred != null;
    }

    /** Takes in all changes that were put off. One thread. */
    void bringUpToDate() {
        if (deferred != null) {
            for (int b = 0; b < blocks(); b++) {
                deferred.applyAll(b);
            }
        }
    }

    /** A trial ends. */
    void resetDeferred() {
        if (deferred != null) {
            bringUpToDate();
            deferred.reset();
        }
    }

    int blockOf(int post) {
        Check.index(post, postSize(), "postsynaptic neuron");
        int b = 0;
        while (cuts[b + 1] <= post) {
            b++;
        }
        return b;
    }

    @Override
    void set(int pre, int post, float weight) {
        throw new UnsupportedOperationException("sparse weights are set all at once");
    }

    @Override
    public void forEach(SynapseVisitor visitor) {
        bringUpToDate();
        RowOrder order = new RowOrder(this);
        for (int i = 0; i < preSize(); i++) {
            int n = order.read(i);
            for (int k = 0; k < n; k++) {
                visitor.visit(i, order.target(k), weight(order.synapse(k)));
            }
        }
    }

    @Override
    void setAll(float[] values) {
        float[] w = values();
        RowOrder order = new RowOrder(this);
        int next = 0;
        for (int i = 0; i < preSize(); i++) {
            int n = order.read(i);
            for (int k = 0; k < n; k++) {
                w[order.synapse(k)] = values[next++];
            }
        }
    }

    @Override
    public float[] copy() {
        float[] values = new float[targets.length()];
        int[] next = {0};
        forEach((pre, post, weight) -> values[next[0]++] = weight);
        return values;
    }

    @Override
    long settable() {
        return targets.length();
    }

    @Override
    UpdateTarget target(float[] values) {
        return new SparseTarget(this, values, 0, false);
    }

    /** Whether it matters which weights have changed. */
    boolean marksChanges() {
        return incoming != null;
    }

    /** Says that the weights onto some neurons may have changed since they were last normalised. */
    void markChanged(int from, int to) {
        if (incoming != null) {
            Arrays.fill(incoming.changed(), from, to, true);
        }
    }

    /** Index of the q-th of the incoming synapses, which ends in a block. */
    int synapse(int block, int q) {
        IncomingSynapses index = incoming();
        return begin(block, index.sources()[q]) + index.places()[q];
    }

    /** The synapses by postsynaptic neuron, made when first asked for, which one thread must do. */
    IncomingSynapses incoming() {
        if (incoming == null) {
            incoming = new IncomingSynapses(this);
        }
        return incoming;
    }

    @Override
    long bytes() {
        long ints = starts.length
                + (weights == null ? 0L : weights.length)
                + (segmentStarts == null ? 0L : segmentStarts.length);
        return 4 * ints
                + targets.bytes()
                + (segmentDelays == null ? 0L : 2L * segmentDelays.length)
                + (incoming == null ? 0 : incoming.bytes())
                + (deferred == null ? 0 : deferred.bytes());
    }
}
