package io.github.snn4j.examples.microcircuit;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.BarChart;
import io.github.snn4j.examples.report.GroupRasterChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.monitor.EnergyMonitor;
import io.github.snn4j.monitor.EnergyPrices;
import io.github.snn4j.monitor.EnergyRecording;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Builds the network, lets it settle, measures, compares with the published activity, draws. */
final class MicrocircuitRun {

    private static final double DT_MS = MicrocircuitNetwork.DT_MS;

    /** The published activity was measured after as long. */
    private static final double SETTLE_MS = 500;

    private static final int CHUNK_STEPS = 500;
    private static final long MOST_SPIKES = 200_000_000;
    private static final double SHOWN_MS = 400;
    private static final double SHOWN_NEURONS = 1800;
    private static final double MEBIBYTE = 1 << 20;

    private final MicrocircuitNetwork network;
    private final RunOptions options;
    private final ProgressListener progress;
    private final int settleSteps = (int) Math.round(SETTLE_MS / DT_MS);
    private final int steps;
    private final RunResult.Builder result = RunResult.builder();

    MicrocircuitRun(MicrocircuitNetwork network, RunOptions options, ProgressListener progress) {
        this.network = network;
        this.options = options;
        this.progress = progress;
        this.steps = Math.toIntExact(Math.max(1, Math.round(options.seconds() * 1000 / DT_MS)));
    }

    RunResult run() {
        result.config("scale", network.scale())
                .config("neurons", network.neurons())
                .config("synapses", network.synapses())
                .config("dtMs", DT_MS)
                .config("settleMs", SETTLE_MS)
                .config("seconds", options.seconds());
        long start = System.nanoTime();
        SimulationConfig config = SimulationConfig.of(DT_MS, options.seed()).withThreads(options.threads());
        try (Simulator simulator = Simulator.of(network.network(), config)) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            double usedMib = usedMib();
            advance(simulator, "settle", settleSteps);
            Map<CorticalPopulation, SpikeRecording> recordings = new EnumMap<>(CorticalPopulation.class);
            for (CorticalPopulation p : CorticalPopulation.values()) {
                recordings.put(p, simulator.attach(SpikeMonitor.of(p.name()).atMost(MOST_SPIKES)));
            }
            EnergyRecording counts = simulator.attach(EnergyMonitor.of(EnergyPrices.cmos45nm()));
            start = System.nanoTime();
            advance(simulator, "measure", steps);
            double seconds = (System.nanoTime() - start) / 1e9;
            describe(recordings);
            result.metric(Metrics.SYNAPTIC_EVENTS, counts.synapticEvents())
                    .metric("events_per_second", counts.synapticEvents() / seconds)
                    .metric("build_seconds", buildSeconds)
                    .metric("memory_mib", usedMib)
                    .metric("seconds_per_biological_second", seconds / options.seconds())
                    .fingerprint(simulator.fingerprint().toString());
            simulator.health().warnings().forEach(w -> result.note(w.message()));
            drawSpikes(recordings);
        }
        return result.build();
    }

    /** Memory in use once what building left over is gone. */
    private static double usedMib() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
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

    private void describe(Map<CorticalPopulation, SpikeRecording> recordings) {
        List<BarChart.Bar> rates = new ArrayList<>();
        List<BarChart.Bar> cvs = new ArrayList<>();
        List<BarChart.Bar> synchronies = new ArrayList<>();
        double worst = 0;
        long spikes = 0;
        for (CorticalPopulation p : CorticalPopulation.values()) {
            SpikeRecording recording = recordings.get(p);
            PopulationActivity activity =
                    PopulationActivity.of(recording, network.neurons(p), settleSteps, steps, DT_MS);
            worst = Math.max(worst, Math.abs(activity.rateHz() / p.rateHz() - 1));
            spikes += recording.size();
            String name = p.name().toLowerCase(Locale.ROOT);
            result.metric(name + "_rate_hz", activity.rateHz())
                    .metric(name + "_cv", activity.cv())
                    .metric(name + "_synchrony", activity.synchrony());
            rates.add(new BarChart.Bar(p.toString(), activity.rateHz(), p.rateHz(), p.ordinal()));
            cvs.add(new BarChart.Bar(p.toString(), activity.cv(), p.cv(), p.ordinal()));
            synchronies.add(new BarChart.Bar(p.toString(), activity.synchrony(), p.synchrony(), p.ordinal()));
        }
        result.metric(Metrics.RATE_HZ, spikes / (network.neurons() * options.seconds()))
                .metric(Microcircuit.WORST_RATE_DEVIATION, worst);
        result.image(
                "rates.png",
                "Mean rates of the populations; lines mark those published for the full network.",
                BarChart.draw("Mean rates", "rate (Hz)", rates));
        result.image(
                "cv.png",
                "Irregularity: mean coefficient of variation of the intervals of neurons with at least "
                        + PopulationActivity.LEAST_INTERVALS + "; lines mark the published values, from 60 s.",
                BarChart.draw("Irregularity", "CV of intervals", cvs));
        result.image(
                "synchrony.png",
                "Synchrony: variance over mean of the spikes of 1,000 neurons in bins of 3 ms; lines mark the published"
                        + " values of the full network.",
                BarChart.draw("Synchrony", "variance / mean", synchronies));
    }

    private void drawSpikes(Map<CorticalPopulation, SpikeRecording> recordings) {
        double toMs = (settleSteps + steps) * DT_MS;
        double fromMs = toMs - Math.min(SHOWN_MS, steps * DT_MS);
        double fraction = Math.min(1, SHOWN_NEURONS / network.neurons());
        List<GroupRasterChart.Group> groups = new ArrayList<>();
        for (CorticalPopulation p : CorticalPopulation.values()) {
            SpikeRecording spikes = recordings.get(p);
            int rows = (int) Math.ceil(fraction * network.neurons(p));
            int[] shown = IntStream.range(0, spikes.size())
                    .filter(k -> spikes.neuron(k) < rows && spikes.timeMs(k) >= fromMs)
                    .toArray();
            groups.add(new GroupRasterChart.Group(
                    p.toString(),
                    IntStream.of(shown).mapToDouble(spikes::timeMs).toArray(),
                    IntStream.of(shown).map(spikes::neuron).toArray(),
                    rows,
                    p.ordinal()));
        }
        result.image(
                "raster.png",
                String.format(
                        Locale.ROOT,
                        "Spikes of %.0f %% of the neurons in the last %.0f ms; excitatory populations in full colour,"
                                + " inhibitory ones lighter.",
                        100 * fraction,
                        toMs - fromMs),
                GroupRasterChart.draw("Cortical microcircuit", groups, fromMs, toMs));
    }
}
