package io.github.snn4j.learning.superspike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuperSpikeTest {

    private static final double TAU_MEM = 10;
    private static final double TAU_SYN = 5;

    /** Not so steep that it shows the rounding of the membrane. */
    private static final double SLOPE = 3;

    private static final Lif NEURON = Lif.exponential(TAU_MEM, TAU_SYN);

    private static SpikeTrainSource trains(int size, boolean[][] spikes) {
        List<SpikeTrainSource.Spike> list = new ArrayList<>();
        for (int t = 0; t < spikes.length; t++) {
            for (int i = 0; i < size; i++) {
                if (spikes[t][i]) {
                    list.add(new SpikeTrainSource.Spike(i, t));
                }
            }
        }
        return new SpikeTrainSource(size, list, SpikeTrainSource.Rounding.EXACT);
    }

    private static boolean[][] random(SplittableRandom random, int steps, int size, double p) {
        boolean[][] spikes = new boolean[steps][size];
        for (boolean[] row : spikes) {
            for (int i = 0; i < size; i++) {
                row[i] = random.nextDouble() < p;
            }
        }
        return spikes;
    }

    /** Response at a lag of n steps of the double exponential, in closed form. */
    private static double response(int n, double tauSlow, double tauFast) {
        double c = tauFast / (tauSlow - tauFast);
        return n <= 0 ? 0 : c * (Math.exp(-n / tauSlow) - Math.exp(-n / tauFast));
    }

    /**
     * The loss 1/2 sum_t (alpha * (target - z))^2 of one neuron, where a spike at step s changes with the membrane u(s)
     * by the surrogate derivative, and the membrane with a weight by the potentials eps * z_in. Both convolutions are
     * taken in closed form, the derivative in double precision.
     */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void eligibilityTimesErrorIsMinusTheSurrogateGradientOfTheVanRossumLoss(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int steps = 200;
        int inputs = 8;
        boolean[][] in = random(random, steps, inputs, 0.08);
        boolean[][] target = random(random, steps, 1, 0.03);
        float[][] w = new float[inputs][1];
        for (float[] row : w) {
            row[0] = (float) random.nextDouble(0.2, 1.6);
        }
        Network network = Network.builder()
                .source("in", inputs, trains(inputs, in))
                .source("target", 1, trains(1, target))
                .population("out", 1, NEURON)
                .projection(Projection.between("in", "out")
                        .name("plastic")
                        .connectivity(Connectivity.matrix(w))
                        .application(Application.perTrial(new Optimizer.Sgd(1)))
                        .rule(new SuperSpike(1, TAU_MEM, TAU_SYN, SLOPE, 5, 10, 0, 100)))
                .learningSignal("out", VanRossumError.of("target"))
                .build();
        boolean[] fired = new boolean[steps];
        double[] change = new double[inputs];
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, seed))) {
            for (int t = 0; t < steps; t++) {
                simulator.step();
                fired[t] = simulator.spikes("out").count(0) > 0;
            }
            simulator.endTrial();
            float[] after = simulator.weights("plastic").toArray();
            for (int i = 0; i < inputs; i++) {
                change[i] = after[i] - (double) w[i][0];
            }
        }
        double[] expected = gradient(in, target, w, fired);
        double size = 0;
        double distance = 0;
        for (int i = 0; i < inputs; i++) {
            size = Math.hypot(size, expected[i]);
            distance = Math.hypot(distance, change[i] + expected[i]);
        }
        assertThat(size).as("seed %d", seed).isGreaterThan(0.01);
        assertThat(distance / size).as("seed %d", seed).isLessThan(1e-6);
    }

    private static double[] gradient(boolean[][] in, boolean[][] target, float[][] w, boolean[] fired) {
        int steps = fired.length;
        double[] surrogate = new double[steps];
        double[][] potential = new double[steps][w.length];
        int last = -1;
        for (int s = 0; s < steps; s++) {
            double current = 0;
            double u = 0;
            for (int i = 0; i < w.length; i++) {
                for (int r = 0; r < s; r++) {
                    potential[s][i] += in[r][i] ? response(s - r, TAU_MEM, TAU_SYN) : 0;
                    // After a reset only currents are left, including those that began before.
                    current += in[r][i] && r <= last ? w[i][0] * Math.exp(-(last - r) / TAU_SYN) : 0;
                    u += in[r][i] && r > last ? w[i][0] * response(s - r, TAU_MEM, TAU_SYN) : 0;
                }
            }
            u += last < 0 ? 0 : current * response(s - last, TAU_MEM, TAU_SYN);
            surrogate[s] = 1 / Math.pow(1 + SLOPE * Math.abs(u - 1), 2);
            assertThat(u >= 1).as("spike in step %d", s).isEqualTo(fired[s]);
            last = fired[s] ? s : last;
        }
        double[] gradient = new double[w.length];
        for (int t = 0; t < steps; t++) {
            double error = 0;
            for (int s = 0; s < t; s++) {
                error += ((target[s][0] ? 1 : 0) - (fired[s] ? 1 : 0)) * response(t - s, 10, 5);
            }
            for (int i = 0; i < w.length; i++) {
                for (int s = 0; s < t; s++) {
                    gradient[i] -= error * response(t - s, 10, 5) * surrogate[s] * potential[s][i];
                }
            }
        }
        return gradient;
    }

    @Test
    void nothingChangesWhenTheOutputIsTheTarget() {
        boolean[][] in = random(new SplittableRandom(4), 300, 30, 0.03);
        Network network = Network.builder()
                .source("in", 30, trains(30, in))
                .population("out", 2, NEURON)
                .population("twin", 2, NEURON)
                .projection(Projection.between("in", "out")
                        .name("plastic")
                        .weight(0.5)
                        .application(Application.perTrial(new Optimizer.Sgd(1)))
                        .rule(SuperSpike.of(NEURON)))
                .projection(Projection.between("in", "twin").weight(0.5))
                .learningSignal("out", VanRossumError.of("twin"))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 4))) {
            simulator.run(300);
            simulator.endTrial();
            assertThat(simulator.spikeCount("out")).isGreaterThan(4);
            assertThat(simulator.weights("plastic").toArray()).containsOnly(0.5f);
        }
    }

    /** Half the sum of squares of the filtered difference, the loss of a trial. */
    private static double trial(Simulator simulator, int steps, Signal own, Signal wanted) {
        double loss = 0;
        for (int t = 0; t < steps; t++) {
            simulator.step();
            for (int j = 0; j < own.array().length; j++) {
                double e = wanted.array()[j] - (double) own.array()[j];
                loss += e * e / 2;
            }
        }
        simulator.endTrial();
        simulator.reset();
        return loss;
    }

    /** A hundred frozen inputs of 10 Hz, one neuron, five spikes in half a second. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneNeuronLearnsFiveSpikes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int steps = 500;
        boolean[][] target = new boolean[steps][1];
        for (int k = 0; k < 5; k++) {
            target[60 + 90 * k][0] = true;
        }
        Network network = Network.builder()
                .source("in", 100, trains(100, random(random, steps, 100, 0.01)))
                .source("target", 1, trains(1, target))
                .population("out", 1, NEURON.withRefractory(5))
                .projection(Projection.between("in", "out")
                        .weights(WeightInit.normal(0, 0.5))
                        .application(Application.perTrial(Optimizer.RMaxProp.of(0.05, 60)))
                        .rule(SuperSpike.of(NEURON)))
                .learningSignal("out", VanRossumError.of("target"))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, seed))) {
            Psp filter = new Psp(10, 5);
            Signal own = simulator.signal("out", filter);
            Signal wanted = simulator.signal("target", filter);
            double first = trial(simulator, steps, own, wanted);
            double best = first;
            int trials = 1;
            while (trials < 500 && best >= 0.01 * first) {
                best = Math.min(best, trial(simulator, steps, own, wanted));
                trials++;
            }
            assertThat(best / first)
                    .as("seed %d, after %d presentations", seed, trials)
                    .isLessThan(0.01);
        }
    }

    @Test
    void aTargetOfAnotherSizeAndOtherNeuronsAreRefused() {
        Network network = Network.builder()
                .source("target", 3, trains(3, new boolean[1][3]))
                .population("out", 2, NEURON)
                .learningSignal("out", VanRossumError.of("target"))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have as many neurons, 2, got 3");
        assertThatThrownBy(() -> SuperSpike.of(Lif.delta(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ExponentialCurrent");
        assertThatThrownBy(() -> SuperSpike.of(NEURON).withHomeostasis(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SuperSpike.homeostasis must be >= 0, got -1.0");
    }
}
