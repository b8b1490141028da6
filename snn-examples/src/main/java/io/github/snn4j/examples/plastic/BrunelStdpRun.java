package io.github.snn4j.examples.plastic;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.GroupRasterChart;
import io.github.snn4j.examples.report.HistogramChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.examples.songabbott.WeightDistribution;
import io.github.snn4j.monitor.EnergyMonitor;
import io.github.snn4j.monitor.EnergyPrices;
import io.github.snn4j.monitor.EnergyRecording;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Lets the network settle without learning, then learns, measures and draws. */
final class BrunelStdpRun {

    private static final double DT_MS = 0.1;
    private static final double SETTLE_MS = 200;
    private static final int CHUNK_STEPS = 200;
    private static final long MOST_SPIKES = 200_000_000;
    private static final int BINS = 4000;
    private static final int SHOWN_BINS = 40;
    private static final int LEAST_INTERVALS = 10;
    private static final double SHOWN_MS = 200;
    private static final int SHOWN_EXC = 400;
    private static final int SHOWN_INH = 100;

    private final PlasticBrunelNetwork network;
    private final RunOptions options;
    private final ProgressListener progress;
    private final int settleSteps = (int) Math.round(SETTLE_MS / DT_MS);
    private final int steps;
    private final RunResult.Builder result = RunResult.builder();

    BrunelStdpRun(PlasticBrunelNetwork network, RunOptions options, ProgressListener progress) {
        this.network = network;
        this.options = options;
        this.progress = progress;
        this.steps = Math.toIntExact(Math.max(1, Math.round(options.seconds() * 1000 / DT_MS)));
    }

    RunResult run() {
        result.config("neurons", network.excitatory() + " + " + network.inhibitory())
                .config("rule", network.rule().option())
                .config("dtMs", DT_MS)
                .config("settleMs", SETTLE_MS)
                .config("seconds", options.seconds());
        long start = System.nanoTime();
        SimulationConfig config = SimulationConfig.of(DT_MS, options.seed()).withThreads(options.threads());
        try (Simulator simulator = Simulator.of(network.network(), config)) {
            double buildSeconds = (System.nanoTime() - start) / 1e9;
            simulator.setLearning(false);
            advance(simulator, "settle", settleSteps);
            simulator.setLearning(true);
            SpikeRecording exc =
                    simulator.attach(SpikeMonitor.of(PlasticBrunelNetwork.EXC).atMost(MOST_SPIKES));
            SpikeRecording inh =
                    simulator.attach(SpikeMonitor.of(PlasticBrunelNetwork.INH).atMost(MOST_SPIKES));
            EnergyRecording counts = simulator.attach(EnergyMonitor.of(EnergyPrices.cmos45nm()));
            start = System.nanoTime();
            advance(simulator, "learn", steps);
            double seconds = (System.nanoTime() - start) / 1e9;
            WeightDistribution after = weights(simulator);
            describe(exc, inh, after);
            result.metric(
                            "plastic_synapses",
                            simulator.weights(PlasticBrunelNetwork.PLASTIC).synapses())
                    .metric(Metrics.SYNAPTIC_EVENTS, counts.synapticEvents())
                    .metric("events_per_second", counts.synapticEvents() / seconds)
                    .metric("build_seconds", buildSeconds)
                    .metric("seconds_per_biological_second", seconds / options.seconds())
                    .fingerprint(simulator.fingerprint().toString());
            simulator.health().warnings().forEach(w -> result.note(w.message()));
            draw(exc, inh, after);
        }
        return result.build();
    }

    private static WeightDistribution weights(Simulator simulator) {
        return WeightDistribution.of(
                simulator.weights(PlasticBrunelNetwork.PLASTIC), PlasticBrunelNetwork.LARGEST, BINS);
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

    private void describe(SpikeRecording exc, SpikeRecording inh, WeightDistribution weights) {
        double neurons = network.excitatory() + network.inhibitory();
        double largest = PlasticBrunelNetwork.LARGEST;
        result.metric(Metrics.RATE_HZ, (exc.size() + inh.size()) / (neurons * options.seconds()))
                .metric("exc_rate_hz", exc.size() / (network.excitatory() * options.seconds()))
                .metric("inh_rate_hz", inh.size() / (network.inhibitory() * options.seconds()))
                .metric("exc_cv", meanCv(exc, network.excitatory()))
                .metric("weight_mean_mv", weights.mean() * largest)
                .metric("weight_sd_mv", weights.sd() * largest)
                .metric("near_zero_fraction", weights.nearZero())
                .metric("near_max_fraction", weights.nearMax());
    }

    /** Mean over neurons of standard deviation over mean of their intervals, where there are enough. */
    private static double meanCv(SpikeRecording spikes, int neurons) {
        long[] last = new long[neurons];
        int[] spikesOf = new int[neurons];
        double[] sum = new double[neurons];
        double[] squares = new double[neurons];
        for (int k = 0; k < spikes.size(); k++) {
            int n = spikes.neuron(k);
            if (spikesOf[n]++ > 0) {
                double interval = spikes.step(k) - last[n];
                sum[n] += interval;
                squares[n] += interval * interval;
            }
            last[n] = spikes.step(k);
        }
        double total = 0;
        int enough = 0;
        for (int n = 0; n < neurons; n++) {
            int intervals = spikesOf[n] - 1;
            if (intervals >= LEAST_INTERVALS) {
                double mean = sum[n] / intervals;
                total += Math.sqrt(Math.max(0, squares[n] / intervals - mean * mean)) / mean;
                enough++;
            }
        }
        return total / enough;
    }

    /** The part of the axis where there are weights, in fewer bins. */
    private static HistogramChart.Panel panel(String name, WeightDistribution weights) {
        long[] counts = weights.counts();
        int first = 0;
        while (counts[first] == 0) {
            first++;
        }
        int last = counts.length - 1;
        while (counts[last] == 0) {
            last--;
        }
        int perBin = (last - first) / SHOWN_BINS + 1;
        long[] shown = new long[SHOWN_BINS];
        for (int bin = first; bin <= last; bin++) {
            shown[(bin - first) / perBin] += counts[bin];
        }
        double width = PlasticBrunelNetwork.LARGEST / counts.length;
        return new HistogramChart.Panel(name, shown, first * width, (first + SHOWN_BINS * perBin) * width);
    }

    private void draw(SpikeRecording exc, SpikeRecording inh, WeightDistribution weights) {
        result.image(
                "weights.png",
                "Plastic weights after learning, all of which started at the same weight.",
                HistogramChart.draw(
                        "Weights, " + network.rule().option() + " STDP",
                        "weight (mV)",
                        "synapses",
                        List.of(panel(String.format(Locale.ROOT, "after %.3g s", options.seconds()), weights))));
        double toMs = (settleSteps + steps) * DT_MS;
        double fromMs = toMs - Math.min(SHOWN_MS, steps * DT_MS);
        result.image(
                "raster.png",
                String.format(Locale.ROOT, "Spikes of some neurons in the last %.0f ms.", toMs - fromMs),
                GroupRasterChart.draw(
                        "Brunel network with STDP",
                        List.of(
                                group("exc", exc, Math.min(SHOWN_EXC, network.excitatory()), fromMs, 0),
                                group("inh", inh, Math.min(SHOWN_INH, network.inhibitory()), fromMs, 2)),
                        fromMs,
                        toMs));
    }

    private static GroupRasterChart.Group group(String name, SpikeRecording spikes, int rows, double fromMs, int hue) {
        int[] shown = IntStream.range(0, spikes.size())
                .filter(k -> spikes.neuron(k) < rows && spikes.timeMs(k) >= fromMs)
                .toArray();
        return new GroupRasterChart.Group(
                name,
                IntStream.of(shown).mapToDouble(spikes::timeMs).toArray(),
                IntStream.of(shown).map(spikes::neuron).toArray(),
                rows,
                hue);
    }
}
