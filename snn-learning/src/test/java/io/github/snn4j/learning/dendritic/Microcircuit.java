package io.github.snn4j.learning.dendritic;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Interneuron;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.PyramidalCell;
import io.github.snn4j.plasticity.PlasticityRule;
import org.jspecify.annotations.Nullable;

/** A microcircuit of two layers of pyramidal cells behind an input, for tests: in, hidden with inter, out. */
final class Microcircuit {

    static final String UP = "hidden->out";
    static final String LATERAL = "hidden->inter";
    static final String CANCEL = "inter->hidden";
    static final String DOWN = "out->hidden";

    final PyramidalCell hidden;
    final PyramidalCell out = PyramidalCell.output(Transfer.LOGISTIC);
    final Interneuron inter = Interneuron.of(Transfer.LOGISTIC);
    final boolean steady;

    Microcircuit(double gApical, boolean steady) {
        this.hidden = PyramidalCell.hidden(Transfer.LOGISTIC).withApical(gApical);
        this.steady = steady;
    }

    double factor() {
        return SelfPrediction.factor(out, inter);
    }

    /** Rules may be null; weights are uniform in [-1, 1]. */
    Network network(
            int inputs,
            int cells,
            int outputs,
            double dtMs,
            @Nullable PlasticityRule up,
            @Nullable PlasticityRule lateral,
            @Nullable PlasticityRule cancel) {
        return Network.builder()
                .population("in", inputs, new LeakyRate(steady ? 0 : 3, Transfer.LINEAR))
                .population("hidden", cells, steady ? hidden.inSteadyState() : hidden)
                .population("out", outputs, steady ? out.inSteadyState() : out)
                .population("inter", outputs, steady ? inter.inSteadyState() : inter)
                .projection(learning("in", "hidden", up))
                .projection(learning("hidden", "out", up))
                .projection(learning("hidden", "inter", lateral))
                .projection(Projection.between("out", "inter")
                        .connectivity(Connectivity.oneToOne())
                        .receptor(Interneuron.SOMA)
                        .weight(1))
                .projection(learning("out", "hidden", null)
                        .receptor(PyramidalCell.APICAL)
                        .delayMs(dtMs))
                .projection(learning("inter", "hidden", cancel)
                        .receptor(PyramidalCell.APICAL)
                        .delayMs(dtMs))
                .build();
    }

    private static Projection.Builder learning(String pre, String post, @Nullable PlasticityRule rule) {
        Projection.Builder projection = Projection.between(pre, post).weights(WeightInit.uniform(-1, 1));
        return rule == null ? projection : projection.rule(rule);
    }
}
