package io.github.snn4j.learning.dendritic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.PyramidalCell;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What dendrites learn against back-propagation and closed forms. */
class DendriticPredictionTest {

    private static final long SEED = 1810;
    private static final int INPUTS = 8;
    private static final int CELLS = 12;
    private static final int OUTPUTS = 5;
    private static final int BATCH = 4;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private float[] values(int n, double low, double high) {
        float[] x = new float[n];
        for (int k = 0; k < n; k++) {
            x[k] = (float) (low + (high - low) * random.nextDouble());
        }
        return x;
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    /** Symmetric feedback, weak nudge: the changes of one phase against the gradient of the same net, in double precision. */
    @Test
    void withWeakTeachersTheChangesPointAlongTheGradient() {
        Microcircuit circuit = new Microcircuit(0.05, true);
        DendriticPrediction rule = new DendriticPrediction(1, Timing.whenTaught());
        Network network = circuit.network(INPUTS, CELLS, OUTPUTS, 1, rule, null, null);
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(1, SEED).withBatchSize(BATCH))) {
            simulator.setWeights(
                    Microcircuit.DOWN,
                    transposed(simulator.weights(Microcircuit.UP).toArray(), CELLS));
            SelfPrediction.match(simulator, Microcircuit.UP, Microcircuit.LATERAL, circuit.factor());
            SelfPrediction.cancel(simulator, Microcircuit.DOWN, Microcircuit.CANCEL);
            float[] x = values(BATCH * INPUTS, 0, 1);
            float[] target = values(BATCH * OUTPUTS, -2, 2);
            float[] w1 = simulator.weights("in->hidden").toArray();
            float[] w2 = simulator.weights(Microcircuit.UP).toArray();
            simulator.external("in", "drive", x);
            simulator.external("out", "target", target);
            simulator.runTrial(new TrialProtocol(List.of(new Phase(Phase.Role.NUDGED, 6, 0.05))));
            double[][] gradient = gradient(circuit, w1, w2, x, target);
            assertThat(cosine(change(simulator, "in->hidden", w1), gradient[0]))
                    .as("lower layer, seed %d", SEED)
                    .isGreaterThan(0.99);
            assertThat(cosine(change(simulator, Microcircuit.UP, w2), gradient[1]))
                    .as("upper layer, seed %d", SEED)
                    .isGreaterThan(0.99);
        }
    }

    private static float[] transposed(float[] w, int rows) {
        int columns = w.length / rows;
        float[] t = new float[w.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                t[j * rows + i] = w[i * columns + j];
            }
        }
        return t;
    }

    /** Downhill for half the squared distance of the output potentials, weighed by the slope of the output. */
    private static double[][] gradient(Microcircuit c, float[] w1, float[] w2, float[] x, float[] target) {
        double[][] g = new double[2][];
        g[0] = new double[w1.length];
        g[1] = new double[w2.length];
        for (int b = 0; b < BATCH; b++) {
            double[] hidden = new double[CELLS];
            for (int j = 0; j < CELLS; j++) {
                for (int i = 0; i < INPUTS; i++) {
                    hidden[j] += w1[i * CELLS + j] * x[b * INPUTS + i];
                }
                hidden[j] = logistic(c.hidden.attenuation() * hidden[j]);
            }
            double[] back = new double[CELLS];
            for (int k = 0; k < OUTPUTS; k++) {
                double u = 0;
                for (int j = 0; j < CELLS; j++) {
                    u += c.out.attenuation() * w2[j * OUTPUTS + k] * hidden[j];
                }
                double delta = (target[b * OUTPUTS + k] - u) * logistic(u) * (1 - logistic(u));
                for (int j = 0; j < CELLS; j++) {
                    g[1][j * OUTPUTS + k] += hidden[j] * delta;
                    back[j] += w2[j * OUTPUTS + k] * delta;
                }
            }
            for (int j = 0; j < CELLS; j++) {
                double delta = back[j] * hidden[j] * (1 - hidden[j]);
                for (int i = 0; i < INPUTS; i++) {
                    g[0][i * CELLS + j] += x[b * INPUTS + i] * delta;
                }
            }
        }
        return g;
    }

    private static double[] change(Simulator simulator, String projection, float[] before) {
        float[] now = simulator.weights(projection).toArray();
        double[] d = new double[now.length];
        for (int n = 0; n < d.length; n++) {
            d[n] = (double) now[n] - before[n];
        }
        return d;
    }

    private static double cosine(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int n = 0; n < b.length; n++) {
            ab += a[n] * b[n];
            aa += a[n] * a[n];
            bb += b[n] * b[n];
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** A single output cell that is nudged: the filter answers a step with 1 - exp(-t/tau), the weight with its integral. */
    @Test
    void theFilterDelaysTheChangeAndALagLeavesItOut() {
        double tau = 30;
        double eta = 1e-5;
        for (double lag : new double[] {0, 20}) {
            PyramidalCell cell = PyramidalCell.output(Transfer.LINEAR);
            Network network = Network.builder()
                    .population("in", 1, new LeakyRate(0, Transfer.LINEAR))
                    .population("out", 1, cell.inSteadyState())
                    .projection(Projection.between("in", "out")
                            .weight(0.5)
                            .rule(new DendriticPrediction(eta, new Timing.Continuous(tau, lag))))
                    .build();
            try (Simulator simulator = Simulator.of(network, SimulationConfig.of(0.5, 1))) {
                simulator.external("in", "drive", 0.8f);
                simulator.external("out", "target", 1f);
                simulator.runTrial(new TrialProtocol(List.of(new Phase(Phase.Role.NUDGED, 200, 0.4))));
                double basal = 0.5 * 0.8;
                double mismatch = (basal + 0.4) / 1.5 - basal / 1.1;
                double t = 100 - lag;
                double expected = eta * mismatch * 0.8 * (t - tau * (1 - Math.exp(-t / tau)));
                assertThat((double) simulator.weights("in->out").get(0, 0) - 0.5)
                        .isCloseTo(expected, within(0.02 * expected));
            }
        }
    }

    @Test
    void withoutAFilterTheChangeIsTheProductInEveryStep() {
        Network network = Network.builder()
                .population("in", 2, new LeakyRate(0, Transfer.LINEAR))
                .population("out", 1, PyramidalCell.hidden(Transfer.LINEAR).inSteadyState())
                .projection(Projection.between("in", "out")
                        .rule(new DendriticPrediction(0.01, new Timing.Continuous(0, 0))))
                .projection(Projection.between("in", "out")
                        .name("down")
                        .receptor(PyramidalCell.APICAL)
                        .weight(1))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(0.5, 1))) {
            simulator.external("in", "drive", 1f, 0.5f);
            simulator.step();
            double mismatch = 0.8 * 1.5 / 1.9;
            assertThat((double) simulator.weights("in->out").get(0, 0)).isCloseTo(0.005 * mismatch, within(1e-7));
            assertThat((double) simulator.weights("in->out").get(1, 0)).isCloseTo(0.0025 * mismatch, within(1e-7));
        }
    }
}
