package io.github.snn4j.learning.stdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.plasticity.WeightDependence;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TripletStdpTest {

    private static final long SEED = 815;

    private static final TripletStdp CORTEX = TripletStdp.visualCortexMinimal();

    /** Sixty pairings at a rate; lag = tPost - tPre. Sjoestroem, Turrigiano and Nelson 2001. */
    private static double pairings(TripletStdp rule, double rateHz, int lagMs) {
        double[] pre = new double[60];
        double[] post = new double[60];
        for (int k = 0; k < 60; k++) {
            pre[k] = 20 + k * Math.round(1000 / rateHz);
            post[k] = pre[k] + lagMs;
        }
        double durationMs = pre[59] + 40;
        return ForcedSpikes.plain().learn(rule, new double[][] {pre}, new double[][] {post}, durationMs)[0];
    }

    @Test
    void preBeforePostPotentiatesMoreAtHigherRates() {
        double slow = pairings(CORTEX, 1, 10);
        double previous = slow;
        for (double rateHz : new double[] {10, 20, 40, 50}) {
            double dw = pairings(CORTEX, rateHz, 10);
            assertThat(dw).as("%s Hz", rateHz).isGreaterThan(previous);
            previous = dw;
        }
        assertThat(Math.abs(slow)).isLessThan(0.01 * previous);
        assertThat(previous).isPositive();
    }

    @Test
    void postBeforePreDepressesAtLowAndPotentiatesAtHighRates() {
        assertThat(pairings(CORTEX, 1, -10)).isNegative();
        assertThat(pairings(CORTEX, 10, -10)).isNegative();
        assertThat(pairings(CORTEX, 20, -10)).isNegative();
        assertThat(pairings(CORTEX, 50, -10)).isPositive();
    }

    @Test
    void withoutTripletTermsItIsPairStdpBitForBit() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] pre = ForcedSpikes.randomTrains(10, 40, 500, random);
        double[][] post = ForcedSpikes.randomTrains(10, 40, 500, random);
        for (Pairing pairing : Pairing.values()) {
            TripletStdp triplet =
                    new TripletStdp(0.3, 0, 0.2, 0, 17, 33, 100, 100, WeightDependence.additive(), pairing);
            PairStdp pair = new PairStdp(0.3, 0.2, 17, 33, WeightDependence.additive(), pairing);
            assertThat(ForcedSpikes.plain().learn(triplet, pre, post, 500))
                    .as("seed %d", SEED)
                    .isEqualTo(ForcedSpikes.plain().learn(pair, pre, post, 500));
        }
    }

    private static double drift(TripletStdp r, double preHz, double postHz) {
        double x = preHz * 1e-3;
        double y = postHz * 1e-3;
        return x * y * (r.a2Plus() * r.tauPlusMs() - r.a2Minus() * r.tauMinusMs())
                - r.a3Minus() * r.tauMinusMs() * r.tauXMs() * x * x * y
                + r.a3Plus() * r.tauPlusMs() * r.tauYMs() * x * y * y;
    }

    @Test
    void minimalCortexRuleHasASlidingThresholdAt19Hz() {
        double thresholdHz = 1000
                * CORTEX.a2Minus()
                * CORTEX.tauMinusMs()
                / (CORTEX.a3Plus() * CORTEX.tauPlusMs() * CORTEX.tauYMs());
        assertThat(thresholdHz).isCloseTo(19.2, within(0.05));
        int steps = 4000;
        for (double postHz : new double[] {8, 35}) {
            double mean = PairStdpTest.mean(PairStdpTest.poisson(CORTEX, postHz, steps));
            assertThat(Math.signum(mean))
                    .as("%s Hz, seed %d", postHz, SEED)
                    .isEqualTo(Math.signum(postHz - thresholdHz));
            // Rates on the grid are a little lower than asked for, and the traces start empty.
            double expected = drift(CORTEX, 20, postHz) * steps;
            assertThat(mean).as("%s Hz, seed %d", postHz, SEED).isCloseTo(expected, within(0.25 * Math.abs(expected)));
        }
    }

    @Test
    void scalingScalesAllAmplitudes() {
        TripletStdp twice = TripletStdp.hippocampusFull().scaledBy(2);
        assertThat(twice.a2Plus()).isEqualTo(2 * 6.1e-3);
        assertThat(twice.a3Plus()).isEqualTo(2 * 6.7e-3);
        assertThat(twice.a2Minus()).isEqualTo(2 * 1.6e-3);
        assertThat(twice.a3Minus()).isEqualTo(2 * 1.4e-3);
        assertThat(twice.tauXMs()).isEqualTo(946);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CORTEX.scaledBy(-1))
                .withMessage("TripletStdp.scaledBy factor must be >= 0, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TripletStdp(0, 0, 0, 0, 1, 1, 0, 1, WeightDependence.additive(), Pairing.NEAREST))
                .withMessage("TripletStdp.tauXMs must be > 0 ms, got 0.0");
    }
}
