package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import java.util.Locale;

/**
 * What the elementary events of a simulated network would cost in a brain or on a chip. Estimates of energy depend on
 * nothing as much as on these numbers, so every report prints them.
 *
 * @param name what the prices stand for
 * @param unit unit of all prices
 * @param perSpike price of a spike of a neuron
 * @param perSynapticEvent price of a spike reaching one existing synapse
 * @param perMultiplyAdd price of a graded activity passing one existing synapse
 * @param perNeuronUpdate price of advancing a neuron by one step
 * @param reference where the numbers are from
 */
public record EnergyPrices(
        String name,
        Unit unit,
        double perSpike,
        double perSynapticEvent,
        double perMultiplyAdd,
        double perNeuronUpdate,
        String reference) {

    /** What prices are counted in. */
    public enum Unit {
        /** Joule. */
        JOULE,
        /** Molecules of ATP. */
        ATP
    }

    private static final double PICO = 1e-12;

    /** Validates the prices. */
    public EnergyPrices {
        Check.name(name, "EnergyPrices.name");
        Check.nonNegative(perSpike, "EnergyPrices.perSpike", "");
        Check.nonNegative(perSynapticEvent, "EnergyPrices.perSynapticEvent", "");
        Check.nonNegative(perMultiplyAdd, "EnergyPrices.perMultiplyAdd", "");
        Check.nonNegative(perNeuronUpdate, "EnergyPrices.perNeuronUpdate", "");
    }

    /**
     * A human cortical neuron: 2.4e9 ATP per spike, of which 3.8e8 move the spike along the axon and most of the rest
     * pays for its effect on other neurons; synaptic events are therefore not charged again. Resting potentials are
     * left out.
     *
     * @return prices in ATP
     */
    public static EnergyPrices biologicalAtp() {
        return new EnergyPrices(
                "cortical neuron, transmission included, resting potentials not",
                Unit.ATP,
                2.4e9,
                0,
                0,
                0,
                "P. Lennie, Curr. Biol. 13:493-497, 2003, doi 10.1016/S0960-9822(03)00135-0;"
                        + " D. Attwell & S.B. Laughlin, J. Cereb. Blood Flow Metab. 21:1133-1145, 2001,"
                        + " doi 10.1097/00004647-200110000-00001");
    }

    /**
     * Arithmetic of a 45 nm chip in single precision: 0.9 pJ for the addition that a synaptic event takes, 4.6 pJ for a
     * multiplication with addition, one of which is charged per neuron update. Memory access is left out; it can cost
     * more than all of this.
     *
     * @return prices in joule
     */
    public static EnergyPrices cmos45nm() {
        return new EnergyPrices(
                "45 nm CMOS, 32-bit floating point, memory access not included",
                Unit.JOULE,
                0,
                0.9 * PICO,
                4.6 * PICO,
                4.6 * PICO,
                "M. Horowitz, ISSCC 2014, pp. 10-14, doi 10.1109/ISSCC.2014.6757323");
    }

    /**
     * The prices as lines of text.
     *
     * @return table
     */
    public String table() {
        return String.format(
                Locale.ROOT,
                "prices: %s%n  per spike           %.3g %s%n  per synaptic event  %.3g %s%n"
                        + "  per multiply-add    %.3g %s%n  per neuron update   %.3g %s%n  after %s%n",
                name,
                perSpike,
                symbol(),
                perSynapticEvent,
                symbol(),
                perMultiplyAdd,
                symbol(),
                perNeuronUpdate,
                symbol(),
                reference);
    }

    String symbol() {
        return unit == Unit.JOULE ? "J" : "ATP";
    }
}
