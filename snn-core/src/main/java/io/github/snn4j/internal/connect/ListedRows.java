package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.connect.SparsePattern.Shape;
import org.jspecify.annotations.Nullable;

/** Sorts a list of pairs: by target, then by source, each time keeping the order of equal ones. */
final class ListedRows {

    private ListedRows() {}

    static SparsePattern build(Shape shape, Sparse.SynapseList list) {
        int[] pre = list.pre();
        int[] post = list.post();
        int[] byTarget = new int[pre.length];
        sort(null, post, shape.postSize(), byTarget);
        int[] order = new int[pre.length];
        int[] rowStart = sort(byTarget, pre, shape.preSize(), order);
        int[] targets = new int[pre.length];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = post[order[k]];
        }
        return new SparsePattern(shape, rowStart, targets, order);
    }

    /** A stable counting sort of indices by key; returns where each key starts. */
    private static int[] sort(int @Nullable [] indices, int[] keys, int size, int[] out) {
        int[] start = new int[size + 1];
        for (int key : keys) {
            start[key + 1]++;
        }
        for (int key = 0; key < size; key++) {
            start[key + 1] += start[key];
        }
        int[] place = start.clone();
        for (int k = 0; k < keys.length; k++) {
            int index = indices == null ? k : indices[k];
            out[place[keys[index]]++] = index;
        }
        return start;
    }
}
