package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;

/**
 * Counts the spikes of each neuron and sample since the counts were last cleared: what a read-out by spike count needs,
 * at the cost of one addition per spike.
 *
 * @param population name of the population
 */
public record SpikeCounts(String population) implements Monitor<SpikeCountsRecording> {

    /** Validates the name. */
    public SpikeCounts {
        Check.name(population, "SpikeCounts.population");
    }

    /**
     * Counts the spikes of a population.
     *
     * @param population name of the population
     * @return the monitor
     */
    public static SpikeCounts of(String population) {
        return new SpikeCounts(population);
    }

    @Override
    public SpikeCountsRecording bind(MonitorContext context) {
        return new SpikeCountsRecording(context.spikes(population));
    }
}
