package io.github.snn4j.neuron;

/** Names of the synaptic state variables. */
final class LifStateNames {

    private LifStateNames() {}

    static String[] levels(Synapse s) {
        if (s instanceof Synapse.Delta) {
            return new String[0];
        }
        if (s instanceof Synapse.ExponentialCurrent) {
            return new String[] {"current"};
        }
        if (s instanceof Synapse.Currents c) {
            return c.list().stream().map(Synapse.CurrentReceptor::name).toArray(String[]::new);
        }
        return s instanceof Synapse.Conductance || s instanceof Synapse.AlphaConductance
                ? new String[] {"gExc", "gInh"}
                : new String[] {"iExc", "iInh"};
    }

    /** The rise of an alpha function. */
    static String rise(Synapse s, int receptor) {
        if (s instanceof Synapse.Currents c) {
            return c.list().get(receptor).name() + ".rise";
        }
        return receptor == 0 ? "riseExc" : "riseInh";
    }
}
