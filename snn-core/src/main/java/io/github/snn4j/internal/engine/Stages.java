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
    private final ProjectionRuntime[][] projections;
    private final Workers.Task[] tasks;
    private final long[] neuronWork;
    private long stepInTrial;
    private int presentation;

    private Stages(List<List<PopulationRuntime>> levels, Map<PopulationRuntime, List<ProjectionRuntime>> into) {
        stages = new PopulationRuntime[levels.size()][];
        incoming = new ProjectionRuntime[levels.size()][][];
        projections = new ProjectionRuntime[levels.size()][];
        tasks = new Workers.Task[levels.size()];
        neuronWork = new long[levels.size()];
        for (int s = 0; s < stages.length; s++) {
            stages[s] = levels.get(s).toArray(PopulationRuntime[]::new);
            incoming[s] = new ProjectionRuntime[stages[s].length][];
            for (int k = 0; k < stages[s].length; k++) {
                PopulationRuntime p = stages[s][k];
                incoming[s][k] = into.getOrDefault(p, List.of()).toArray(ProjectionRuntime[]::new);
                neuronWork[s] += p.stepWork();
            }
            projections[s] = Arrays.stream(incoming[s]).flatMap(Arrays::stream).toArray(ProjectionRuntime[]::new);
            int stage = s;
            tasks[s] = worker -> run(stage, worker);
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

    Workers.Task task(int stage) {
        return tasks[stage];
    }

    /**
     * One thread, before the shares of a stage: what is done for all of them at once.
     *
     * @return rough work of the stage, in units of a fraction of a nanosecond
     */
    long prepare(int stage, long newStepInTrial, int newPresentation) {
        stepInTrial = newStepInTrial;
        presentation = newPresentation;
        long work = neuronWork[stage];
        for (ProjectionRuntime p : projections[stage]) {
            work += p.prepare(stepInTrial);
        }
        return work;
    }

    /** One worker's share of a stage. */
    private void run(int stage, int worker) {
        for (int k = 0; k < stages[stage].length; k++) {
            PopulationRuntime population = stages[stage][k];
            deliver(incoming[stage][k], worker, false);
            population.step(worker, stepInTrial, presentation);
            deliver(incoming[stage][k], worker, true);
            population.takeLate(worker, stepInTrial, presentation);
        }
    }

    private static void deliver(ProjectionRuntime[] projections, int worker, boolean late) {
        for (ProjectionRuntime p : projections) {
            if (p.late() == late) {
                p.deliver(worker);
            }
        }
    }

    /** One thread, when all workers are done with a stage. */
    void finish(int stage, boolean learning, long step) {
        for (int k = 0; k < stages[stage].length; k++) {
            stages[stage][k].afterStep(learning, step);
        }
    }
}
