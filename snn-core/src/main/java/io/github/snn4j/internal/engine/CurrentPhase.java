package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PhaseView;

/** The phase that is running, as models see it. */
final class CurrentPhase implements PhaseView {

    private Phase.Role role = Phase.Role.PRESENT;
    private double nudge;

    void enter(Phase phase) {
        role = phase.role();
        nudge = phase.nudge();
    }

    void leave() {
        role = Phase.Role.PRESENT;
        nudge = 0;
    }

    @Override
    public Phase.Role role() {
        return role;
    }

    @Override
    public double nudge() {
        return nudge;
    }
}
