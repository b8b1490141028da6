package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/** For each postsynaptic neuron and delay of a sparse store, its synapses by ascending presynaptic neuron. */
final class IncomingSynapses {

    private final int lanes;
    private final int[] starts;
    private final char[] places;
    private final int[] sources;
    // Neurons whose weights may have changed since they were last normalised.
    private final boolean[] changed;

    IncomingSynapses(SparseStore store) {
        int[] delays = store.delays();
        lanes = delays.length;
        starts = new int[store.postSize() * lanes + 1];
        places = new char[store.targets().length];
        sources = new int[places.length];
        changed = new boolean[store.postSize()];
        Arrays.fill(changed, true);
        visit(store, (key, pre, place) -> starts[key + 1]++);
        for (int k = 1; k < starts.length; k++) {
            starts[k] += starts[k - 1];
        }
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        visit(store, (key, pre, place) -> {
            int at = next[key]++;
            places[at] = (char) place;
            sources[at] = pre;
        });
    }

    private interface Visitor {
        void visit(int key, int pre, int place);
    }

    private void visit(SparseStore store, Visitor visitor) {
        int[] delays = store.delays();
        char[] targets = store.targets();
        for (int i = 0; i < store.preSize(); i++) {
            for (int b = 0; b < store.blocks(); b++) {
                int first = store.begin(b, i);
                for (int k = first; k < store.end(b, i); k++) {
                    int lane = lanes == 1 ? 0 : Arrays.binarySearch(delays, store.delayOf(b, i, k));
                    Check.argument(
                            k - first <= Character.MAX_VALUE,
                            () -> "a neuron makes more than 65,536 synapses onto a block of neurons; a rule that needs"
                                    + " an index by target cannot learn on so many multapses");
                    visitor.visit((store.cut(b) + targets[k]) * lanes + lane, i, k - first);
                }
            }
        }
    }

    int begin(int post, int lane) {
        return starts[post * lanes + lane];
    }

    int end(int post, int lane) {
        return starts[post * lanes + lane + 1];
    }

    /** First synapse of a neuron, all delays. */
    int begin(int post) {
        return starts[post * lanes];
    }

    /** One past the last synapse of a neuron, all delays. */
    int end(int post) {
        return starts[(post + 1) * lanes];
    }

    /** Place of each synapse in the part of its row that lies in the block of the neuron. */
    char[] places() {
        return places;
    }

    /** Presynaptic neuron of each synapse. */
    int[] sources() {
        return sources;
    }

    boolean[] changed() {
        return changed;
    }

    long bytes() {
        return 4L * starts.length + 6L * places.length + changed.length;
    }
}
