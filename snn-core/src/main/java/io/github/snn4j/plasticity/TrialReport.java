package io.github.snn4j.plasticity;

import java.util.List;

/**
 * How the stages of a trial went.
 *
 * @param phases one report per stage, in order
 */
public record TrialReport(List<PhaseReport> phases) {

    /**
     * How one stage went.
     *
     * @param phase the stage
     * @param steps time steps made
     * @param residual largest change of an activity of a graded unit in the last step; NaN for a stage of a fixed
     *     length
     * @param settled whether the residual came down to the tolerance; true for a stage of a fixed length
     */
    public record PhaseReport(Phase phase, int steps, double residual, boolean settled) {}

    /** Copies the list. */
    public TrialReport {
        phases = List.copyOf(phases);
    }

    /**
     * Whether all stages settled that were to.
     *
     * @return false if one ran out of steps
     */
    public boolean settled() {
        return phases.stream().allMatch(PhaseReport::settled);
    }

    /**
     * Time steps of the trial.
     *
     * @return sum over the stages
     */
    public int steps() {
        return phases.stream().mapToInt(PhaseReport::steps).sum();
    }
}
