package io.github.snn4j.learning.stdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Pair and triplet rules against sums over spike lists. */
class StdpReferenceTest {

    private static final long SEED = 77_001;

    /** The trains of the example of the stdp_synapse of NEST, in ms. */
    private static final double[] NEST_PRE = {1, 5, 6, 7, 9, 11, 12, 13, 14.5, 16.1, 21};

    private static final double[] NEST_POST = {2, 3, 4, 8, 9, 10, 12, 12.2, 14.1, 15.4, 22};

    static Stream<TripletStdp> tripletSets() {
        return Stream.of(
                        TripletStdp.visualCortexFull(),
                        TripletStdp.visualCortexMinimal(),
                        TripletStdp.hippocampusFull(),
                        TripletStdp.hippocampusMinimal(),
                        TripletStdp.visualCortexNearest())
                .flatMap(r -> Stream.of(r.withPairing(Pairing.ALL_TO_ALL), r.withPairing(Pairing.NEAREST)));
    }

    private interface Change {
        double of(double[] pre, double[] post);
    }

    private static void check(float[] weights, double[][] pre, double[][] post, Change expected) {
        check(weights, pre, post, expected, 1e-5);
    }

    private static void check(float[] weights, double[][] pre, double[][] post, Change expected, double tolerance) {
        double scale = 0;
        for (float w : weights) {
            scale = Math.max(scale, Math.abs(w));
        }
        assertThat(scale).isPositive();
        for (int i = 0; i < pre.length; i++) {
            for (int j = 0; j < post.length; j++) {
                assertThat((double) weights[i * post.length + j])
                        .as("synapse %d -> %d, seed %d", i, j, SEED)
                        .isCloseTo(expected.of(pre[i], post[j]), within(tolerance * scale));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pairing.class)
    void pairsOfRandomTrainsMatchTheSumOverSpikes(Pairing pairing) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] pre = ForcedSpikes.randomTrains(12, 30, 600, random);
        double[][] post = ForcedSpikes.randomTrains(9, 30, 600, random);
        PairStdp rule = PairStdp.additive(0.9, 0.7).withWindows(17, 34).withPairing(pairing);
        check(ForcedSpikes.plain().learn(rule, pre, post, 600), pre, post, (a, b) -> EventReference.change(rule, a, b));
    }

    @ParameterizedTest
    @MethodSource("tripletSets")
    void tripletsOfRandomTrainsMatchTheSumOverSpikes(TripletStdp rule) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double[][] pre = ForcedSpikes.randomTrains(8, 30, 600, random);
        double[][] post = ForcedSpikes.randomTrains(7, 30, 600, random);
        check(ForcedSpikes.plain().learn(rule, pre, post, 600), pre, post, (a, b) -> EventReference.change(rule, a, b));
    }

    @ParameterizedTest
    @EnumSource(Pairing.class)
    void fixedTrainsMatchTheSumOverSpikes(Pairing pairing) {
        double[][] pre = {NEST_PRE};
        double[][] post = {NEST_POST};
        PairStdp pair = PairStdp.additive(0.01, 0.012).withPairing(pairing);
        TripletStdp triplet = TripletStdp.hippocampusFull().withPairing(pairing);
        ForcedSpikes fine = ForcedSpikes.plain().withStep(0.1);
        check(fine.learn(pair, pre, post, 25), pre, post, (a, b) -> EventReference.change(pair, a, b));
        check(fine.learn(triplet, pre, post, 25), pre, post, (a, b) -> EventReference.change(triplet, a, b));
    }

    /**
     * Trains on a grid of 1 ms give the same change on a finer grid. What differs is the rounding of the decay
     * factor to float: half an ulp of 1 against dt/tau, 3e-4 for 946 ms at 0.1 ms.
     */
    @Test
    void theStepDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(SEED + 2);
        double[][] pre = ForcedSpikes.randomTrains(4, 20, 300, random);
        double[][] post = ForcedSpikes.randomTrains(4, 20, 300, random);
        TripletStdp rule = TripletStdp.hippocampusFull();
        for (double dtMs : List.of(1.0, 0.5, 0.1)) {
            check(
                    ForcedSpikes.plain().withStep(dtMs).learn(rule, pre, post, 300),
                    pre,
                    post,
                    (a, b) -> EventReference.change(rule, a, b),
                    3e-5 / dtMs);
        }
    }
}
