package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;

/**
 * Mean firing rate of a population in bins of time: spikes of all neurons and samples over neurons, samples and length
 * of the bin.
 *
 * @param population name of the population
 * @param binMs length of a bin in ms, a multiple of dt, {@code > 0}
 */
public record RateMonitor(String population, double binMs) implements Monitor<RateRecording> {

    /** Validates name and bin. */
    public RateMonitor {
        Check.name(population, "RateMonitor.population");
        Check.positive(binMs, "RateMonitor.binMs", "ms");
    }

    /**
     * The rate of a population.
     *
     * @param population name of the population
     * @param binMs length of a bin in ms
     * @return the monitor
     */
    public static RateMonitor of(String population, double binMs) {
        return new RateMonitor(population, binMs);
    }

    @Override
    public RateRecording bind(MonitorContext context) {
        return new RateRecording(this, context);
    }
}
