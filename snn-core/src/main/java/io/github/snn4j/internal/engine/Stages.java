package io.github.snn4j.internal.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Populations by stage, each with the projections that reach it. */
final class Stages {

    static final Stages EMPTY = new Stages(List.of(), Map.of());

    private final PopulationRuntime[][] stages;
    private final ProjectionRuntime[][][] incoming;
    private final ProjectionRuntime[][] whole;
    private final long[] cost;

    private Stages(List<List<PopulationRuntime>> levels, Map<PopulationRuntime, List<ProjectionRuntime>> into) {
        stages = new PopulationRuntime[levels.size()][];
        incoming = new ProjectionRuntime[levels.size()][][];
        whole = new ProjectionRuntime[levels.size()][];
        cost = new long[levels.size()];
        for (int s = 0; s < stages.length; s++) {
            stages[s] = levels.get(s).toArray(PopulationRuntime[]::new);
            incoming[s] = new ProjectionRuntime[stages[s].length][];
            for (int k = 0; k < stages[s].length; k++) {
                PopulationRuntime p = stages[s][k];
                incoming[s][k] = into.getOrDefault(p, List.of()).toArray(ProjectionRuntime[]::new);
                // A neuron costs some ten operations; arrivals are not known, so count a few per target.
                cost[s] += (long) p.size() * p.batch() * (10 + 4L * incoming[s][k].length);
            }
            whole[s] = Arrays.stream(incoming[s])
                    .flatMap(Arrays::stream)
                    .filter(ProjectionRuntime::deliversWhole)
                    .toArray(ProjectionRuntime[]::new);
        }
    }

    static Stages of(List<List<String>> levels, Engine engine, Collection<ProjectionRuntime> projections) {
        Map<PopulationRuntime, List<ProjectionRuntime>> into = new LinkedHashMap<>();
        for (ProjectionRuntime p : projections) {
            into.computeIfAbsent(p.post(), x -> new ArrayList<>()).add(p);
        }
        List<List<PopulationRuntime>> resolved = new ArrayList<>();
        for (List<String> level : levels) {
            List<PopulationRuntime> stage = new ArrayList<>();
            for (String name : level) {
                PopulationRuntime p = engine.population(name);
                if (!p.isSource()) {
                    stage.add(p);
                }
            }
            if (!stage.isEmpty()) {
                resolved.add(stage);
            }
        }
        return new Stages(resolved, into);
    }

    int count() {
        return stages.length;
    }

    long cost(int stage) {
        return cost[stage];
    }

    /** One thread, before the shares of a stage: what is delivered for all of them at once. */
    void prepare(int stage) {
        for (ProjectionRuntime p : whole[stage]) {
            p.deliverWhole();
        }
    }

    /** One worker's share of a stage. */
    void run(int stage, int worker) {
        for (int k = 0; k < stages[stage].length; k++) {
            for (ProjectionRuntime p : incoming[stage][k]) {
                p.deliver(worker);
            }
            stages[stage][k].step(worker);
        }
    }

    /** One thread, when all workers are done with a stage. */
    void finish(int stage, boolean learning, long step) {
        for (int k = 0; k < stages[stage].length; k++) {
            stages[stage][k].afterStep(learning, step);
        }
    }
}
