package io.github.snn4j.examples.balanced;

import io.github.snn4j.Simulator;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RasterChart;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.monitor.StatisticsMonitor;
import io.github.snn4j.monitor.StatisticsRecording;
import io.github.snn4j.statistics.SpikeStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What excitatory and inhibitory neurons do from now on: statistics while they run, pictures of the last stretch. */
final class BalancedActivity {

    /** Length of the stretch that pictures show. */
    static final double SHOWN_MS = 200;

    private static final int SHOWN_EXC = 400;
    private static final int SHOWN_INH = 100;
    private static final double BIN_MS = 1;

    private final Side exc;
    private final Side inh;

    /** One of the two populations. */
    private record Side(int neurons, StatisticsRecording recording) {

        static Side of(Simulator simulator, String population) {
            int size = simulator.network().populations().get(population).size();
            StatisticsMonitor monitor =
                    StatisticsMonitor.of(population).bin(BIN_MS).pairs(0);
            return new Side(size, simulator.attach(monitor));
        }

        /** Spikes of all its neurons in each bin. */
        double[] counts() {
            return Arrays.stream(recording.populationRatesHz())
                    .map(rateHz -> rateHz * neurons * BIN_MS / 1000)
                    .toArray();
        }

        /**
         * CVs of the neurons that fired often enough, with the number of intervals as divisor of the variance instead
         * of one less, as in the reference results that they are compared with.
         */
        DoubleStream cvs() {
            double seconds = recording.statistics().durationMs() / 1000;
            double[] cvs = recording.cvs();
            double[] ratesHz = recording.ratesHz();
            return IntStream.range(0, neurons)
                    .filter(n -> !Double.isNaN(cvs[n]))
                    .mapToDouble(n -> {
                        double intervals = Math.rint(ratesHz[n] * seconds) - 1;
                        return cvs[n] * Math.sqrt((intervals - 1) / intervals);
                    });
        }
    }

    BalancedActivity(Simulator simulator) {
        exc = Side.of(simulator, TwoPopulations.EXC);
        inh = Side.of(simulator, TwoPopulations.INH);
    }

    /** Adds rates, mean CV and synchrony (variance over mean of the spikes of all neurons in a bin). */
    void describe(RunResult.Builder result) {
        SpikeStatistics e = exc.recording.statistics();
        SpikeStatistics i = inh.recording.statistics();
        double[] cvs = DoubleStream.concat(exc.cvs(), inh.cvs()).toArray();
        result.metric(
                        Metrics.RATE_HZ,
                        (e.rateHz() * exc.neurons + i.rateHz() * inh.neurons) / (exc.neurons + inh.neurons))
                .metric("exc_rate_hz", e.rateHz())
                .metric("inh_rate_hz", i.rateHz())
                .metric("cv", Arrays.stream(cvs).average().orElse(Double.NaN))
                .metric("cv_neurons", cvs.length)
                .metric("synchrony", varianceOverMean(sum(exc.counts(), inh.counts())));
    }

    private static double[] sum(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] + b[k]).toArray();
    }

    private static double varianceOverMean(double[] counts) {
        double mean = Arrays.stream(counts).average().orElse(0);
        double squares = Arrays.stream(counts).map(n -> (n - mean) * (n - mean)).sum();
        return squares / counts.length / mean;
    }

    /** Some neurons of both populations, to be attached before the stretch that is shown. */
    record Shown(SpikeRecording exc, SpikeRecording inh, int excRows, int inhRows, double fromMs) {

        static Shown of(Simulator simulator, double dtMs) {
            int excRows = rows(simulator, TwoPopulations.EXC, SHOWN_EXC);
            int inhRows = rows(simulator, TwoPopulations.INH, SHOWN_INH);
            return new Shown(
                    simulator.attach(first(TwoPopulations.EXC, excRows)),
                    simulator.attach(first(TwoPopulations.INH, inhRows)),
                    excRows,
                    inhRows,
                    simulator.stepCount() * dtMs);
        }

        private static int rows(Simulator simulator, String population, int most) {
            return Math.min(
                    most, simulator.network().populations().get(population).size());
        }

        private static SpikeMonitor first(String population, int neurons) {
            return SpikeMonitor.of(population).only(IntStream.range(0, neurons).toArray());
        }
    }

    /** Adds a raster and the population rate; time runs from the begin of what is shown. */
    void draw(String title, Shown shown, double lengthMs, RunResult.Builder result) {
        int spikes = shown.exc.size() + shown.inh.size();
        double[] timesMs = new double[spikes];
        int[] rows = new int[spikes];
        for (int k = 0; k < spikes; k++) {
            boolean excitatory = k < shown.exc.size();
            SpikeRecording side = excitatory ? shown.exc : shown.inh;
            int spike = excitatory ? k : k - shown.exc.size();
            timesMs[k] = side.timeMs(spike) - shown.fromMs;
            rows[k] = side.neuron(spike) + (excitatory ? 0 : shown.excRows);
        }
        String caption = String.format(
                Locale.ROOT,
                "Spikes of %d excitatory neurons and, above them, of %d inhibitory ones in the last %.0f ms.",
                shown.excRows,
                shown.inhRows,
                lengthMs);
        int allRows = shown.excRows + shown.inhRows;
        result.image("raster.png", caption, RasterChart.draw(title, timesMs, rows, allRows, 0, lengthMs));
        rates(title, (int) Math.floor(lengthMs / BIN_MS + 1e-6), result);
    }

    private void rates(String title, int bins, RunResult.Builder result) {
        if (bins == 0) {
            return;
        }
        double[] middles = IntStream.range(0, bins)
                .mapToDouble(bin -> (bin + 0.5) * BIN_MS)
                .toArray();
        result.image(
                "population-rate.png",
                String.format(Locale.ROOT, "Mean rate of all neurons in bins of %.0f ms, in the same time.", BIN_MS),
                CurveChart.draw(
                        title + ": population rate",
                        "time (ms)",
                        "rate (Hz)",
                        List.of(
                                new CurveChart.Curve("excitatory", middles, last(exc, bins)),
                                new CurveChart.Curve("inhibitory", middles, last(inh, bins)))));
    }

    private static double[] last(Side side, int bins) {
        double[] all = side.recording.populationRatesHz();
        return Arrays.copyOfRange(all, all.length - bins, all.length);
    }
}
