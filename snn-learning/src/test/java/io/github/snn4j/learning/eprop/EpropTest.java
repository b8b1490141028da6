package io.github.snn4j.learning.eprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rule against {@link ReferenceLsnn}, and the reference's three gradients against each other. */
class EpropTest {

    private static final long SEED = 3625;
    private static final String[] NAMES = {"in", "rec", "readout"};

    private static ReferenceLsnn reference(long seed, int hold, double beta) {
        ReferenceLsnn net = new ReferenceLsnn(seed, 6, 5, 2, 120, hold, beta);
        assertThat(net.spikes()).as("spikes, seed %d", seed).isBetween(20, 300);
        return net;
    }

    private static double largest(double[][] m) {
        double most = 0;
        for (double[] row : m) {
            for (double x : row) {
                most = Math.max(most, Math.abs(x));
            }
        }
        return most;
    }

    private static double difference(double[][] a, double[][] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                most = Math.max(most, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return most / largest(a);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 0, 0.3", "3, 3, 0", "4, 3, 0.3"})
    void epropIsBackPropagationThroughTimeWithRecurrentAndResetPathsCut(long seed, int hold, double beta) {
        ReferenceLsnn net = reference(seed, hold, beta);
        double[][] eprop = net.eprop(new double[net.neurons]);
        assertThat(difference(eprop, net.bptt(false, false)))
                .as("seed %d", seed)
                .isLessThan(1e-12);
        assertThat(difference(eprop, net.bptt(true, false)))
                .as("the cut path matters, seed %d", seed)
                .isGreaterThan(1e-3);
        assertThat(difference(eprop, net.bptt(false, true)))
                .as("the cut reset matters, seed %d", seed)
                .isGreaterThan(1e-3);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 0, 0.3", "3, 3, 0", "4, 3, 0.3"})
    void epropIsTheDiagonalOfRealTimeRecurrentLearning(long seed, int hold, double beta) {
        ReferenceLsnn net = reference(seed, hold, beta);
        assertThat(difference(net.eprop(new double[net.neurons]), net.rtrl(false, false)))
                .as("seed %d", seed)
                .isLessThan(1e-12);
        assertThat(difference(net.bptt(true, true), net.rtrl(true, true)))
                .as("all paths, seed %d", seed)
                .isLessThan(1e-10);
    }

    private static Lif lif(int hold) {
        return Lif.delta(ReferenceLsnn.TAU_MEM)
                .withPotentials(0, -1e-9, ReferenceLsnn.V_TH)
                .withReset(Reset.SUBTRACT)
                .withRefractory(hold);
    }

    private static SpikeTrainSource trains(ReferenceLsnn net) {
        List<SpikeTrainSource.Spike> spikes = new ArrayList<>();
        for (int t = 0; t < net.steps; t++) {
            for (int i = 0; i < net.inputs; i++) {
                if (net.input[t][i]) {
                    spikes.add(new SpikeTrainSource.Spike(i, t));
                }
            }
        }
        return new SpikeTrainSource(net.inputs, spikes, SpikeTrainSource.Rounding.EXACT);
    }

    private static Network network(ReferenceLsnn net, Eprop rule, NeuronModel neuron) {
        Application application = Application.perTrial(new Optimizer.Sgd(1));
        return Network.builder()
                .source("in", net.inputs, trains(net))
                .population("hidden", net.neurons, neuron)
                .population("out", net.outputs, new LeakyRate(ReferenceLsnn.TAU_OUT, LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("in", "hidden")
                        .name("in")
                        .connectivity(Connectivity.matrix(net.win))
                        .application(application)
                        .rule(rule))
                .projection(Projection.between("hidden", "hidden")
                        .name("rec")
                        .connectivity(Connectivity.matrix(net.wrec))
                        .delayMs(1)
                        .application(application)
                        .rule(rule))
                .projection(Projection.between("hidden", "out")
                        .name("readout")
                        .connectivity(Connectivity.matrix(net.wout))
                        .application(application)
                        .rule(EpropReadout.of(ReferenceLsnn.TAU_OUT)))
                .learningSignal("out", ReadoutError.regression())
                .learningSignal("hidden", ErrorFeedback.symmetric("out", "readout"))
                .build();
    }

    /** Changes of the three projections in one trial, and a check that the spikes are those of the reference. */
    private static double[][][] changes(ReferenceLsnn net, Network network) {
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, SEED))) {
            double[][][] all = new double[NAMES.length][][];
            float[][] before = new float[NAMES.length][];
            for (int p = 0; p < NAMES.length; p++) {
                before[p] = simulator.weights(NAMES[p]).toArray();
            }
            for (int t = 0; t < net.steps; t++) {
                simulator.external("out", ReadoutError.TARGET, net.target[t]);
                simulator.step();
                int fired = 0;
                for (int j = 0; j < net.neurons; j++) {
                    fired += net.z[t][j] ? 1 : 0;
                }
                assertThat(simulator.spikes("hidden").count(0)).as("step %d", t).isEqualTo(fired);
            }
            simulator.endTrial();
            for (int p = 0; p < NAMES.length; p++) {
                float[] after = simulator.weights(NAMES[p]).toArray();
                int rows = p == 0 ? net.inputs : net.neurons;
                int columns = after.length / rows;
                all[p] = new double[rows][columns];
                for (int n = 0; n < after.length; n++) {
                    all[p][n / columns][n % columns] = before[p][n] - (double) after[n];
                }
            }
            return all;
        }
    }

    private static double[][] part(double[][] m, int from, int to) {
        return java.util.Arrays.copyOfRange(m, from, to);
    }

    private static void compare(ReferenceLsnn net, Network network, double[] pull) {
        double[][][] changes = changes(net, network);
        double[][] expected = net.eprop(pull);
        assertThat(difference(part(expected, 0, net.inputs), changes[0])).isLessThan(2e-5);
        assertThat(difference(part(expected, net.inputs, expected.length), changes[1]))
                .isLessThan(2e-5);
        assertThat(difference(net.readout(), changes[2])).isLessThan(2e-5);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 0, 0.3", "3, 3, 0", "4, 3, 0.3"})
    void bothEvaluationsEqualTheReferenceToFloatAccuracy(long seed, int hold, double beta) {
        ReferenceLsnn net = reference(seed, hold, beta);
        for (Eprop.Evaluation evaluation : Eprop.Evaluation.values()) {
            AdaptiveLif adaptive = AdaptiveLif.alif(lif(hold), ReferenceLsnn.TAU_ADAPT, beta);
            Eprop rule =
                    beta == 0 ? Eprop.of(lif(hold), ReferenceLsnn.TAU_OUT) : Eprop.of(adaptive, ReferenceLsnn.TAU_OUT);
            NeuronModel neuron = beta == 0 ? lif(hold) : adaptive;
            compare(net, network(net, rule.withEvaluation(evaluation), neuron), new double[net.neurons]);
        }
    }

    /** r = strength (f - target)/T with f in spikes per ms. */
    @ParameterizedTest
    @EnumSource(Eprop.Evaluation.class)
    void ratesArePulledByTheGradientOfTheirSquaredDistance(Eprop.Evaluation evaluation) {
        ReferenceLsnn net = reference(5, 2, 0);
        double strength = 3e4;
        double[] pull = new double[net.neurons];
        for (int j = 0; j < net.neurons; j++) {
            double spikes = 0;
            for (boolean[] row : net.z) {
                spikes += row[j] ? 1 : 0;
            }
            pull[j] = strength * (spikes / net.steps - 0.02) / net.steps;
        }
        Eprop rule =
                Eprop.of(lif(2), ReferenceLsnn.TAU_OUT).withRate(strength, 20).withEvaluation(evaluation);
        compare(net, network(net, rule, lif(2)), pull);
    }

    @Test
    void anythingButDeltaSynapsesAndSubtractionIsRefused() {
        assertThatThrownBy(() -> Eprop.of(Lif.delta(20), 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Reset.SUBTRACT");
        assertThatThrownBy(() -> Eprop.of(Lif.exponential(20, 5).withReset(Reset.SUBTRACT), 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Synapse.Delta");
        assertThatThrownBy(() -> Eprop.of(AdaptiveLif.homeostatic(lif(0), 1, 10), 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Memory.FAST");
        assertThatThrownBy(() -> Eprop.of(lif(0), 20).withEta(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Eprop.eta must be >= 0, got -1.0");
    }

    @Test
    void aSpikeLiftsTheThresholdByBetaTimesTheIncrement() {
        AdaptiveLif neuron = new AdaptiveLif(lif(0), 0.5, 100, 3, 0, AdaptiveLif.Memory.FAST);
        assertThat(Eprop.of(neuron, 20).beta()).isCloseTo(1.5, within(1e-15));
        assertThat(Eprop.of(neuron, 20).tauAdaptMs()).isEqualTo(100);
    }
}
