package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.connect.SparsePattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which thread advances which population, for networks of many populations. If whole populations can be dealt out evenly,
 * that is better than cutting each: a thread then reads whole rows instead of pieces of every row. The result of a
 * simulation does not depend on it.
 */
public final class Ownership {

    /** Largest load of a thread, as a multiple of the mean, for which whole populations are dealt out. */
    private static final double UNEVEN = 1.15;

    private static final double WORK_PER_NEURON = 40;
    private static final double WORK_PER_SYNAPSE = 0.01;

    private Ownership() {}

    /**
     * Deals populations out, the largest first, each to the thread with the least to do.
     *
     * @param sizes neurons of the populations that are advanced
     * @param projections all projections
     * @param threads threads
     * @return thread by population; empty if populations had better be cut
     */
    public static Map<String, Integer> deal(
            Map<String, Integer> sizes, Collection<ProjectionSpec> projections, int threads) {
        Map<String, Double> work = new HashMap<>();
        sizes.forEach((name, size) -> work.put(name, WORK_PER_NEURON * size));
        for (ProjectionSpec p : projections) {
            if (!(p.connectivity() instanceof Sparse rule) || !sizes.containsKey(p.pre())) {
                return Map.of();
            }
            long synapses = SparsePattern.estimate(rule, sizes.get(p.pre()), sizes.get(p.post()));
            work.merge(p.post(), WORK_PER_SYNAPSE * synapses, Double::sum);
        }
        List<String> order = new ArrayList<>(sizes.keySet());
        order.sort(Comparator.comparingDouble((String name) -> -work.get(name)).thenComparing(name -> name));
        double[] load = new double[threads];
        Map<String, Integer> owners = new HashMap<>();
        double total = 0;
        double most = 0;
        for (String name : order) {
            int least = 0;
            for (int w = 1; w < threads; w++) {
                least = load[w] < load[least] ? w : least;
            }
            owners.put(name, least);
            load[least] += work.get(name);
            total += work.get(name);
            most = Math.max(most, load[least]);
        }
        return threads > 1 && most <= UNEVEN * total / threads ? owners : Map.of();
    }
}
