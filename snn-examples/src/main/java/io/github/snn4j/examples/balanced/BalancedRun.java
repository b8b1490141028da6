package io.github.snn4j.examples.balanced;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.monitor.EnergyMonitor;
import io.github.snn4j.monitor.EnergyPrices;
import io.github.snn4j.monitor.EnergyRecording;

/** Builds a network of two populations, lets it settle, measures, draws. */
final class BalancedRun {

    static final double DT_MS = 0.1;
    private static final int CHUNK_STEPS = 200;

    private final String title;
    private final Network network;
    private final int settleSteps;
    private final int steps;
    private final RunOptions options;
    private final ProgressListener progress;

    BalancedRun(String title, Network network, double settleMs, RunOptions options, ProgressListener progress) {
        this.title = title;
        this.network = network;
        this.settleSteps = Math.toIntExact(Math.round(settleMs / DT_MS));
        this.steps = Math.toIntExact(Math.round(options.seconds() * 1000 / DT_MS));
        this.options = options;
        this.progress = progress;
    }

    RunResult.Builder measure() {
        RunResult.Builder result = RunResult.builder();
        long start = System.nanoTime();
        SimulationConfig config = SimulationConfig.of(DT_MS, options.seed()).withThreads(options.threads());
        try (Simulator simulator = Simulator.of(network, config)) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            advance(simulator, "settle", settleSteps);
            BalancedActivity activity = new BalancedActivity(simulator);
            EnergyRecording counts = simulator.attach(EnergyMonitor.of(EnergyPrices.cmos45nm()));
            int shownSteps = Math.min(steps, Math.toIntExact(Math.round(BalancedActivity.SHOWN_MS / DT_MS)));
            start = System.nanoTime();
            advance(simulator, "measure", steps - shownSteps);
            BalancedActivity.Shown shown = BalancedActivity.Shown.of(simulator, DT_MS);
            advance(simulator, "record", shownSteps);
            double seconds = (System.nanoTime() - start) / 1e9;
            describe(result);
            activity.describe(result);
            result.metric(Metrics.SYNAPTIC_EVENTS, counts.synapticEvents())
                    .metric("build_seconds", buildSeconds)
                    .metric("simulation_seconds", seconds)
                    .metric("events_per_second", counts.synapticEvents() / seconds)
                    .fingerprint(simulator.fingerprint().toString());
            simulator.health().warnings().forEach(w -> result.note(w.message()));
            activity.draw(title, shown, shownSteps * DT_MS, result);
        }
        return result;
    }

    private void describe(RunResult.Builder result) {
        result.config("neurons", size(TwoPopulations.EXC) + " + " + size(TwoPopulations.INH))
                .config("dtMs", DT_MS)
                .config("settleMs", settleSteps * DT_MS)
                .config("measuredMs", steps * DT_MS);
    }

    private int size(String population) {
        return network.populations().get(population).size();
    }

    private void advance(Simulator simulator, String phase, int count) {
        progress.begin(phase, Math.round(count * DT_MS), "ms");
        for (int done = 0; done < count; done += CHUNK_STEPS) {
            int now = Math.min(CHUNK_STEPS, count - done);
            simulator.run(now);
            progress.update(Math.round((done + now) * DT_MS), "");
        }
        progress.end();
    }
}
