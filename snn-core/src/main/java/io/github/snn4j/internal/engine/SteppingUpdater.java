package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;

/** A rule whose changes an optimiser collects over a number of time steps: asks for its step when they are over. */
final class SteppingUpdater implements PlasticityRule.Updater {

    private final PlasticityRule.Updater rule;
    private final UpdateQueue queue;
    private final TrialAccumulator accumulator;

    SteppingUpdater(PlasticityRule.Updater rule, UpdateQueue queue, TrialAccumulator accumulator) {
        this.rule = rule;
        this.queue = queue;
        this.accumulator = accumulator;
    }

    @Override
    public void onStep() {
        rule.onStep();
        if (accumulator.stepMade()) {
            queue.requestAfterChanges();
        }
    }

    @Override
    public void onPhaseEnd(Phase phase) {
        rule.onPhaseEnd(phase);
    }

    @Override
    public void onTrialEnd() {
        rule.onTrialEnd();
    }

    @Override
    public void reset() {
        rule.reset();
    }
}
