package io.github.snn4j.learning.stdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairStdpTest {

    private static final long SEED = 4711;

    private static final double COMPETITION_MAX = 0.1665;

    private static final PairStdp WINDOW = PairStdp.additive(1, 0.8).withWindows(20, 30);

    /** Change of one pair for tPost - tPre = -100 ... 100 ms: many presynaptic neurons, one postsynaptic spike. */
    private static float[] window(PairStdp rule, double delayMs) {
        double[][] pre = new double[201][1];
        for (int k = 0; k < pre.length; k++) {
            pre[k][0] = 300 - k;
        }
        return ForcedSpikes.plain().withDelay(delayMs).learn(rule, pre, new double[][] {{200}}, 420);
    }

    @Test
    void windowIsTwoExponentials() {
        float[] dw = window(WINDOW, 0);
        for (int k = 0; k < dw.length; k++) {
            int d = k - 100;
            double expected = d == 0 ? 0 : d > 0 ? Math.exp(-d / 20.0) : -0.8 * Math.exp(d / 30.0);
            // Each step of decay rounds twice: the trace and its factor.
            double rounding = (2 * Math.abs(d) + 2) * 0x1p-24 * Math.abs(expected);
            assertThat((double) dw[k]).as("tPost - tPre = %d ms", d).isCloseTo(expected, within(rounding));
            assertThat((double) dw[k]).as("tPost - tPre = %d ms", d).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void areasOfTheWindowHaveTheRatioOfTheAmplitudesTimesTheWidths() {
        float[] dw = window(WINDOW, 0);
        double minus = 0;
        double plus = 0;
        for (int k = 0; k < 100; k++) {
            minus -= dw[k];
            plus += dw[200 - k];
        }
        // Sums over a grid of 1 ms up to 100 ms.
        double expectedPlus = (1 - Math.exp(-100 / 20.0)) / Math.expm1(1 / 20.0);
        double expectedMinus = 0.8 * (1 - Math.exp(-100 / 30.0)) / Math.expm1(1 / 30.0);
        assertThat(plus / minus).isCloseTo(expectedPlus / expectedMinus, within(1e-6));
    }

    @Test
    void simultaneousSpikesChangeNothing() {
        double[][] once = {{50}};
        assertThat(ForcedSpikes.plain().learn(WINDOW, once, once, 100)).containsExactly(0f);
    }

    @Test
    void delayShiftsTheWindowByExactlyTheDelay() {
        float[] plain = window(WINDOW, 0);
        float[] delayed = window(WINDOW, 7);
        assertThat(Arrays.copyOfRange(delayed, 7, 201)).isEqualTo(Arrays.copyOfRange(plain, 0, 194));
    }

    @Test
    void weightsNeverLeaveHardBounds() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] pre = ForcedSpikes.randomTrains(30, 100, 1000, random);
        double[][] post = ForcedSpikes.randomTrains(20, 100, 1000, random);
        ForcedSpikes forced = ForcedSpikes.plain().withWeights(0.5, Bounds.upTo(1));
        PairStdp rule = PairStdp.additive(0.3, 0.3);
        int atBound = 0;
        try (Simulator simulator = Simulator.of(forced.network(rule, pre, post), SimulationConfig.of(1, SEED))) {
            for (int t = 0; t < 1000; t++) {
                simulator.step();
                for (float w : simulator.weights("plastic").toArray()) {
                    assertThat(w).isBetween(0f, 1f);
                    atBound += w == 0f || w == 1f ? 1 : 0;
                }
                t += 9;
                simulator.run(9);
            }
        }
        assertThat(atBound).as("seed %d", SEED).isPositive();
    }

    /** One pair meets a weight of 20 w0. */
    @Test
    void morrisonPotentiatesByThePower04AndDepressesInProportion() {
        double w0 = 0.02;
        ForcedSpikes forced = ForcedSpikes.plain().withWeights(0.4, Bounds.none());
        float up = forced.learn(PairStdp.morrison(w0), new double[][] {{10}}, new double[][] {{20}}, 30)[0];
        float down = forced.learn(PairStdp.morrison(w0), new double[][] {{20}}, new double[][] {{10}}, 30)[0];
        double potentiation = 0.1 * Math.pow(w0, 0.6) * Math.pow(0.4, 0.4) * Math.exp(-10 / 15.0);
        double depression = 0.1 * 0.0513 * 0.4 * Math.exp(-10 / 30.0);
        assertThat((double) up).isCloseTo(0.4 + potentiation, within(1e-6));
        assertThat((double) down).isCloseTo(0.4 - depression, within(1e-6));
    }

    /** 200 independent inputs from both sides of the fixed point; the spread is that of the changes of single pairs. */
    @Test
    void morrisonTakesWeightsOfIndependentTrainsToTheFixedPoint() {
        double w0 = 1;
        double fixedPoint = Math.pow(15 / (30 * 0.0513), 1 / 0.6);
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] post = ForcedSpikes.randomTrains(1, 2000, 60_000, random);
        double[][] pre = ForcedSpikes.randomTrains(200, 2000, 60_000, random);
        for (double start : new double[] {0.7 * fixedPoint, 1.5 * fixedPoint}) {
            float[] end = ForcedSpikes.plain()
                    .withWeights(start, Bounds.none())
                    .learn(PairStdp.morrison(w0), pre, post, 60_000);
            double mean = 0;
            for (float w : end) {
                mean += w / (double) end.length;
            }
            assertThat(mean).as("from %s, seed %d", start, SEED).isCloseTo(fixedPoint, within(0.1 * fixedPoint));
        }
    }

    /** One pair meets a weight of 0.25 between 0 and 1. */
    @Test
    void powerLawScalesWithTheDistanceFromTheBound() {
        ForcedSpikes forced = ForcedSpikes.plain().withWeights(0.25, Bounds.upTo(1));
        PairStdp rule = PairStdp.powerLaw(0.1, 0.1, 0.5);
        float up = forced.learn(rule, new double[][] {{10}}, new double[][] {{20}}, 30)[0];
        float down = forced.learn(rule, new double[][] {{20}}, new double[][] {{10}}, 30)[0];
        assertThat((double) up).isCloseTo(0.25 + 0.1 * Math.exp(-0.5) * Math.sqrt(0.75), within(1e-6));
        assertThat((double) down).isCloseTo(0.25 - 0.1 * Math.exp(-0.5) * Math.sqrt(0.25), within(1e-6));
    }

    @Test
    void independentPoissonTrainsDriftByTheDifferenceOfTheAreas() {
        int steps = 4000;
        double p = 1 - Math.exp(-0.020);
        PairStdp rule = PairStdp.additive(1, 0.3).withWindows(20, 30);
        double mean = mean(poisson(rule, 20, steps));
        double plus = 0;
        double minus = 0;
        double expected = 0;
        for (int t = 0; t < steps; t++) {
            plus *= Math.exp(-1 / 20.0);
            minus *= Math.exp(-1 / 30.0);
            expected += p * p * (plus - 0.3 * minus);
            plus += 1;
            minus += 1;
        }
        // The continuous formula, ratePre ratePost (etaPlus tauPlus - etaMinus tauMinus), up to grid and start.
        assertThat(expected).isCloseTo(0.02 * 0.02 * (20 - 0.3 * 30) * steps, within(0.06 * expected));
        // About 10^4 spikes on each side: standard error near 1.5 %.
        assertThat(mean).as("seed %d", SEED).isCloseTo(expected, within(0.06 * expected));
    }

    /** Weights from nothing after independent Poisson trains on both sides. */
    static float[] poisson(PlasticityRule rule, double postHz, int steps) {
        Network network = Network.builder()
                .source("pre", 150, new PoissonSource(20))
                .source("teacher", 120, new PoissonSource(postHz))
                .population("post", 120, Lif.delta(1).withPotentials(0, 0, 1000))
                .projection(Projection.between("teacher", "post")
                        .connectivity(Connectivity.oneToOne())
                        .weight(5000))
                .projection(Projection.between("pre", "post").name("plastic").rule(rule))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            simulator.run(steps);
            return simulator.weights("plastic").toArray();
        }
    }

    static double mean(float[] values) {
        double sum = 0;
        for (float x : values) {
            sum += x;
        }
        return sum / values.length;
    }

    /** Song, Miller and Abbott 2000, reduced: shares of the weights in the outer fifths and in the middle. */
    private static double[] afterCompetition(PairStdp rule) {
        double wMax = COMPETITION_MAX;
        Network network = Network.builder()
                .source("in", 100, new PoissonSource(30))
                .population("out", 1, Lif.exponential(20, 5))
                .projection(Projection.between("in", "out")
                        .name("plastic")
                        .weights(WeightInit.uniform(0, wMax))
                        .bounds(Bounds.upTo(wMax))
                        .rule(rule))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            simulator.run(80_000);
            float[] w = simulator.weights("plastic").toArray();
            double[] share = new double[3];
            for (float x : w) {
                double at = x / wMax;
                share[at < 0.2 ? 0 : at > 0.8 ? 2 : 1] += 1.0 / w.length;
            }
            return share;
        }
    }

    @Test
    void additiveChangesMakeWeightsCompete() {
        double[] share = afterCompetition(PairStdp.songAbbott(COMPETITION_MAX));
        assertThat(share[0]).as("near 0, seed %d", SEED).isGreaterThan(0.25);
        assertThat(share[2]).as("near the maximum, seed %d", SEED).isGreaterThan(0.25);
        assertThat(share[1]).as("between, seed %d", SEED).isLessThan(0.35);
    }

    @Test
    void multiplicativeChangesGatherWeights() {
        PairStdp rule = PairStdp.songAbbott(COMPETITION_MAX).withDependence(WeightDependence.multiplicative());
        double[] share = afterCompetition(rule);
        assertThat(share[1]).as("between, seed %d", SEED).isGreaterThan(0.95);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairStdp.additive(1, 1).withWindows(-20, 20))
                .withMessage("PairStdp.tauPlusMs must be > 0 ms, got -20.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairStdp.additive(0.1, -0.1))
                .withMessage("PairStdp.etaMinus must be >= 0, got -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairStdp.additive(Double.NaN, 0))
                .withMessage("PairStdp.etaPlus must be >= 0, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForcedSpikes.plain()
                        .learn(PairStdp.multiplicative(1, 1), new double[][] {{1}}, new double[][] {{2}}, 3))
                .withMessageContaining("finite bounds");
    }
}
