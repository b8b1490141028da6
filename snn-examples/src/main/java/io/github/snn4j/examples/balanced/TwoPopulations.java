package io.github.snn4j.examples.balanced;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Receptor;

/** Excitatory and inhibitory neurons of one kind, each of which reaches all. */
final class TwoPopulations {

    static final String EXC = "exc";
    static final String INH = "inh";

    private TwoPopulations() {}

    /** Four in five neurons are excitatory. */
    static int excitatory(int neurons) {
        return neurons - neurons / 5;
    }

    /** What the synapses of one population have in common. */
    record Output(Connectivity connectivity, double weight, double delayMs, Receptor receptor) {
        private Projection.Builder between(String pre, String post) {
            return Projection.between(pre, post)
                    .connectivity(connectivity)
                    .weight(weight)
                    .delayMs(delayMs)
                    .receptor(receptor);
        }
    }

    static Network.Builder builder(Population exc, Population inh, Output ofExc, Output ofInh) {
        return Network.builder()
                .population(exc)
                .population(inh)
                .projection(ofExc.between(EXC, EXC))
                .projection(ofExc.between(EXC, INH))
                .projection(ofInh.between(INH, EXC))
                .projection(ofInh.between(INH, INH));
    }

    /** A pair cannot be joined with a probability above 1. */
    static void checkSizes(String what, int neurons, double inputs) {
        if (!(inputs > 0 && inputs <= neurons)) {
            throw new IllegalArgumentException(
                    what + ": a neuron can have from 0 to as many inputs as there are neurons, got " + inputs
                            + " inputs and " + neurons + " neurons");
        }
    }
}
