package io.github.snn4j.learning.bptt;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.spike.BernoulliSource;

/** Networks of a few neurons in which everything that the trainer can do occurs. */
enum TinyNetworks {
    /** Two layers, delta synapses, subtracting reset. */
    FEED_FORWARD(true),
    /** A loop with delay, exponential currents, reset to a value, a connection that skips a layer. */
    RECURRENT(true),
    /** Adaptive thresholds in a loop, a graded readout. */
    ADAPTIVE(false),
    /** Adaptive neurons with subtracting reset and a bias, two populations in a loop. */
    TWO_IN_A_LOOP(true),
    /** Refractory neurons in front of neurons that are not. */
    REFRACTORY(true),
    /** Constant graded input, graded units in the middle, missing synapses, a driven neuron. */
    GRADED(true);

    final boolean spikingReadout;

    TinyNetworks(boolean spikingReadout) {
        this.spikingReadout = spikingReadout;
    }

    static final int INPUTS = 5;

    private static Projection.Builder drawn(String pre, String post, double low, double high) {
        return Projection.between(pre, post).weights(WeightInit.uniform(low, high));
    }

    Network network() {
        Network.Builder b = Network.builder().source("in", INPUTS, BernoulliSource.presented());
        return switch (this) {
            case FEED_FORWARD ->
                b.population("hid", 4, Lif.delta(10).withReset(Reset.SUBTRACT))
                        .population("out", 3, Lif.delta(15).withReset(Reset.SUBTRACT))
                        .projection(drawn("in", "hid", -0.2, 0.9))
                        .projection(drawn("hid", "out", -0.2, 0.9))
                        .build();
            case RECURRENT ->
                b.population("hid", 4, Lif.exponential(10, 5).withBias(0.2))
                        .population("out", 3, Lif.exponential(12, 4).withScaling(Lif.InputScaling.LEAK))
                        .projection(drawn("in", "hid", -0.5, 4))
                        .projection(drawn("hid", "hid", -1, 1).delayMs(1))
                        .projection(drawn("in", "out", -5, 9).delayMs(2))
                        .projection(drawn("hid", "out", -5, 20))
                        .build();
            case ADAPTIVE ->
                b.population("hid", 4, AdaptiveLif.alif(Lif.delta(10), 30, 0.4))
                        .population("out", 3, new LeakyRate(8, LeakyRate.Transfer.LINEAR))
                        .projection(drawn("in", "hid", -0.2, 0.9))
                        .projection(drawn("hid", "hid", -0.5, 0.5)
                                .connectivity(Connectivity.allButSelf())
                                .delayMs(1))
                        .projection(drawn("hid", "out", -2, 2))
                        .build();
            case TWO_IN_A_LOOP ->
                b.population(
                                "a",
                                3,
                                AdaptiveLif.alif(
                                        Lif.delta(9).withReset(Reset.SUBTRACT).withBias(0.3), 20, 0.5))
                        .population("b", 2, Lif.exponential(7, 7).withReset(Reset.SUBTRACT))
                        .population("out", 2, Lif.delta(12))
                        .projection(drawn("in", "a", -0.2, 0.8))
                        .projection(drawn("b", "a", -0.5, 0.3).delayMs(3))
                        .projection(drawn("a", "b", 0, 4))
                        .projection(drawn("a", "out", -0.3, 0.9).delayMs(1))
                        .projection(drawn("b", "out", -0.3, 0.9))
                        .build();
            case REFRACTORY ->
                b.population("hid", 4, Lif.delta(10).withRefractory(2))
                        .population("late", 3, Lif.exponential(10, 5).withRefractory(1))
                        .population("out", 3, Lif.delta(10))
                        .projection(drawn("in", "hid", 0, 1.2))
                        .projection(drawn("hid", "late", 0, 9))
                        .projection(drawn("late", "out", -0.2, 1.2))
                        .projection(drawn("hid", "out", -0.2, 0.8).delayMs(1))
                        .build();
            case GRADED ->
                b.population("pixels", 3, new LeakyRate(1e-3, LeakyRate.Transfer.LINEAR))
                        .population("slow", 2, new LeakyRate(20, LeakyRate.Transfer.TANH))
                        .population("hid", 4, Lif.delta(10))
                        .population("out", 2, Lif.delta(12).withReset(Reset.SUBTRACT))
                        .projection(Projection.between("pixels", "hid").connectivity(Connectivity.matrix(new float[][] {
                            {0.1f, 0.3f, Float.NaN, 0.2f}, {0.4f, Float.NaN, 0.2f, -0.1f}, {0.1f, 0.2f, 0.3f, 0.1f}
                        })))
                        .projection(drawn("in", "slow", -1, 2))
                        .projection(drawn("slow", "hid", -0.4, 0.8))
                        .projection(drawn("slow", "slow", -0.4, 0.8).delayMs(2))
                        .projection(drawn("pixels", "out", -0.1, 0.1).delayMs(1))
                        .projection(drawn("hid", "out", 0, 0.8))
                        .build();
        };
    }
}
