package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The neurons that a monitor watches: all, or some of them in ascending order. */
final class Selection {

    private final int[] ids;
    private final int[] position;

    /**
     * Checks the ids.
     *
     * @param chosen neurons, empty for all
     * @param size neurons of the population
     * @param what monitor and population, for the error text
     */
    Selection(List<Integer> chosen, int size, String what) {
        position = new int[size];
        if (chosen.isEmpty()) {
            ids = new int[size];
            Arrays.setAll(ids, k -> k);
            Arrays.setAll(position, k -> k);
            return;
        }
        Arrays.fill(position, -1);
        ids = new TreeSet<>(chosen).stream().mapToInt(Integer::intValue).toArray();
        for (int k = 0; k < ids.length; k++) {
            position[Check.index(ids[k], size, what + ": neuron")] = k;
        }
    }

    int count() {
        return ids.length;
    }

    int[] ids() {
        return ids;
    }

    /** Place of a neuron among the chosen ones, or -1. */
    int position(int neuron) {
        return position[neuron];
    }

    static List<Integer> list(int... ids) {
        return Arrays.stream(ids).boxed().toList();
    }
}
