package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;

/** How an arriving spike acts on the membrane. */
public sealed interface Synapse {

    /** The membrane jumps by the weight at once, at the end of the step in which the spike arrives. */
    record Delta() implements Synapse {}

    /**
     * The weight is added to a current that decays exponentially, {@code tauSyn dI/dt = -I}; the membrane feels it from
     * the next step on.
     *
     * @param tauSynMs decay time constant in ms, {@code > 0}; equal to the membrane's is allowed
     */
    record ExponentialCurrent(double tauSynMs) implements Synapse {
        /** Validates the time constant. */
        public ExponentialCurrent {
            Check.positive(tauSynMs, "ExponentialCurrent.tauSynMs", "ms");
        }
    }

    /**
     * The weight is added to an excitatory or an inhibitory current, each with a decay of its own. Weights at the
     * inhibitory receptor are negative if they shall inhibit.
     *
     * @param tauExcMs decay of the excitatory current in ms, {@code > 0}
     * @param tauInhMs decay of the inhibitory current in ms, {@code > 0}
     */
    record ExponentialCurrents(double tauExcMs, double tauInhMs) implements Synapse {
        /** Validates the time constants. */
        public ExponentialCurrents {
            Check.positive(tauExcMs, "ExponentialCurrents.tauExcMs", "ms");
            Check.positive(tauInhMs, "ExponentialCurrents.tauInhMs", "ms");
        }
    }

    /**
     * The weight is added to an excitatory or inhibitory conductance, in units of the leak conductance, that decays
     * exponentially.
     *
     * @param tauExcMs decay of the excitatory conductance in ms, {@code > 0}
     * @param tauInhMs decay of the inhibitory conductance in ms, {@code > 0}
     * @param eExc reversal potential of excitation
     * @param eInh reversal potential of inhibition
     */
    record Conductance(double tauExcMs, double tauInhMs, double eExc, double eInh) implements Synapse {
        /** Validates the time constants and potentials. */
        public Conductance {
            Check.positive(tauExcMs, "Conductance.tauExcMs", "ms");
            Check.positive(tauInhMs, "Conductance.tauInhMs", "ms");
            Check.finite(eExc, "Conductance.eExc");
            Check.finite(eInh, "Conductance.eInh");
        }
    }
}
