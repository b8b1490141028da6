package io.github.snn4j.neuron;

import java.util.List;

/**
 * Arrivals of the models in absolute units: a conductance pair in nS, a current in pA, or jumps of the membrane in mV.
 * The step sees them in one form: a first and a second conductance, and a current.
 */
final class AbsoluteInputs {

    private static final float[] NONE = {};

    final boolean delta;
    final boolean conductance;
    /** gExc or current, empty for jumps. */
    final float[] first;
    /** gInh, empty without conductances. */
    final float[] second;

    private final DynamicsContext.Input input;
    private final DynamicsContext.Input inhibitory;
    private final DynamicsContext.External external;

    AbsoluteInputs(Synapse synapse, DynamicsContext context) {
        delta = synapse instanceof Synapse.Delta;
        conductance = synapse instanceof Synapse.Conductance;
        input = context.input(receptors(synapse).get(0));
        inhibitory = conductance ? context.input(Receptor.INHIBITORY) : input;
        first = delta ? NONE : context.state(conductance ? "gExc" : "current", 0f);
        second = conductance ? context.state("gInh", 0f) : NONE;
        external = context.external("current");
    }

    static List<Receptor> receptors(Synapse synapse) {
        return synapse instanceof Synapse.Conductance
                ? List.of(Receptor.EXCITATORY, Receptor.INHIBITORY)
                : List.of(Receptor.INPUT);
    }

    static double tauFirst(Synapse s) {
        return s instanceof Synapse.Conductance c
                ? c.tauExcMs()
                : s instanceof Synapse.ExponentialCurrent e ? e.tauSynMs() : 1;
    }

    /** The same kind of synapse with the values that {@link #ask} has asked for, from a place on. */
    static Synapse with(Synapse s, double[] x, int from) {
        return s instanceof Synapse.Conductance
                ? new Synapse.Conductance(x[from], x[from + 1], x[from + 2], x[from + 3])
                : s instanceof Synapse.ExponentialCurrent ? new Synapse.ExponentialCurrent(x[from]) : s;
    }

    /** The conductances, or some that change nothing. */
    static Synapse.Conductance conductance(Synapse s) {
        return s instanceof Synapse.Conductance c ? c : new Synapse.Conductance(1, 1, 0, 0);
    }

    /** Asks for the parameters of a synapse. */
    static void ask(Synapse s, ParameterRows.Request request) {
        if (s instanceof Synapse.Conductance c) {
            request.ask("tauExcMs", c.tauExcMs()).ask("tauInhMs", c.tauInhMs());
            request.ask("eExc", c.eExc()).ask("eInh", c.eInh());
        } else if (s instanceof Synapse.ExponentialCurrent e) {
            request.ask("tauSynMs", e.tauSynMs());
        }
    }

    boolean touched(Slice slice) {
        return input.touched(slice) || (conductance && inhibitory.touched(slice));
    }

    float current(int at) {
        return external.present() ? external.array()[at] : 0f;
    }

    /** Reads the conductances, at {@code g} and {@code g + 1}, and the current into a neuron's double state. */
    void load(double[] y, int at, int g, int current) {
        y[g] = conductance ? first[at] : 0;
        y[g + 1] = conductance ? second[at] : 0;
        y[current] = delta || conductance ? 0 : first[at];
    }

    /** Writes them back. */
    void store(double[] y, int at, int g, int current) {
        if (conductance) {
            first[at] = (float) y[g];
            second[at] = (float) y[g + 1];
        } else if (!delta) {
            first[at] = (float) y[current];
        }
    }

    /** Adds what arrived for a neuron, and clears it. */
    void arrive(Slice slice, double[] y, int at, int v, int g, int current) {
        double weight = take(input, slice, at);
        if (conductance) {
            y[g] += weight;
            y[g + 1] += take(inhibitory, slice, at);
        } else {
            y[delta ? v : current] += weight;
        }
    }

    private static float take(DynamicsContext.Input input, Slice slice, int at) {
        float[] a = input.array(slice);
        float w = a[at];
        a[at] = 0f;
        return w;
    }
}
