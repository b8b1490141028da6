package io.github.snn4j.internal.engine;

import java.util.Arrays;

/** Reads the rows of a sparse store by ascending target, whatever the blocks and delays it is kept by. */
final class RowOrder {

    private final SparseStore store;
    // High half: target; low half: synapse. Synapses of a pair keep the order of the layout.
    private long[] row = new long[64];

    RowOrder(SparseStore store) {
        this.store = store;
    }

    /** Reads a row and says how many synapses it has. */
    int read(int pre) {
        int n = store.fanOut(pre);
        if (row.length < n) {
            row = new long[Math.max(n, 2 * row.length)];
        }
        int at = 0;
        RowTargets targets = store.rowTargets();
        for (int b = 0; b < store.blocks(); b++) {
            int target = 0;
            for (int k = store.begin(b, pre); k < store.end(b, pre); k++) {
                target = targets.at(k, target);
                row[at++] = (long) (store.cut(b) + target) << 32 | k;
            }
        }
        if (store.mixed()) {
            Arrays.sort(row, 0, n);
        }
        return n;
    }

    int target(int k) {
        return (int) (row[k] >>> 32);
    }

    int synapse(int k) {
        return (int) row[k];
    }
}
