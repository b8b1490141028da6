package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.KeyedRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Computes the statistics of the spikes of a population while it runs, without keeping the spikes: rates, CV, CV2, LV,
 * Fano factor, correlation, synchrony and the population rate; see
 * {@link io.github.snn4j.statistics.SpikeStatistics} for what they are.
 *
 * <p>Cost: a few additions per spike, and a pass over the neurons watched (and the pairs) once per bin and window.
 * Memory: 108 bytes per neuron and sample, 16 per pair and sample, 4 per bin, all limited. Each neuron of each sample
 * is a train of its own. When the network is reset the bin and the window that are open are dropped, and no interval
 * reaches over the reset.
 *
 * @param population name of the population
 * @param ids neurons to watch, empty for all
 * @param sample number of neurons to draw at random from the population, 0 for no draw; not together with {@code ids}
 * @param fromMs spikes before this time are left out, so that the start does not count; a multiple of dt
 * @param binMs bin of correlation, synchrony and population rate in ms, a multiple of dt
 * @param windowMs window of the Fano factor in ms, a multiple of dt
 * @param pairs pairs of neurons whose correlation is computed, drawn at random; all if there are fewer
 * @param minIntervals fewest intervals of a neuron whose CV, CV2 and LV count, {@code >= 2}
 * @param rateBins newest bins of the population rate that are kept
 */
public record StatisticsMonitor(
        String population,
        List<Integer> ids,
        int sample,
        double fromMs,
        double binMs,
        double windowMs,
        int pairs,
        int minIntervals,
        int rateBins)
        implements Monitor<StatisticsRecording> {

    private static final double USUAL_BIN_MS = 5;
    private static final double USUAL_WINDOW_MS = 500;
    private static final int USUAL_PAIRS = 1000;
    private static final int USUAL_INTERVALS = 10;
    private static final int USUAL_RATE_BINS = 1 << 20;

    /** Validates the numbers and copies the ids. */
    public StatisticsMonitor {
        Check.name(population, "StatisticsMonitor.population");
        ids = List.copyOf(ids);
        Check.atLeast(sample, 0, "StatisticsMonitor.sample");
        boolean both = sample > 0 && !ids.isEmpty();
        Check.argument(!both, () -> "StatisticsMonitor takes either chosen neurons (only) or a sample, not both");
        Check.nonNegative(fromMs, "StatisticsMonitor.fromMs", "ms");
        Check.positive(binMs, "StatisticsMonitor.binMs", "ms");
        Check.positive(windowMs, "StatisticsMonitor.windowMs", "ms");
        Check.atLeast(pairs, 0, "StatisticsMonitor.pairs");
        Check.atLeast(minIntervals, 2, "StatisticsMonitor.minIntervals");
        Check.atLeast(rateBins, 1, "StatisticsMonitor.rateBins");
    }

    /**
     * All neurons from the start: bins of 5 ms, windows of 500 ms, 1,000 pairs, CVs from 10 intervals on, the
     * population rate of the newest million bins.
     *
     * @param population name of the population
     * @return the monitor
     */
    public static StatisticsMonitor of(String population) {
        return new StatisticsMonitor(
                population,
                List.of(),
                0,
                0,
                USUAL_BIN_MS,
                USUAL_WINDOW_MS,
                USUAL_PAIRS,
                USUAL_INTERVALS,
                USUAL_RATE_BINS);
    }

    /**
     * Watches some neurons only.
     *
     * @param neurons the neurons
     * @return changed copy
     */
    public StatisticsMonitor only(int... neurons) {
        return new StatisticsMonitor(
                population, Selection.list(neurons), 0, fromMs, binMs, windowMs, pairs, minIntervals, rateBins);
    }

    /**
     * Watches neurons drawn at random, the same in every run.
     *
     * @param neurons how many; all if the population has no more
     * @return changed copy
     */
    public StatisticsMonitor sampled(int neurons) {
        return new StatisticsMonitor(
                population, List.of(), neurons, fromMs, binMs, windowMs, pairs, minIntervals, rateBins);
    }

    /**
     * Leaves out the start of the run.
     *
     * @param ms time of the first spike that counts
     * @return changed copy
     */
    public StatisticsMonitor from(double ms) {
        return new StatisticsMonitor(population, ids, sample, ms, binMs, windowMs, pairs, minIntervals, rateBins);
    }

    /**
     * Another bin of correlation, synchrony and population rate.
     *
     * @param ms length in ms
     * @return changed copy
     */
    public StatisticsMonitor bin(double ms) {
        return new StatisticsMonitor(population, ids, sample, fromMs, ms, windowMs, pairs, minIntervals, rateBins);
    }

    /**
     * Another window of the Fano factor.
     *
     * @param ms length in ms
     * @return changed copy
     */
    public StatisticsMonitor window(double ms) {
        return new StatisticsMonitor(population, ids, sample, fromMs, binMs, ms, pairs, minIntervals, rateBins);
    }

    /**
     * Another number of pairs.
     *
     * @param count pairs of neurons
     * @return changed copy
     */
    public StatisticsMonitor pairs(int count) {
        return new StatisticsMonitor(population, ids, sample, fromMs, binMs, windowMs, count, minIntervals, rateBins);
    }

    /**
     * Another least number of intervals.
     *
     * @param count fewest intervals of a neuron whose CV, CV2 and LV count
     * @return changed copy
     */
    public StatisticsMonitor minIntervals(int count) {
        return new StatisticsMonitor(population, ids, sample, fromMs, binMs, windowMs, pairs, count, rateBins);
    }

    /** The neurons watched: chosen ones, a sample, or none for all. */
    List<Integer> watched(int size) {
        if (sample == 0 || sample >= size) {
            return ids;
        }
        // A partial shuffle. The key is fixed: the sample must not depend on what is simulated.
        RandomGenerator random =
                KeyedRandom.of(0, population, "statistics sample").generator(0, 0, 0);
        int[] all = new int[size];
        for (int k = 0; k < size; k++) {
            all[k] = k;
        }
        int[] drawn = new int[sample];
        for (int k = 0; k < sample; k++) {
            int other = k + random.nextInt(size - k);
            drawn[k] = all[other];
            all[other] = all[k];
        }
        return Selection.list(drawn);
    }

    @Override
    public StatisticsRecording bind(MonitorContext context) {
        return new StatisticsRecording(this, context);
    }
}
