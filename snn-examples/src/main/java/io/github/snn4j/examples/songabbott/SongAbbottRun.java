package io.github.snn4j.examples.songabbott;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.HistogramChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.monitor.RateMonitor;
import io.github.snn4j.monitor.RateRecording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Simulates, looks at the weights at the beginning, half way and at the end, measures, draws. */
final class SongAbbottRun {

    private static final double DT_MS = 0.1;

    /** The rate is that of the last fifth of the time; the weights hardly move on average then. */
    private static final double LATE = 0.8;

    private static final int BINS = 20;
    private static final double MOST_RATE_BINS = 100;
    private static final int LOOKS = 100;

    private final SongAbbottNetwork network;
    private final RunOptions options;
    private final ProgressListener progress;
    private final long steps;

    SongAbbottRun(SongAbbottNetwork network, RunOptions options, ProgressListener progress) {
        this.network = network;
        this.options = options;
        this.progress = progress;
        this.steps = Math.max(LOOKS, Math.round(options.seconds() * 1000 / DT_MS));
    }

    RunResult run() {
        RunResult.Builder result = RunResult.builder()
                .config("inputs", network.inputs())
                .config("inputRateHz", network.inputRateHz())
                .config("rule", options.rule())
                .config("seconds", options.seconds())
                .config("dtMs", DT_MS);
        try (Simulator simulator = Simulator.of(
                network.network(), SimulationConfig.of(DT_MS, options.seed()).withThreads(options.threads()))) {
            double binMs = DT_MS * Math.max(1, Math.round(steps / MOST_RATE_BINS));
            RateRecording rates = simulator.attach(RateMonitor.of(SongAbbottNetwork.NEURON, binMs));
            List<WeightDistribution> looks = simulate(simulator);
            WeightDistribution end = looks.get(LOOKS);
            result.metric("near_zero_fraction", end.nearZero())
                    .metric("near_max_fraction", end.nearMax())
                    .metric(SongAbbott.BIMODALITY, end.bimodality())
                    .metric("mean_weight", end.mean())
                    .metric(Metrics.RATE_HZ, lateRateHz(rates))
                    .fingerprint(simulator.fingerprint().toString());
            simulator.health().warnings().forEach(w -> result.note(w.message()));
            draw(result, looks, rates, binMs);
        }
        return result.build();
    }

    /** The weights at the beginning and after each hundredth of the time. */
    private List<WeightDistribution> simulate(Simulator simulator) {
        List<WeightDistribution> looks = new ArrayList<>();
        looks.add(look(simulator));
        progress.begin("learn", Math.round(options.seconds()), "s");
        long done = 0;
        for (int k = 1; k <= LOOKS; k++) {
            long until = steps * k / LOOKS;
            simulator.run(Math.toIntExact(until - done));
            done = until;
            looks.add(look(simulator));
            String status = String.format(
                    Locale.ROOT, "mean weight %.3f", looks.get(looks.size() - 1).mean());
            progress.update(Math.round(done * DT_MS / 1000), status);
        }
        progress.end();
        return looks;
    }

    private static WeightDistribution look(Simulator simulator) {
        return WeightDistribution.of(simulator.weights(SongAbbottNetwork.PLASTIC), SongAbbottNetwork.LARGEST, BINS);
    }

    private static double lateRateHz(RateRecording rates) {
        int from = (int) Math.floor(LATE * rates.size());
        double sum = 0;
        for (int bin = from; bin < rates.size(); bin++) {
            sum += rates.rateHz(bin);
        }
        return sum / (rates.size() - from);
    }

    private void draw(RunResult.Builder result, List<WeightDistribution> looks, RateRecording rates, double binMs) {
        List<HistogramChart.Panel> panels = new ArrayList<>();
        for (int k : new int[] {0, LOOKS / 2, LOOKS}) {
            String when = "after " + shortest(options.seconds() * k / LOOKS) + " s";
            panels.add(new HistogramChart.Panel(when, looks.get(k).counts(), 0, 1));
        }
        result.image(
                "weights.png",
                "Weights in units of the largest one, at the beginning, half way and at the end.",
                HistogramChart.draw("Weights, " + options.rule() + " STDP", "weight / largest", "synapses", panels));
        double[] binS = new double[rates.size()];
        for (int bin = 0; bin < binS.length; bin++) {
            binS[bin] = (bin + 0.5) * binMs / 1000;
        }
        result.image(
                "rate.png",
                "Rate of the neuron while its synapses change.",
                CurveChart.draw(
                        "Rate of the neuron",
                        "time (s)",
                        "rate (Hz)",
                        List.of(new CurveChart.Curve("rate", binS, rates.ratesHz()))));
        double[] lookS = new double[looks.size()];
        double[] nearZero = new double[lookS.length];
        double[] nearMax = new double[lookS.length];
        double[] bimodality = new double[lookS.length];
        for (int k = 0; k < lookS.length; k++) {
            lookS[k] = options.seconds() * k / LOOKS;
            nearZero[k] = looks.get(k).nearZero();
            nearMax[k] = looks.get(k).nearMax();
            bimodality[k] = looks.get(k).bimodality();
        }
        result.image(
                "competition.png",
                "Shares of the weights in the lowest and the highest fifth, and Sarle's bimodality coefficient.",
                CurveChart.draw(
                        "Competition of the weights",
                        "time (s)",
                        "share, coefficient",
                        List.of(
                                new CurveChart.Curve("below 0.2", lookS, nearZero),
                                new CurveChart.Curve("above 0.8", lookS, nearMax),
                                new CurveChart.Curve("bimodality", lookS, bimodality))));
    }

    private static String shortest(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
