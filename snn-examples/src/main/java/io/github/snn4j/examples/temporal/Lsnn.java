package io.github.snn4j.examples.temporal;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.eprop.Eprop;
import io.github.snn4j.learning.eprop.EpropReadout;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.spike.SpikeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network of neurons without and with an adaptive threshold, and a linear readout (LSNN): G. Bellec et al.,
 * Nat. Commun. 11:3625, 2020, doi 10.1038/s41467-020-17236-y. All weights are in units of the threshold, which is 1.
 *
 * <p>Weights start normal with standard deviation {@code gain / sqrt(number of sources)}. Every projection onto a neuron
 * learns by e-prop, the readout by its exact gradient, with one optimiser step per trial.
 *
 * @param inputs number of inputs
 * @param plain neurons without adaptation
 * @param adaptive neurons with it
 * @param outputs neurons of the readout
 * @param tauMemMs membrane time constant in ms
 * @param tRefMs refractory period in ms
 * @param tauAdaptMs time constant of the adaptation in ms
 * @param beta by how much a spike lifts the threshold
 * @param tauOutMs time constant of the readout in ms
 * @param inputGain spread of the input weights
 * @param recurrentGain spread of the recurrent weights
 * @param outputGain spread of the readout weights
 */
record Lsnn(
        int inputs,
        int plain,
        int adaptive,
        int outputs,
        double tauMemMs,
        double tRefMs,
        double tauAdaptMs,
        double beta,
        double tauOutMs,
        double inputGain,
        double recurrentGain,
        double outputGain) {

    static final String INPUT = "in";
    static final String PLAIN = "plain";
    static final String ADAPTIVE = "adaptive";
    static final String OUTPUT = "out";

    /**
     * How it learns.
     *
     * @param optimizer makes the steps
     * @param error error of the readout
     * @param feedback how the error reaches the neurons: symmetric, random or adaptive
     * @param rateStrength strength of the pull of rates
     * @param rateTargetHz rate that neurons are pulled to in Hz
     */
    record Learning(
            Optimizer optimizer, ReadoutError error, String feedback, double rateStrength, double rateTargetHz) {

        static final List<String> FEEDBACKS = List.of("symmetric", "random", "adaptive");
    }

    /** The populations of neurons that there are. */
    List<String> hidden() {
        List<String> names = new ArrayList<>();
        if (plain > 0) {
            names.add(PLAIN);
        }
        if (adaptive > 0) {
            names.add(ADAPTIVE);
        }
        return names;
    }

    private int size(String population) {
        return population.equals(PLAIN) ? plain : adaptive;
    }

    private Lif lif() {
        return Lif.delta(tauMemMs).withReset(Reset.SUBTRACT).withRefractory(tRefMs);
    }

    private AdaptiveLif alif() {
        return AdaptiveLif.alif(lif(), tauAdaptMs, beta);
    }

    private Eprop rule(String population, Learning learning) {
        Eprop rule = population.equals(PLAIN) ? Eprop.of(lif(), tauOutMs) : Eprop.of(alif(), tauOutMs);
        return rule.withRate(learning.rateStrength(), learning.rateTargetHz());
    }

    private static WeightInit spread(double gain, int sources) {
        return WeightInit.normal(0, gain / Math.sqrt(sources));
    }

    /** Describes the network. */
    Network network(SpikeSource source, double dtMs, Learning learning) {
        Application application = Application.perTrial(learning.optimizer());
        Network.Builder builder = Network.builder()
                .source(INPUT, inputs, source)
                .population(OUTPUT, outputs, new LeakyRate(tauOutMs, LeakyRate.Transfer.LINEAR));
        for (String post : hidden()) {
            builder.population(post, size(post), post.equals(PLAIN) ? lif() : alif());
        }
        builder.learningSignal(OUTPUT, learning.error());
        for (String post : hidden()) {
            builder.projection(Projection.between(INPUT, post)
                    .weights(spread(inputGain, inputs))
                    .application(application)
                    .rule(rule(post, learning)));
            for (String pre : hidden()) {
                builder.projection(Projection.between(pre, post)
                        .connectivity(pre.equals(post) ? Connectivity.allButSelf() : Connectivity.allToAll())
                        .weights(spread(recurrentGain, plain + adaptive))
                        .delayMs(dtMs)
                        .application(application)
                        .rule(rule(post, learning)));
            }
            builder.projection(Projection.between(post, OUTPUT)
                    .name(readout(post))
                    .weights(spread(outputGain, plain + adaptive))
                    .application(application)
                    .rule(EpropReadout.of(tauOutMs).withDecay(decay(learning))));
            builder.learningSignal(post, feedback(post, learning));
        }
        return builder.build();
    }

    private static String readout(String population) {
        return population + "->" + OUTPUT;
    }

    private static double decay(Learning learning) {
        return learning.feedback().equals("adaptive") ? 1e-3 : 0;
    }

    private ErrorFeedback feedback(String population, Learning learning) {
        double sd = 1 / Math.sqrt(plain + adaptive);
        return switch (learning.feedback()) {
            case "random" -> ErrorFeedback.random(OUTPUT, sd);
            case "adaptive" -> ErrorFeedback.adaptive(OUTPUT, readout(population), sd, decay(learning));
            default -> ErrorFeedback.symmetric(OUTPUT, readout(population));
        };
    }
}
