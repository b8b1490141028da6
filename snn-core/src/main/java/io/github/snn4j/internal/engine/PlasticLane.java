package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import org.jspecify.annotations.Nullable;

/**
 * A rule at work on the synapses of one delay. A projection has one lane per delay that occurs, because a rule sees
 * presynaptic signals as they arrive; nearly always that is one.
 */
final class PlasticLane {

    private final String projection;
    private final int delay;
    private final Bounds bounds;
    private final UpdateQueue queue;
    private final boolean accumulates;
    private PlasticityRule.@Nullable Updater updater;

    PlasticLane(String projection, int delay, Bounds bounds, UpdateQueue queue, boolean accumulates) {
        this.projection = projection;
        this.delay = delay;
        this.bounds = bounds;
        this.queue = queue;
        this.accumulates = accumulates;
    }

    void start(PlasticityRule rule, PlasticityContextRuntime context) {
        updater = rule.bind(context);
    }

    /** Lets an optimiser step when enough time steps have been collected. */
    void collectInto(TrialAccumulator accumulator, Runnable step) {
        queue.afterChanges(step);
        updater = new SteppingUpdater(updater(), queue, accumulator);
    }

    int delay() {
        return delay;
    }

    UpdateQueue queue() {
        return queue;
    }

    PlasticityRule.Updater updater() {
        if (updater == null) {
            throw new IllegalStateException("Projection '" + projection + "' has not been started");
        }
        return updater;
    }

    /** A sink; changes are applied in the order in which they are handed over, whatever the sink. */
    WeightSink sink(WeightDependence dependence) {
        return queue.sink(law(dependence));
    }

    /** How changes meet the weights; when an optimiser collects them, they do so later. */
    Law law(WeightDependence dependence) {
        Law law = new Law(bounds, dependence);
        if (!accumulates) {
            return law;
        }
        if (!law.additive) {
            throw new IllegalStateException("Projection '" + projection
                    + "': a weight dependence cannot be combined with an optimiser; use Application.immediate()");
        }
        return Law.FREE;
    }
}
