package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.plasticity.TrialReport;
import io.github.snn4j.plasticity.TrialReport.PhaseReport;
import java.util.ArrayList;
import java.util.List;

/** Runs the phases of a trial and watches whether they settle. */
final class PhaseRunner {

    private final Engine engine;
    private final CurrentPhase current;
    private final Residual residual;
    private final int quietSteps;

    /**
     * A runner for one engine.
     *
     * @param engine makes the steps
     * @param current what models see of the phase that is running
     * @param residual measures changes of activity
     * @param quietSteps steps in a row that must be quiet: the longest delay between graded populations
     */
    PhaseRunner(Engine engine, CurrentPhase current, Residual residual, int quietSteps) {
        this.engine = engine;
        this.current = current;
        this.residual = residual;
        this.quietSteps = quietSteps;
    }

    TrialReport run(TrialProtocol protocol) {
        List<PhaseReport> reports = new ArrayList<>();
        for (Phase phase : protocol.phases()) {
            reports.add(run(phase, reports.size() + 1));
        }
        return new TrialReport(reports);
    }

    /** Runs one phase, the given one of its trial. */
    PhaseReport run(Phase phase, int number) {
        try {
            current.enter(phase);
            PhaseReport report = phase.settles() ? settle(phase) : make(phase);
            if (phase.mustSettle() && !report.settled()) {
                throw new IllegalStateException(failure(report, number));
            }
            engine.endPhase(phase);
            return report;
        } finally {
            current.leave();
        }
    }

    private PhaseReport make(Phase phase) {
        for (int k = 0; k < phase.steps(); k++) {
            engine.step();
        }
        return new PhaseReport(phase, phase.steps(), Double.NaN, true);
    }

    private PhaseReport settle(Phase phase) {
        residual.start();
        int quiet = 0;
        double change = Double.NaN;
        for (int made = 1; made <= phase.steps(); made++) {
            engine.step();
            change = residual.next();
            quiet = change <= phase.tolerance() ? quiet + 1 : 0;
            if (quiet == quietSteps) {
                return new PhaseReport(phase, made, change, true);
            }
        }
        return new PhaseReport(phase, phase.steps(), change, false);
    }

    private String failure(PhaseReport report, int number) {
        return "phase " + number + " (" + report.phase().role() + ") has not settled in " + report.steps()
                + " steps: in the last one, step " + engine.stepCount() + ", an activity of population '"
                + residual.where() + "' changed by " + report.residual() + ", more than the tolerance "
                + report.phase().tolerance()
                + "; allow more steps, a larger tolerance, or smaller steps of the units (a longer tau). The weights are"
                + " those of before the phase";
    }
}
