package io.github.snn4j.neuron;

import io.github.snn4j.internal.kernel.LifParameters;
import io.github.snn4j.internal.kernel.SynapticLifRows;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a population: one set for all neurons, or one for each, and the constants folded from them. */
final class LifParameterSets {

    private final DynamicsContext context;
    private final List<Parameter> asked = new ArrayList<>();
    private final Lif[] sets;
    private final boolean varies;

    LifParameterSets(Lif model, DynamicsContext context) {
        this.context = context;
        ask("tauMemMs", model.tauMemMs());
        ask("vRest", model.vRest());
        ask("vReset", model.vReset());
        ask("vTh", model.vTh());
        ask("tRefMs", model.tRefMs());
        ask("bias", model.bias());
        ask("resistance", model.resistance());
        askSynapse(model.synapse());
        this.varies = asked.stream().anyMatch(Parameter::varies);
        this.sets = new Lif[varies ? context.size() : 1];
        for (int j = 0; j < sets.length; j++) {
            sets[j] = set(model, j);
        }
    }

    private void ask(String name, double common) {
        asked.add(context.parameter(name, common));
    }

    private void askSynapse(Synapse synapse) {
        if (synapse instanceof Synapse.ExponentialCurrent s) {
            ask("tauSynMs", s.tauSynMs());
        } else if (synapse instanceof Synapse.ExponentialCurrents s) {
            askPair(s.tauExcMs(), s.tauInhMs());
        } else if (synapse instanceof Synapse.AlphaCurrents s) {
            askPair(s.tauExcMs(), s.tauInhMs());
        } else if (synapse instanceof Synapse.Conductance s) {
            askPair(s.tauExcMs(), s.tauInhMs());
            ask("eExc", s.eExc());
            ask("eInh", s.eInh());
        } else if (synapse instanceof Synapse.AlphaConductance s) {
            askPair(s.tauExcMs(), s.tauInhMs());
            ask("eExc", s.eExc());
            ask("eInh", s.eInh());
        } else if (synapse instanceof Synapse.Currents s) {
            s.list().forEach(r -> ask(r.name() + ".tauSynMs", r.tauSynMs()));
        }
    }

    private void askPair(double tauExcMs, double tauInhMs) {
        ask("tauExcMs", tauExcMs);
        ask("tauInhMs", tauInhMs);
    }

    /** The constructors of the records validate each neuron as they do the common values. */
    private Lif set(Lif m, int j) {
        double[] x = asked.stream().mapToDouble(p -> p.at(j)).toArray();
        try {
            Synapse synapse = synapse(m.synapse(), x);
            return new Lif(x[0], synapse, x[1], x[2], x[3], x[4], m.reset(), m.scaling(), x[5], m.competition(), x[6]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where(j) + ": " + e.getMessage(), e);
        }
    }

    private static Synapse synapse(Synapse s, double[] x) {
        if (s instanceof Synapse.ExponentialCurrent) {
            return new Synapse.ExponentialCurrent(x[7]);
        }
        if (s instanceof Synapse.ExponentialCurrents) {
            return new Synapse.ExponentialCurrents(x[7], x[8]);
        }
        if (s instanceof Synapse.AlphaCurrents) {
            return new Synapse.AlphaCurrents(x[7], x[8]);
        }
        if (s instanceof Synapse.Conductance) {
            return new Synapse.Conductance(x[7], x[8], x[9], x[10]);
        }
        if (s instanceof Synapse.AlphaConductance) {
            return new Synapse.AlphaConductance(x[7], x[8], x[9], x[10]);
        }
        if (s instanceof Synapse.Currents c) {
            List<Synapse.CurrentReceptor> list = new ArrayList<>();
            for (Synapse.CurrentReceptor r : c.list()) {
                list.add(new Synapse.CurrentReceptor(r.name(), x[7 + list.size()], r.shape()));
            }
            return new Synapse.Currents(list);
        }
        return s;
    }

    private String where(int j) {
        return "Population '" + context.name() + "'" + (varies ? ", neuron " + j : "");
    }

    boolean varies() {
        return varies;
    }

    /** The resting potentials, where membranes start. */
    Parameter vRest() {
        return asked.get(1);
    }

    float threshold(int neuron) {
        return (float) sets[varies ? neuron : 0].vTh();
    }

    /** Factor on the external current of a neuron. */
    float resistance(int neuron) {
        return (float) sets[varies ? neuron : 0].resistance();
    }

    boolean unitResistance() {
        for (Lif m : sets) {
            if (m.resistance() != 1) {
                return false;
            }
        }
        return true;
    }

    /** Shortest refractory period of a neuron in steps. */
    int leastRefractorySteps() {
        int least = Integer.MAX_VALUE;
        for (int j = 0; j < sets.length; j++) {
            least = Math.min(least, refractorySteps(j));
        }
        return least;
    }

    private int refractorySteps(int j) {
        return context.timeStep().steps(sets[j].tRefMs(), where(j) + ": Lif.tRefMs");
    }

    /** Constants of the kernels for one exponential or delta input, or a pair of exponentials. */
    LifParameters[] folded() {
        LifParameters[] all = new LifParameters[sets.length];
        for (int j = 0; j < all.length; j++) {
            all[j] = fold(sets[j], j);
        }
        return all;
    }

    private LifParameters fold(Lif m, int j) {
        double dt = context.timeStep().dtMs();
        double ohm = m.resistance();
        double decay = context.timeStep().decay(m.tauMemMs());
        double synDecay = 0;
        double inhDecay = 0;
        double toMembrane = 0;
        double excMean = 1;
        double inhMean = 1;
        double inhToMembrane = 0;
        double eExc = 0;
        double eInh = 0;
        if (m.synapse() instanceof Synapse.ExponentialCurrent c) {
            synDecay = context.timeStep().decay(c.tauSynMs());
            toMembrane = ohm * Propagators.currentToMembrane(m.tauMemMs(), c.tauSynMs(), dt);
        } else if (m.synapse() instanceof Synapse.ExponentialCurrents c) {
            synDecay = context.timeStep().decay(c.tauExcMs());
            inhDecay = context.timeStep().decay(c.tauInhMs());
            // Arrivals are added to the currents as they are, so what scales them stands here.
            double gain = ohm * gain(m, decay);
            toMembrane = gain * Propagators.currentToMembrane(m.tauMemMs(), c.tauExcMs(), dt);
            inhToMembrane = gain * Propagators.currentToMembrane(m.tauMemMs(), c.tauInhMs(), dt);
        } else if (m.synapse() instanceof Synapse.Conductance c) {
            synDecay = context.timeStep().decay(c.tauExcMs());
            inhDecay = context.timeStep().decay(c.tauInhMs());
            excMean = ohm * Propagators.meanOfDecay(c.tauExcMs(), dt);
            inhMean = ohm * Propagators.meanOfDecay(c.tauInhMs(), dt);
            eExc = c.eExc();
            eInh = c.eInh();
        }
        return new LifParameters(
                (float) decay,
                (float) toMembrane,
                (float) synDecay,
                (float) inhDecay,
                (float) (ohm * (1 - decay)),
                (float) gain(m, decay),
                (float) (dt / m.tauMemMs()),
                (float) (m.vRest() + m.bias()),
                (float) m.vReset(),
                (float) m.vTh(),
                (float) eExc,
                (float) eInh,
                refractorySteps(j),
                m.reset() == Reset.SUBTRACT,
                (float) excMean,
                (float) inhMean,
                (float) inhToMembrane);
    }

    private static double gain(Lif m, double decay) {
        return m.scaling() == Lif.InputScaling.LEAK ? 1 - decay : 1;
    }

    /** Constants of the kernels for alpha functions and for any number of receptors. */
    SynapticLifRows rows() {
        boolean subtract = sets[0].reset() == Reset.SUBTRACT;
        int receptors = sets[0].receptors().size();
        SynapticLifRows rows = new SynapticLifRows(sets.length, receptors, subtract);
        for (int j = 0; j < sets.length; j++) {
            fill(rows, sets[j], j);
        }
        return rows;
    }

    private void fill(SynapticLifRows rows, Lif m, int j) {
        double dt = context.timeStep().dtMs();
        double decay = context.timeStep().decay(m.tauMemMs());
        boolean conductance = m.synapse() instanceof Synapse.AlphaConductance;
        rows.set(j, SynapticLifRows.MEMBRANE_DECAY, decay);
        rows.set(j, SynapticLifRows.DRIVE_GAIN, m.resistance() * (conductance ? 1 : 1 - decay));
        rows.set(j, SynapticLifRows.V_INFINITY, m.vRest() + m.bias());
        rows.set(j, SynapticLifRows.V_RESET, m.vReset());
        rows.set(j, SynapticLifRows.V_TH, m.vTh());
        rows.set(j, SynapticLifRows.REFRACTORY_STEPS, refractorySteps(j));
        rows.set(j, SynapticLifRows.STEPS_PER_TAU, dt / m.tauMemMs());
        List<Synapse.CurrentReceptor> list = currents(m.synapse());
        for (int r = 0; r < list.size(); r++) {
            double tau = list.get(r).tauSynMs();
            boolean alpha = list.get(r).shape() == Synapse.CurrentReceptor.Shape.ALPHA;
            double level = conductance
                    ? Propagators.meanOfDecay(tau, dt)
                    : Propagators.currentToMembrane(m.tauMemMs(), tau, dt);
            double rise =
                    conductance ? Propagators.meanOfRise(tau, dt) : Propagators.riseToMembrane(m.tauMemMs(), tau, dt);
            rows.set(j, r, SynapticLifRows.DECAY, context.timeStep().decay(tau));
            rows.set(j, r, SynapticLifRows.RISE_TO_LEVEL, dt / tau);
            rows.set(j, r, SynapticLifRows.LEVEL_TO_MEMBRANE, m.resistance() * level);
            rows.set(j, r, SynapticLifRows.RISE_TO_MEMBRANE, m.resistance() * rise);
            rows.set(j, r, SynapticLifRows.INPUT_GAIN, gain(m, decay) * (alpha ? Math.E : 1));
        }
        if (m.synapse() instanceof Synapse.AlphaConductance c) {
            rows.set(j, 0, SynapticLifRows.REVERSAL, c.eExc());
            rows.set(j, 1, SynapticLifRows.REVERSAL, c.eInh());
        }
    }

    /** The receptors of the synapses that the kernels for any number of them run. */
    static List<Synapse.CurrentReceptor> currents(Synapse s) {
        if (s instanceof Synapse.AlphaCurrents c) {
            return pair(c.tauExcMs(), c.tauInhMs());
        }
        if (s instanceof Synapse.AlphaConductance c) {
            return pair(c.tauExcMs(), c.tauInhMs());
        }
        return s instanceof Synapse.Currents c ? c.list() : List.of();
    }

    private static List<Synapse.CurrentReceptor> pair(double tauExcMs, double tauInhMs) {
        return List.of(
                Synapse.CurrentReceptor.alpha(Receptor.EXCITATORY.name(), tauExcMs),
                Synapse.CurrentReceptor.alpha(Receptor.INHIBITORY.name(), tauInhMs));
    }
}
