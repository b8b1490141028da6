package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.statistics.SpikeStatistics;
import io.github.snn4j.statistics.StreamingStatistics;
import io.github.snn4j.time.TimeStep;

/** Statistics kept by a {@link StatisticsMonitor}. */
public final class StatisticsRecording implements Recording {

    private final SpikeSignal spikes;
    private final Selection selection;
    private final StreamingStatistics statistics;
    private final int fromStep;
    private final double binMs;

    StatisticsRecording(StatisticsMonitor monitor, MonitorContext context) {
        String what = "StatisticsMonitor of '" + monitor.population() + "'";
        int size = context.size(monitor.population());
        TimeStep dt = context.timeStep();
        this.spikes = context.spikes(monitor.population());
        this.selection = new Selection(monitor.watched(size), size, what);
        this.fromStep = dt.steps(monitor.fromMs(), what + ": fromMs");
        this.binMs = monitor.binMs();
        var settings = new StreamingStatistics.Settings(
                Check.atLeast(dt.steps(binMs, what + ": binMs"), 1, what + ": binMs in steps"),
                Check.atLeast(dt.steps(monitor.windowMs(), what + ": windowMs"), 1, what + ": windowMs in steps"),
                monitor.minIntervals(),
                monitor.pairs(),
                monitor.rateBins());
        this.statistics = new StreamingStatistics(settings, selection.count(), context.batch(), dt.dtMs());
    }

    @Override
    public void onStep(long step) {
        if (step < fromStep) {
            return;
        }
        boolean all = selection.count() == spikes.size();
        for (int b = 0; b < spikes.batch(); b++) {
            int n = spikes.count(b);
            for (int k = 0; k < n; k++) {
                int neuron = spikes.index(b, k);
                int place = all ? neuron : selection.position(neuron);
                if (place >= 0) {
                    statistics.spike(b, place);
                }
            }
        }
        statistics.endStep();
    }

    @Override
    public void onReset() {
        statistics.cut();
    }

    /**
     * All statistics of the spikes so far. A pass over neurons and pairs, so not for every step.
     *
     * @return statistics
     */
    public SpikeStatistics statistics() {
        return statistics.statistics();
    }

    /**
     * The neurons watched.
     *
     * @return ascending ids, copied
     */
    public int[] ids() {
        return selection.ids().clone();
    }

    /**
     * Mean rate of each neuron watched.
     *
     * @return rates {@code [sample][neuron watched]} in Hz
     */
    public double[] ratesHz() {
        return statistics.ratesHz();
    }

    /**
     * CV of the intervals of each neuron watched.
     *
     * @return CVs {@code [sample][neuron watched]}, NaN where there are too few intervals
     */
    public double[] cvs() {
        return statistics.cvs();
    }

    /**
     * Correlation of the counts of each pair drawn.
     *
     * @return coefficients {@code [sample][pair]}, NaN where one of the two was silent
     */
    public double[] pairCorrelations() {
        return statistics.pairCorrelations();
    }

    /**
     * Mean rate of the neurons watched in bins; the newest bins if there were more than the monitor keeps.
     *
     * @return rates in Hz, in order
     */
    public double[] populationRatesHz() {
        return statistics.populationRatesHz();
    }

    /**
     * Number of the first bin that {@link #populationRatesHz} gives, counted from the start of the recording.
     *
     * @return 0 unless older bins were dropped
     */
    public long firstRateBin() {
        return statistics.firstRateBin();
    }

    /**
     * Length of a bin.
     *
     * @return length in ms
     */
    public double binMs() {
        return binMs;
    }

    /** Forgets everything and begins again. */
    public void clear() {
        statistics.clear();
    }
}
