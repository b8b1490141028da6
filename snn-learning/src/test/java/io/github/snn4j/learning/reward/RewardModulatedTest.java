package io.github.snn4j.learning.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.spike.SpikeTrainSource;
import org.junit.jupiter.api.Test;

/** One pair of spikes at 10 and 11 ms makes an eligibility of exactly 1 at 11 ms. */
class RewardModulatedTest {

    private static final double TAU_ELIGIBILITY = 1000;

    private static final PlasticityRule PAIR = PairStdp.additive(Math.exp(1 / 20.0), 0);

    private static Network network(PlasticityRule rule, LearningSignal signal, double weight, Bounds bounds) {
        return Network.builder()
                .source("pre", 1, SpikeTrainSource.of(new double[][] {{10}}))
                .source("teacher", 1, SpikeTrainSource.of(new double[][] {{11}}))
                .population("post", 1, Lif.delta(1).withPotentials(0, 0, 1e6))
                .projection(Projection.between("teacher", "post")
                        .connectivity(Connectivity.oneToOne())
                        .weight(5e6))
                .projection(Projection.between("pre", "post")
                        .name("plastic")
                        .weight(weight)
                        .bounds(bounds)
                        .rule(rule))
                .learningSignal("post", signal)
                .build();
    }

    private static Simulator simulator(LearningSignal signal, double dtMs, int batch) {
        Network network = network(RewardModulated.of(PAIR, TAU_ELIGIBILITY), signal, 0, Bounds.none());
        return Simulator.of(network, SimulationConfig.of(dtMs, 1).withBatchSize(batch));
    }

    private static double weight(Simulator simulator) {
        return simulator.weights("plastic").get(0, 0);
    }

    @Test
    void zeroRewardLeavesWeightsBitIdentical() {
        PlasticityRule rule = new RewardModulated(PAIR, TAU_ELIGIBILITY, 1, WeightDependence.multiplicative());
        Network network = network(rule, RewardSignal.impulse(), 0.3, Bounds.upTo(1));
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.runMs(50);
            simulator.external("post", RewardSignal.REWARD, 0f);
            simulator.runMs(50);
            simulator.endTrial();
            assertThat(simulator.weights("plastic").toArray()).containsExactly(0.3f);
        }
    }

    @Test
    void impulseAfterADelayFindsTheEligibilityDecayedByIt() {
        for (int delayMs : new int[] {0, 1, 100, 1000, 3000}) {
            try (Simulator simulator = simulator(RewardSignal.impulse(), 1, 1)) {
                simulator.runMs(11 + delayMs);
                simulator.external("post", RewardSignal.REWARD, 2f);
                simulator.step();
                assertThat(weight(simulator))
                        .as("after %d ms", delayMs)
                        .isCloseTo(2 * Math.exp(-delayMs / TAU_ELIGIBILITY), within(1e-3 * weight(simulator)));
                float[] then = simulator.weights("plastic").toArray();
                simulator.runMs(20);
                assertThat(simulator.weights("plastic").toArray())
                        .as("a reward acts once")
                        .isEqualTo(then);
            }
        }
    }

    /** Izhikevich 2007: A D tauC tauN / (tauC + tauN) exp(-T/tauC). */
    @Test
    void dopamineThatDecaysMeetsTheClosedForm() {
        double expected = TAU_ELIGIBILITY * 200 / (TAU_ELIGIBILITY + 200) * Math.exp(-500 / TAU_ELIGIBILITY);
        assertThat(expected).isCloseTo(101.09, within(0.005));
        for (double dtMs : new double[] {1, 0.1}) {
            try (Simulator simulator = simulator(RewardSignal.decaying(200), dtMs, 1)) {
                simulator.runMs(511);
                simulator.external("post", RewardSignal.REWARD, 1f);
                simulator.runMs(4000);
                assertThat(weight(simulator)).as("step %s ms", dtMs).isCloseTo(expected, within(1e-3 * expected));
            }
        }
    }

    @Test
    void rewardBelowTheBaselineDepresses() {
        try (Simulator simulator = simulator(RewardSignal.decaying(200).withBaseline(0.01), 1, 1)) {
            simulator.runMs(300);
            assertThat(weight(simulator)).isNegative();
        }
        try (Simulator simulator = simulator(RewardSignal.impulse(), 1, 1)) {
            simulator.runMs(30);
            simulator.external("post", RewardSignal.REWARD, -1f);
            simulator.step();
            assertThat(weight(simulator)).isNegative();
        }
    }

    @Test
    void everySampleHasItsOwnReward() {
        double decay = Math.exp(-20 / TAU_ELIGIBILITY);
        try (Simulator simulator = simulator(RewardSignal.impulse(), 1, 3)) {
            simulator.runMs(31);
            simulator.external("post", RewardSignal.REWARD, 1f, 0f, -4f);
            simulator.step();
            assertThat(weight(simulator)).isCloseTo(-3 * decay, within(1e-5));
        }
    }

    @Test
    void resetForgetsEligibilityAndRewardsThatWait() {
        try (Simulator simulator = simulator(RewardSignal.impulse(), 1, 1)) {
            simulator.runMs(30);
            simulator.reset();
            simulator.external("post", RewardSignal.REWARD, 1f);
            simulator.runMs(5);
            assertThat(weight(simulator)).isZero();
            simulator.runMs(20);
            simulator.external("post", RewardSignal.REWARD, 1f);
            simulator.reset();
            simulator.runMs(20);
            assertThat(weight(simulator)).isZero();
        }
    }

    @Test
    void rewardsWaitWhileLearningIsOff() {
        try (Simulator simulator = simulator(RewardSignal.impulse(), 1, 1)) {
            simulator.runMs(12);
            simulator.setLearning(false);
            simulator.external("post", RewardSignal.REWARD, 1f);
            simulator.runMs(10);
            assertThat(weight(simulator)).isZero();
            simulator.setLearning(true);
            simulator.step();
            assertThat(weight(simulator)).isPositive();
        }
    }

    @Test
    void weightDependenceBelongsToTheOuterRule() {
        PlasticityRule inner = PairStdp.multiplicative(1, 1);
        Network network = network(RewardModulated.of(inner, 100), RewardSignal.impulse(), 0.5, Bounds.upTo(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .withMessageContaining("give the weight dependence to the outer rule");
    }

    @Test
    void missingRewardSignalIsReportedWhenTheSimulatorIsBuilt() {
        Network network = Network.builder()
                .source("pre", 1, SpikeTrainSource.of(new double[][] {{10}}))
                .population("post", 1, Lif.delta(1))
                .projection(Projection.between("pre", "post").rule(RewardModulated.of(PAIR, 100)))
                .build();
        assertThatIllegalStateException()
                .isThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .withMessageContaining("no learning signal");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardModulated.of(PAIR, 0))
                .withMessage("RewardModulated.tauEligibilityMs must be > 0 ms, got 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardSignal.decaying(-1))
                .withMessage("RewardSignal.tauRewardMs must be >= 0 ms, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RewardSignal.impulse().withBaseline(Double.NaN))
                .withMessage("RewardSignal.baseline must be a finite number, got NaN");
    }
}
