package io.github.snn4j.learning.settling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sum telescopes; pairs of spikes give the curve of STDP; a graded unit learns from its settling. */
class PotentialChangeTest {

    private static final double ETA = 0.01;
    private static final double TAU_PRE = 15;
    private static final double TAU_POST = 30;
    private static final double DT = 0.1;

    /** One synapse, starting at 0; the postsynaptic neuron fires when the teacher says. */
    private static double change(PlasticityRule rule, double dtMs, double[] preMs, double[] postMs, double ms) {
        Network network = Network.builder()
                .source("pre", 1, SpikeTrainSource.of(new double[][] {preMs}))
                .source("teacher", 1, SpikeTrainSource.of(new double[][] {postMs}))
                .population("post", 1, Lif.delta(1).withPotentials(0, 0, 1000))
                .projection(Projection.between("teacher", "post").weight(5000))
                .projection(Projection.between("pre", "post").rule(rule))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(dtMs, 1))) {
            simulator.runMs(ms);
            return simulator.weights("pre->post").get(0, 0);
        }
    }

    private static double pair(double d) {
        return change(
                PotentialChange.spiking(ETA, TAU_PRE, TAU_POST), DT, new double[] {100}, new double[] {100 + d}, 600);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 10, 20, 40, 80})
    void preBeforePostStrengthensByTheExponentialOfTheDistance(double d) {
        double expected = ETA * TAU_POST / (TAU_PRE + TAU_POST) * Math.exp(-d / TAU_PRE);
        assertThat(pair(d)).isCloseTo(expected, within(0.01 * expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 10, 20, 40, 80})
    void postBeforePreWeakensByTheExponentialOfTheDistance(double d) {
        double expected = -ETA * TAU_PRE / (TAU_PRE + TAU_POST) * Math.exp(-d / TAU_POST);
        assertThat(pair(-d)).isCloseTo(expected, within(0.01 * -expected));
    }

    /**
     * On a grid the two amplitudes are (1-P)/(1-PQ) and P(1-Q)/(1-PQ), P and Q the decays of a step: spikes then add up
     * as the pairs of PairStdp do. Presynaptic spikes in even steps, postsynaptic ones in odd steps.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void spikeTrainsAreLearntAsByPairStdp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] pre = random.ints(0, 200)
                .distinct()
                .limit(40)
                .sorted()
                .mapToDouble(t -> 2 * t)
                .toArray();
        double[] post = random.ints(0, 200)
                .distinct()
                .limit(40)
                .sorted()
                .mapToDouble(t -> 2 * t + 1)
                .toArray();
        double p = Math.exp(-1 / TAU_PRE);
        double q = Math.exp(-1 / TAU_POST);
        PairStdp additive = PairStdp.additive(0, 0);
        PlasticityRule stdp = new PairStdp(
                ETA * (1 - p) / (1 - p * q),
                ETA * p * (1 - q) / (1 - p * q),
                TAU_PRE,
                TAU_POST,
                additive.dependence(),
                additive.pairing());
        assertThat(change(PotentialChange.spiking(ETA, TAU_PRE, TAU_POST), 1, pre, post, 900))
                .as("seed %d", seed)
                .isCloseTo(change(stdp, 1, pre, post, 900), within(1e-6));
    }

    /** Units that go up and down and up under a changing drive; the input holds still. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void forConstantInputOnlyStartAndEndOfThePotentialCount(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int batch = 3;
        float[] input = floats(random, batch * 2);
        Network network = Network.builder()
                .population("in", 2, new LeakyRate(0, LeakyRate.Transfer.LINEAR))
                .population("out", 4, new LeakyRate(7, LeakyRate.Transfer.TANH))
                .projection(Projection.between("in", "out").delayMs(1).rule(PotentialChange.graded(ETA)))
                .build();
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(1, 1).withBatchSize(batch))) {
            simulator.external("in", "drive", input);
            simulator.setLearning(false);
            simulator.run(2);
            simulator.setLearning(true);
            for (int k = 0; k < 10; k++) {
                simulator.external("out", "drive", floats(random, batch * 4));
                simulator.run(5);
            }
            float[] end = simulator.variable("out", "x");
            float[] w = simulator.weights("in->out").toArray();
            for (int n = 0; n < w.length; n++) {
                double expected = 0;
                for (int b = 0; b < batch; b++) {
                    expected += ETA * input[b * 2 + n / 4] * end[b * 4 + n % 4];
                }
                assertThat((double) w[n]).as("weight %d, seed %d", n, seed).isCloseTo(expected, within(1e-6));
            }
        }
    }

    /**
     * A unit that is drawn half the way to a target learns to get there: what is left shrinks by 1 - eta S^2 / 2 from
     * burst to burst, the delta rule without an error signal.
     */
    @Test
    void shortBurstsTowardsATargetAreTheDeltaRule() {
        double s = 0.8;
        double target = 1.5;
        double rate = 0.3;
        Network network = Network.builder()
                .population("in", 1, new LeakyRate(0, LeakyRate.Transfer.LINEAR))
                .population("out", 1, new LeakyRate(0, LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.allToAll())
                        .rule(PotentialChange.graded(rate)))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            for (int burst = 0; burst < 20; burst++) {
                simulator.external("in", "drive", (float) s);
                simulator.external("out", "drive", 0f);
                simulator.setLearningRate("in->out", 0);
                simulator.step();
                float free = simulator.variable("out", "x")[0];
                double left = target * StrictMath.pow(1 - rate * s * s / 2, burst);
                assertThat(target - free).as("burst %d", burst).isCloseTo(left, within(1e-5));
                simulator.setLearningRate("in->out", 1);
                simulator.external("out", "drive", (float) ((target - free) / 2));
                simulator.step();
                simulator.reset();
            }
        }
    }

    private static float[] floats(SplittableRandom random, int n) {
        float[] values = new float[n];
        for (int k = 0; k < n; k++) {
            values[k] = (float) (random.nextDouble() * 2 - 1);
        }
        return values;
    }

    @Test
    void badParametersAreNamed() {
        assertThatThrownBy(() -> PotentialChange.graded(-1)).hasMessage("PotentialChange.eta must be >= 0, got -1.0");
        assertThatThrownBy(() -> PotentialChange.spiking(1, 20, 0))
                .hasMessage("PotentialChange.tauPostMs must be > 0 ms, got 0.0");
    }
}
