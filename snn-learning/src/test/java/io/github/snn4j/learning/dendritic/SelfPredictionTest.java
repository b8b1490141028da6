package io.github.snn4j.learning.dendritic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Circuits that predict themselves, by construction and by learning. */
class SelfPredictionTest {

    private static final long SEED = 8721;
    private static final int INPUTS = 30;
    private static final int CELLS = 20;
    private static final int OUTPUTS = 10;
    private static final int BATCH = 3;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private float[] pattern(int samples) {
        float[] x = new float[samples * INPUTS];
        for (int n = 0; n < x.length; n++) {
            x[n] = random.nextInt(65) / 64f;
        }
        return x;
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double[] times(float[] w, int rows, double[] x) {
        int columns = w.length / rows;
        double[] y = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                y[j] += w[i * columns + j] * x[i];
            }
        }
        return y;
    }

    private static double[] rates(double[] potentials) {
        double[] r = new double[potentials.length];
        for (int n = 0; n < r.length; n++) {
            r[n] = logistic(potentials[n]);
        }
        return r;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float x : values) {
            sum += Math.abs(x);
        }
        return sum / values.length;
    }

    private static void impose(Simulator simulator, Microcircuit circuit) {
        SelfPrediction.match(simulator, Microcircuit.UP, Microcircuit.LATERAL, circuit.factor());
        SelfPrediction.cancel(simulator, Microcircuit.DOWN, Microcircuit.CANCEL);
    }

    /**
     * In double precision, with the analytic weights not rounded to float: zero. The simulator's own weights are rounded,
     * so there zero means some units in the last place of the sum of 20 products.
     */
    @Test
    void analyticWeightsLeaveNoApicalPotentialForAnyInput() {
        Microcircuit circuit = new Microcircuit(0.8, false);
        Network network = circuit.network(INPUTS, CELLS, OUTPUTS, 0.1, null, null, null);
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(0.1, SEED).withBatchSize(BATCH))) {
            impose(simulator, circuit);
            float[] x = pattern(BATCH);
            simulator.external("in", "drive", x);
            simulator.runMs(60);
            for (float v : simulator.variable("hidden", "vApical")) {
                assertThat(v).as("seed %d", SEED).isCloseTo(0f, within(2e-6f));
            }
            for (int b = 0; b < BATCH; b++) {
                double[] in = new double[INPUTS];
                for (int i = 0; i < INPUTS; i++) {
                    in[i] = x[b * INPUTS + i];
                }
                compare(simulator, circuit, in, b);
            }
        }
    }

    /** The fixed point, layer by layer; the apical potential is left out and must come out as zero. */
    private void compare(Simulator simulator, Microcircuit circuit, double[] in, int sample) {
        double[] hidden = times(simulator.weights("in->hidden").toArray(), INPUTS, in);
        for (int n = 0; n < CELLS; n++) {
            hidden[n] *= circuit.hidden.attenuation();
        }
        double[] basal = times(simulator.weights(Microcircuit.UP).toArray(), CELLS, rates(hidden));
        double[] out = new double[OUTPUTS];
        double[] inter = new double[OUTPUTS];
        for (int n = 0; n < OUTPUTS; n++) {
            out[n] = circuit.out.attenuation() * basal[n];
            double dendrite = circuit.factor() * basal[n];
            inter[n] = (circuit.inter.gDendrite() * dendrite + circuit.inter.gSoma() * out[n])
                    / (circuit.inter.gLeak() + circuit.inter.gDendrite() + circuit.inter.gSoma());
        }
        float[] down = simulator.weights(Microcircuit.DOWN).toArray();
        double[] fromAbove = times(down, OUTPUTS, rates(out));
        double[] cancelling = times(down, OUTPUTS, rates(inter));
        for (int n = 0; n < CELLS; n++) {
            assertThat(fromAbove[n] - cancelling[n]).isCloseTo(0, within(1e-9));
            assertThat((double) simulator.variable("hidden", "u")[sample * CELLS + n])
                    .isCloseTo(hidden[n], within(1e-5));
        }
        for (int n = 0; n < OUTPUTS; n++) {
            assertThat((double) simulator.variable("inter", "u")[sample * OUTPUTS + n])
                    .isCloseTo(inter[n], within(1e-5));
        }
    }

    @Test
    void aNudgedNetCarriesTheErrorTimesTheDownwardWeightsInItsApicalDendrites() {
        Microcircuit circuit = new Microcircuit(0.2, false);
        Network network = circuit.network(INPUTS, CELLS, OUTPUTS, 0.1, null, null, null);
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(0.1, SEED))) {
            impose(simulator, circuit);
            for (int trial = 0; trial < 5; trial++) {
                simulator.external("in", "drive", pattern(1));
                float[] target = new float[OUTPUTS];
                for (int n = 0; n < OUTPUTS; n++) {
                    target[n] = random.nextInt(2) * 2f - 1f;
                }
                simulator.external("out", "target", target);
                simulator.runTrial(new TrialProtocol(List.of(new Phase(Phase.Role.FREE, 600, 0))));
                float[] u = simulator.variable("out", "u");
                simulator.runTrial(new TrialProtocol(List.of(new Phase(Phase.Role.NUDGED, 600, 0.2))));
                double[] delta = new double[OUTPUTS];
                for (int n = 0; n < OUTPUTS; n++) {
                    double y = logistic(u[n]);
                    delta[n] = (target[n] - u[n]) * y * (1 - y);
                }
                double[] back = times(simulator.weights(Microcircuit.DOWN).toArray(), OUTPUTS, delta);
                double cosine = cosine(simulator.variable("hidden", "vApical"), back);
                assertThat(cosine).as("trial %d, seed %d", trial, SEED).isGreaterThan(0.98);
            }
        }
    }

    private static double cosine(float[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int n = 0; n < b.length; n++) {
            ab += a[n] * b[n];
            aa += (double) a[n] * a[n];
            bb += b[n] * b[n];
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** Patterns of 30 ms one after the other, without a reset; learning rates of the order of 40 times the published. */
    @Test
    void learningFromARandomStartLowersTheApicalPotentialMoreThanFiveTimes() {
        Microcircuit circuit = new Microcircuit(0.8, false);
        Network network = circuit.network(
                INPUTS,
                CELLS,
                OUTPUTS,
                0.5,
                null,
                new DendriticPrediction(0.02, Timing.continuous()),
                new ApicalCancellation(0.05, Timing.continuous()));
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(0.5, SEED))) {
            double first = apical(simulator, 20, false);
            apical(simulator, 500, true);
            double last = apical(simulator, 20, false);
            assertThat(last).as("first %s, seed %d", first, SEED).isLessThan(first / 5);
        }
    }

    /** Shows random patterns; the mean size of the apical potential at their ends. */
    private double apical(Simulator simulator, int patterns, boolean learning) {
        simulator.setLearning(learning);
        double sum = 0;
        for (int k = 0; k < patterns; k++) {
            simulator.external("in", "drive", pattern(1));
            simulator.runMs(30);
            sum += mean(simulator.variable("hidden", "vApical"));
        }
        return sum / patterns;
    }
}
