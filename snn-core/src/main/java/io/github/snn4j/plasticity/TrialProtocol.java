package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;
import java.util.List;

/**
 * The stages of a trial, in order. Phases are data: a rule hears that one ended, it never drives the clock.
 *
 * @param phases at least one stage
 */
public record TrialProtocol(List<Phase> phases) {

    /** Copies the list and checks that it is not empty. */
    public TrialProtocol {
        phases = List.copyOf(phases);
        Check.argument(!phases.isEmpty(), () -> "TrialProtocol needs at least one phase, got none");
    }

    /**
     * A single presentation.
     *
     * @param steps length in time steps
     * @return protocol of one phase
     */
    public static TrialProtocol present(int steps) {
        return new TrialProtocol(List.of(new Phase(Phase.Role.PRESENT, steps, 0)));
    }
}
