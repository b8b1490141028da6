package io.github.snn4j.monitor;

/**
 * Counts what costs energy (spikes, synaptic events, multiply-adds, neuron updates) and prices it.
 *
 * <p>A synaptic event is a spike reaching an existing synapse; it is counted when the spike is fired, whatever the
 * delay. Graded units cause a multiply-add per synapse whenever their activity is not zero. Spikes of sources come from
 * outside and are not charged, the synaptic events they cause are.
 *
 * @param prices what an event costs
 */
public record EnergyMonitor(EnergyPrices prices) implements Monitor<EnergyRecording> {

    /**
     * Counts the events and prices them.
     *
     * @param prices what an event costs
     * @return the monitor
     */
    public static EnergyMonitor of(EnergyPrices prices) {
        return new EnergyMonitor(prices);
    }

    @Override
    public EnergyRecording bind(MonitorContext context) {
        return new EnergyRecording(this, context);
    }
}
