package io.github.snn4j.statistics;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/**
 * The numbers of {@link SpikeStatistics} from spikes that come in step by step and are not kept.
 *
 * <p>A spike costs a few additions, a step one, the end of a bin or window a pass over the trains (and of a bin one
 * over the pairs). Memory: 108 bytes per train, 16 per pair and sample, 4 per bin of the population rate; nothing else
 * grows. Sums of counts and of intervals are exact, so the result differs from that of the definitions by rounding
 * only.
 *
 * <p>For one thread. Verified by {@code StreamingStatisticsTest}.
 */
public final class StreamingStatistics {

    /**
     * What is counted in which parts of time.
     *
     * @param binSteps bin of correlation, synchrony and population rate, in steps, {@code >= 1}
     * @param windowSteps window of the Fano factor in steps, {@code >= 1}
     * @param minIntervals fewest intervals of a train whose CV, CV2 and LV count, {@code >= 2}
     * @param pairs pairs of neurons whose correlation is computed, {@code >= 0}; all if there are fewer
     * @param rateBins newest bins of the population rate that are kept, {@code >= 1}
     */
    public record Settings(int binSteps, int windowSteps, int minIntervals, int pairs, int rateBins) {

        /** Validates the numbers. */
        public Settings {
            Check.atLeast(binSteps, 1, "StreamingStatistics.binSteps");
            Check.atLeast(windowSteps, 1, "StreamingStatistics.windowSteps");
            Check.atLeast(minIntervals, 2, "StreamingStatistics.minIntervals");
            Check.atLeast(pairs, 0, "StreamingStatistics.pairs");
            Check.atLeast(rateBins, 1, "StreamingStatistics.rateBins");
        }
    }

    private static final int FIRST_RATE_BINS = 1024;

    private final Settings settings;
    private final double dtMs;
    private final int neurons;
    private final int trains;
    private final int[] spikesOf;
    private final IntervalAccumulator intervals;
    private final CountAccumulator bins;
    private final CountAccumulator windows;
    private int[] rates;
    private long rateCount;
    private int inBin;
    private long spikes;
    private long steps;

    /**
     * Statistics before the first spike.
     *
     * @param settings bins, windows and pairs
     * @param neurons neurons per sample, {@code >= 1}
     * @param samples samples side by side, {@code >= 1}
     * @param dtMs time step in ms
     */
    public StreamingStatistics(Settings settings, int neurons, int samples, double dtMs) {
        this.settings = settings;
        this.dtMs = Check.positive(dtMs, "StreamingStatistics.dtMs", "ms");
        this.neurons = Check.atLeast(neurons, 1, "StreamingStatistics.neurons");
        this.trains = Math.multiplyExact(neurons, Check.atLeast(samples, 1, "StreamingStatistics.samples"));
        this.spikesOf = new int[trains];
        this.intervals = new IntervalAccumulator(trains);
        this.bins = new CountAccumulator(samples, neurons, settings.binSteps(), Pairs.of(neurons, settings.pairs()));
        this.windows = new CountAccumulator(samples, neurons, settings.windowSteps(), Pairs.NONE);
        this.rates = new int[Math.min(FIRST_RATE_BINS, settings.rateBins())];
    }

    /**
     * A spike in the step that is open. A neuron spikes once a step at most.
     *
     * @param sample the sample
     * @param neuron the neuron
     */
    public void spike(int sample, int neuron) {
        int train = sample * neurons + neuron;
        spikesOf[train]++;
        intervals.spike(train, steps);
        bins.spike(train);
        windows.spike(train);
        inBin++;
        spikes++;
    }

    /** Ends the step that is open and opens the next. */
    public void endStep() {
        steps++;
        if (bins.endStep()) {
            keepRate();
        }
        windows.endStep();
    }

    /** Grows to the limit and goes round from then on. */
    private void keepRate() {
        if (rateCount == rates.length && rates.length < settings.rateBins()) {
            rates = Arrays.copyOf(rates, (int) Math.min(2L * rates.length, settings.rateBins()));
        }
        rates[(int) (rateCount++ % rates.length)] = inBin;
        inBin = 0;
    }

    /** Begins a new stretch: no interval reaches over the cut, and a bin or window that is open is dropped. */
    public void cut() {
        intervals.cut();
        bins.cut();
        windows.cut();
        inBin = 0;
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(spikesOf, 0);
        intervals.clear();
        bins.clear();
        windows.clear();
        rateCount = 0;
        inBin = 0;
        spikes = 0;
        steps = 0;
    }

    /**
     * Spikes seen.
     *
     * @return spikes of all trains
     */
    public long spikes() {
        return spikes;
    }

    /**
     * Time seen.
     *
     * @return complete steps in ms
     */
    public double durationMs() {
        return steps * dtMs;
    }

    /**
     * Mean rate of each train.
     *
     * @return rates {@code [sample][neuron]} in Hz
     */
    public double[] ratesHz() {
        double[] hz = new double[trains];
        Arrays.setAll(hz, k -> 1e3 * spikesOf[k] / durationMs());
        return hz;
    }

    /**
     * CV of the intervals of each train.
     *
     * @return CVs {@code [sample][neuron]}, NaN where there are too few intervals
     */
    public double[] cvs() {
        double[] cv = new double[trains];
        Arrays.setAll(cv, k -> intervals.enough(k, settings.minIntervals()) ? intervals.cv(k) : Double.NaN);
        return cv;
    }

    /**
     * Correlation coefficients of the pairs looked at.
     *
     * @return coefficients {@code [sample][pair]}, NaN where one of the two was silent
     */
    public double[] pairCorrelations() {
        return bins.pairCorrelations();
    }

    /**
     * Population rate in bins: the newest ones, in order.
     *
     * @return rates in Hz
     */
    public double[] populationRatesHz() {
        int kept = (int) Math.min(rateCount, rates.length);
        double[] hz = new double[kept];
        double perSpike = 1e3 / (settings.binSteps() * dtMs * trains);
        Arrays.setAll(hz, k -> rates[(int) ((rateCount - kept + k) % rates.length)] * perSpike);
        return hz;
    }

    /**
     * Number of the first bin that {@link #populationRatesHz} gives.
     *
     * @return bins dropped since older than the newest
     */
    public long firstRateBin() {
        return Math.max(0, rateCount - rates.length);
    }

    /**
     * All statistics of the spikes seen so far.
     *
     * @return statistics
     */
    public SpikeStatistics statistics() {
        double[] rateHz = ratesHz();
        double[] cv2 = new double[trains];
        double[] lv = new double[trains];
        double[] fano = new double[trains];
        int enough = 0;
        for (int k = 0; k < trains; k++) {
            boolean counts = intervals.enough(k, settings.minIntervals());
            enough += counts ? 1 : 0;
            cv2[k] = counts ? intervals.cv2(k) : Double.NaN;
            lv[k] = counts ? intervals.lv(k) : Double.NaN;
            fano[k] = windows.fano(k);
        }
        double[] pairs = pairCorrelations();
        return new SpikeStatistics(
                trains,
                spikes,
                durationMs(),
                SpikeMeasures.mean(rateHz),
                Math.sqrt(SpikeMeasures.variance(rateHz)),
                intervals.meanSteps() * dtMs,
                SpikeStatistics.meanOfNumbers(cvs()),
                SpikeStatistics.meanOfNumbers(cv2),
                SpikeStatistics.meanOfNumbers(lv),
                enough,
                SpikeStatistics.meanOfNumbers(fano),
                windows.parts(),
                bins.correlation(),
                SpikeStatistics.meanOfNumbers(pairs),
                (int) Arrays.stream(pairs).filter(r -> !Double.isNaN(r)).count(),
                bins.chi(),
                bins.populationFano(),
                bins.parts());
    }
}
