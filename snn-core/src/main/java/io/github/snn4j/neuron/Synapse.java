package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.List;

/** How an arriving spike acts on the membrane. */
public sealed interface Synapse {

    /**
     * Where projections may arrive, the default place first.
     *
     * @return receptors, at least one
     */
    default List<Receptor> receptors() {
        return List.of(Receptor.EXCITATORY, Receptor.INHIBITORY);
    }

    /** The membrane jumps by the weight at once, at the end of the step in which the spike arrives. */
    record Delta() implements Synapse {
        @Override
        public List<Receptor> receptors() {
            return List.of(Receptor.INPUT);
        }
    }

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

        @Override
        public List<Receptor> receptors() {
            return List.of(Receptor.INPUT);
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

    /**
     * An excitatory and an inhibitory current in the shape of an alpha function: after a spike of weight w,
     * {@code I(t) = w (t/tau) exp(1 - t/tau)}, which peaks at tau with height w. Weights at the inhibitory receptor are
     * negative if they shall inhibit.
     *
     * @param tauExcMs time to the peak of the excitatory current in ms, {@code > 0}
     * @param tauInhMs time to the peak of the inhibitory current in ms, {@code > 0}
     */
    record AlphaCurrents(double tauExcMs, double tauInhMs) implements Synapse {
        /** Validates the time constants. */
        public AlphaCurrents {
            Check.positive(tauExcMs, "AlphaCurrents.tauExcMs", "ms");
            Check.positive(tauInhMs, "AlphaCurrents.tauInhMs", "ms");
        }
    }

    /**
     * An excitatory and an inhibitory conductance in the shape of an alpha function, in units of the leak conductance
     * (or its own, see {@link Lif#resistance}): after a spike of weight w, {@code g(t) = w (t/tau) exp(1 - t/tau)}.
     *
     * @param tauExcMs time to the peak of the excitatory conductance in ms, {@code > 0}
     * @param tauInhMs time to the peak of the inhibitory conductance in ms, {@code > 0}
     * @param eExc reversal potential of excitation
     * @param eInh reversal potential of inhibition
     */
    record AlphaConductance(double tauExcMs, double tauInhMs, double eExc, double eInh) implements Synapse {
        /** Validates the time constants and potentials. */
        public AlphaConductance {
            Check.positive(tauExcMs, "AlphaConductance.tauExcMs", "ms");
            Check.positive(tauInhMs, "AlphaConductance.tauInhMs", "ms");
            Check.finite(eExc, "AlphaConductance.eExc");
            Check.finite(eInh, "AlphaConductance.eInh");
        }
    }

    /**
     * Any number of currents, each with a receptor, a time constant and a shape of its own. To let time constants
     * differ between neurons, name them {@code "<receptor>.tauSynMs"}.
     *
     * @param list the currents, at least one, with different names; projections go to the first unless they
     *     name another
     */
    record Currents(List<CurrentReceptor> list) implements Synapse {
        /** Validates the list. */
        public Currents {
            list = List.copyOf(list);
            Check.argument(!list.isEmpty(), () -> "Currents.list must have at least one receptor, got none");
            List<String> names = list.stream().map(CurrentReceptor::name).toList();
            Check.argument(
                    names.stream().distinct().count() == names.size(),
                    () -> "Currents.list must have different names, got " + names);
        }

        /**
         * The currents in order.
         *
         * @param receptors one or more
         * @return the synapse
         */
        public static Currents of(CurrentReceptor... receptors) {
            return new Currents(List.of(receptors));
        }

        @Override
        public List<Receptor> receptors() {
            return list.stream().map(r -> new Receptor(r.name())).toList();
        }
    }

    /**
     * One of several currents.
     *
     * @param name name of the receptor
     * @param tauSynMs decay time constant, of an alpha function the time to its peak, in ms, {@code > 0}
     * @param shape course of the current after a spike
     */
    record CurrentReceptor(String name, double tauSynMs, Shape shape) {

        /** Course of a current after a spike of weight w. */
        public enum Shape {
            /** {@code w exp(-t/tau)}. */
            EXPONENTIAL,
            /** {@code w (t/tau) exp(1 - t/tau)}. */
            ALPHA
        }

        /** Validates name and time constant. */
        public CurrentReceptor {
            Check.name(name, "CurrentReceptor.name");
            String whose = name;
            Check.positive(tauSynMs, "CurrentReceptor.tauSynMs of '" + whose + "'", "ms");
        }

        /**
         * A current that decays exponentially.
         *
         * @param name name of the receptor
         * @param tauSynMs decay time constant in ms
         * @return the current
         */
        public static CurrentReceptor exponential(String name, double tauSynMs) {
            return new CurrentReceptor(name, tauSynMs, Shape.EXPONENTIAL);
        }

        /**
         * A current in the shape of an alpha function.
         *
         * @param name name of the receptor
         * @param tauSynMs time to the peak in ms
         * @return the current
         */
        public static CurrentReceptor alpha(String name, double tauSynMs) {
            return new CurrentReceptor(name, tauSynMs, Shape.ALPHA);
        }
    }
}
