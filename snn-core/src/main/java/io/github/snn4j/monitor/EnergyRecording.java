package io.github.snn4j.monitor;

import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts kept by an {@link EnergyMonitor} since they were last cleared, all samples together. */
public final class EnergyRecording implements Recording {

    private record Spiking(SpikeSignal spikes, boolean source, int[] fanOut) {}

    private record Graded(Signal activity, int[] fanOut) {}

    private final EnergyPrices prices;
    private final List<Spiking> spiking = new ArrayList<>();
    private final List<Graded> graded = new ArrayList<>();
    private final long updatesPerStep;
    private long sourceSpikes;
    private long spikes;
    private long synapticEvents;
    private long multiplyAdds;
    private long neuronUpdates;

    EnergyRecording(EnergyMonitor monitor, MonitorContext context) {
        this.prices = monitor.prices();
        long neurons = 0;
        for (String population : context.populations()) {
            int[] fanOut = fanOut(context, population);
            boolean source = context.isSource(population);
            if (context.isGraded(population)) {
                graded.add(new Graded(context.signal(population, new Activity()), fanOut));
            } else {
                spiking.add(new Spiking(context.spikes(population), source, fanOut));
            }
            neurons += source ? 0 : context.size(population);
        }
        this.updatesPerStep = neurons * context.batch();
    }

    private static int[] fanOut(MonitorContext context, String population) {
        int[] fanOut = new int[context.size(population)];
        for (String projection : context.projections()) {
            if (context.preOf(projection).equals(population)) {
                for (int i = 0; i < fanOut.length; i++) {
                    fanOut[i] += context.fanOut(projection, i);
                }
            }
        }
        return fanOut;
    }

    @Override
    public void onStep(long step) {
        for (Spiking p : spiking) {
            long n = 0;
            for (int b = 0; b < p.spikes.batch(); b++) {
                int count = p.spikes.count(b);
                n += count;
                for (int k = 0; k < count; k++) {
                    synapticEvents += p.fanOut[p.spikes.index(b, k)];
                }
            }
            if (p.source) {
                sourceSpikes += n;
            } else {
                spikes += n;
            }
        }
        for (Graded p : graded) {
            float[] a = p.activity.array();
            for (int n = 0; n < a.length; n++) {
                multiplyAdds += a[n] == 0f ? 0 : p.fanOut[n % p.fanOut.length];
            }
        }
        neuronUpdates += updatesPerStep;
    }

    /**
     * Spikes of neurons.
     *
     * @return spikes
     */
    public long spikes() {
        return spikes;
    }

    /**
     * Spikes of sources, which are not charged.
     *
     * @return spikes
     */
    public long sourceSpikes() {
        return sourceSpikes;
    }

    /**
     * Spikes times the existing synapses that each reaches.
     *
     * @return events
     */
    public long synapticEvents() {
        return synapticEvents;
    }

    /**
     * Activities other than zero times the existing synapses that each reaches.
     *
     * @return multiply-adds
     */
    public long multiplyAdds() {
        return multiplyAdds;
    }

    /**
     * Neurons times samples times steps.
     *
     * @return updates
     */
    public long neuronUpdates() {
        return neuronUpdates;
    }

    /**
     * The price of everything counted.
     *
     * @return energy in the unit of the prices
     */
    public double total() {
        return spikes * prices.perSpike()
                + synapticEvents * prices.perSynapticEvent()
                + multiplyAdds * prices.perMultiplyAdd()
                + neuronUpdates * prices.perNeuronUpdate();
    }

    /**
     * The prices in use.
     *
     * @return prices
     */
    public EnergyPrices prices() {
        return prices;
    }

    /**
     * Counts, prices and total as text.
     *
     * @return report of several lines
     */
    public String report() {
        return String.format(
                Locale.ROOT,
                "energy: %.4g %s%n  spikes              %d (and %d of sources)%n  synaptic events     %d%n"
                        + "  multiply-adds       %d%n  neuron updates      %d%n%s",
                total(),
                prices.symbol(),
                spikes,
                sourceSpikes,
                synapticEvents,
                multiplyAdds,
                neuronUpdates,
                prices.table());
    }

    /** Sets all counts to zero. */
    public void clear() {
        sourceSpikes = 0;
        spikes = 0;
        synapticEvents = 0;
        multiplyAdds = 0;
        neuronUpdates = 0;
    }
}
