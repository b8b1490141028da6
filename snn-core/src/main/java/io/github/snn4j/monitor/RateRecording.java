package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.signal.SpikeSignal;
import java.util.Arrays;

/** Rates recorded by a {@link RateMonitor}. A bin counts when it is complete. */
public final class RateRecording implements Recording {

    private final SpikeSignal spikes;
    private final int stepsPerBin;
    private final double hzPerSpike;
    private final double binMs;
    private long[] counts = new long[16];
    private int bins;
    private long inBin;
    private int stepsInBin;

    RateRecording(RateMonitor monitor, MonitorContext context) {
        this.spikes = context.spikes(monitor.population());
        this.binMs = monitor.binMs();
        String what = "RateMonitor of '" + monitor.population() + "': binMs";
        this.stepsPerBin = Check.atLeast(context.timeStep().steps(binMs, what), 1, what + " in steps");
        this.hzPerSpike = 1e3 / (binMs * spikes.batch() * spikes.size());
    }

    @Override
    public void onStep(long step) {
        for (int b = 0; b < spikes.batch(); b++) {
            inBin += spikes.count(b);
        }
        if (++stepsInBin == stepsPerBin) {
            if (bins == counts.length) {
                counts = Arrays.copyOf(counts, 2 * bins);
            }
            counts[bins++] = inBin;
            inBin = 0;
            stepsInBin = 0;
        }
    }

    /**
     * Number of complete bins.
     *
     * @return bins
     */
    public int size() {
        return bins;
    }

    /**
     * Mean rate in a bin.
     *
     * @param bin number of the bin
     * @return rate in Hz
     */
    public double rateHz(int bin) {
        return counts[Check.index(bin, bins, "bin")] * hzPerSpike;
    }

    /**
     * Mean rate in every bin.
     *
     * @return rates in Hz
     */
    public double[] ratesHz() {
        double[] rates = new double[bins];
        Arrays.setAll(rates, this::rateHz);
        return rates;
    }

    /**
     * Mean rate over all complete bins.
     *
     * @return rate in Hz, 0 before the first bin is complete
     */
    public double meanHz() {
        return bins == 0 ? 0 : Arrays.stream(counts, 0, bins).sum() * hzPerSpike / bins;
    }

    /**
     * Length of a bin.
     *
     * @return length in ms
     */
    public double binMs() {
        return binMs;
    }

    /** Forgets all bins, the open one included. */
    public void clear() {
        bins = 0;
        inBin = 0;
        stepsInBin = 0;
    }
}
