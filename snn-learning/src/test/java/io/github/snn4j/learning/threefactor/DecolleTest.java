package io.github.snn4j.learning.threefactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.learning.error.Loss;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.spike.BernoulliSource;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The change of one step is the gradient of the local loss, where the spike is replaced by a smooth function whose
 * derivative is the surrogate and the filtered presynaptic trains are held. Filters, membranes, loss and the gradient
 * (by finite differences) are computed here, in double precision.
 */
class DecolleTest {

    private static final int INPUTS = 6;
    private static final int NEURONS = 9;
    private static final int OUTPUTS = 3;
    private static final int STEPS = 40;
    private static final double ETA = 0.1;
    private static final double GAIN = 4;
    private static final double SLOPE = 10;
    private static final float[] TARGET = {1, 0, 0.5f};

    /** A problem: random trains, weights, biases, and the state of the neurons after all steps. */
    private static final class Problem {

        final boolean[][] input = new boolean[STEPS][INPUTS];
        final float[][] weights = new float[INPUTS][NEURONS];
        final float[] bias = new float[NEURONS];
        final double[] p = new double[INPUTS];
        final double[] u = new double[NEURONS];
        final SpikeTrainSource source;

        Problem(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<SpikeTrainSource.Spike> spikes = new ArrayList<>();
            for (int t = 0; t < STEPS; t++) {
                for (int i = 0; i < INPUTS; i++) {
                    input[t][i] = random.nextDouble() < 0.3;
                    if (input[t][i]) {
                        spikes.add(new SpikeTrainSource.Spike(i, t));
                    }
                }
            }
            for (int j = 0; j < NEURONS; j++) {
                for (float[] row : weights) {
                    row[j] = (float) (2 * random.nextDouble() - 1);
                }
                bias[j] = (float) (random.nextDouble() - 0.5);
            }
            source = new SpikeTrainSource(INPUTS, spikes, SpikeTrainSource.Rounding.EXACT);
            solve();
        }

        /** The input trains behind both filters after some steps. */
        double[] filtered(int steps) {
            double[] y = new double[INPUTS];
            double[] q = new double[INPUTS];
            for (int t = 0; t < steps; t++) {
                for (int i = 0; i < INPUTS; i++) {
                    y[i] = 0.97 * y[i] + 0.03 * q[i];
                    q[i] = 0.92 * q[i] + 0.08 * (input[t][i] ? GAIN : 0);
                }
            }
            return y;
        }

        private void solve() {
            double[] q = new double[INPUTS];
            double[] r = new double[NEURONS];
            for (int t = 0; t < STEPS; t++) {
                for (int i = 0; i < INPUTS; i++) {
                    p[i] = 0.97 * p[i] + 0.03 * q[i];
                    q[i] = 0.92 * q[i] + 0.08 * (input[t][i] ? GAIN : 0);
                }
                for (int j = 0; j < NEURONS; j++) {
                    r[j] = 0.65 * r[j] - 0.35 * (t > 0 && u[j] > 0 ? 1 : 0);
                    u[j] = bias[j] + r[j];
                    for (int i = 0; i < INPUTS; i++) {
                        u[j] += weights[i][j] * p[i];
                    }
                }
            }
        }
    }

    private static Network.Builder network(Problem x, Decolle rule, LocalReadout readout) {
        return Network.builder()
                .source("in", INPUTS, x.source)
                .source("one", 1, new BernoulliSource(1))
                .population("out", NEURONS, rule.neuron())
                .projection(Projection.between("in", "out")
                        .name("w")
                        .connectivity(Connectivity.matrix(x.weights))
                        .rule(rule))
                .projection(Projection.between("one", "out")
                        .name("b")
                        .receptor(DecolleLif.BIAS)
                        .connectivity(Connectivity.matrix(new float[][] {x.bias}))
                        .rule(rule.forBias()))
                .learningSignal("out", readout);
    }

    private static Decolle rule(double regularisation) {
        return Decolle.of(ETA, DecolleLif.published().withGain(GAIN)).withRegularisation(regularisation);
    }

    /** Integral of the fast sigmoid, as high as 1/slope far away. */
    private static double smooth(double u) {
        return u / (1 + SLOPE * Math.abs(u));
    }

    /** Loss and regulariser when the membrane of one neuron has been moved. */
    private static double loss(Problem x, LocalReadout readout, double regularisation, int neuron, double by) {
        float[][] g = readout.weights("out", NEURONS);
        float[] c = readout.offsets("out", NEURONS);
        double above = 0;
        double quiet = 0;
        double[] y = new double[OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            y[k] = c[k];
        }
        for (int j = 0; j < NEURONS; j++) {
            double u = x.u[j] + (j == neuron ? by : 0);
            double spike = (x.u[j] > 0 ? 1 : 0) + smooth(u) - smooth(x.u[j]);
            for (int k = 0; k < OUTPUTS; k++) {
                y[k] += g[k][j] * spike;
            }
            above += Math.max(0, u + 0.01) / NEURONS;
            quiet += (0.1 - 1 / (1 + Math.exp(-u))) / NEURONS;
        }
        return value(readout.loss(), y) + regularisation * (above + 3e-3 * Math.max(0, quiet));
    }

    private static double value(Loss loss, double[] y) {
        double sum = 0;
        double total = 0;
        double mass = 0;
        for (int k = 0; k < OUTPUTS; k++) {
            double d = y[k] - TARGET[k];
            switch (loss) {
                case SQUARED -> sum += d * d / 2;
                case SMOOTH_L1 -> sum += Math.abs(d) < 1 ? d * d / 2 : Math.abs(d) - 0.5;
                case CROSS_ENTROPY -> {
                    sum -= TARGET[k] * y[k];
                    total += Math.exp(y[k]);
                    mass += TARGET[k];
                }
            }
        }
        return loss == Loss.CROSS_ENTROPY ? sum + mass * Math.log(total) : sum;
    }

    @ParameterizedTest
    @CsvSource({
        "1, SMOOTH_L1, 0",
        "2, SQUARED, 0",
        "3, CROSS_ENTROPY, 0",
        "4, SMOOTH_L1, 0.2",
        "5, SQUARED, 3",
        "6, CROSS_ENTROPY, 1"
    })
    void updateIsTheGradientOfTheLocalLoss(long seed, Loss loss, double regularisation) {
        Problem x = new Problem(seed);
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 2, seed).withLoss(loss);
        int firing = 0;
        double largest = 0;
        try (Simulator simulator =
                Simulator.of(network(x, rule(regularisation), readout).build(), SimulationConfig.of(1, seed))) {
            simulator.external("out", LocalReadout.TARGET, TARGET);
            simulator.setLearning(false);
            simulator.run(STEPS - 1);
            simulator.setLearning(true);
            simulator.step();
            for (int j = 0; j < NEURONS; j++) {
                double h = 1e-6;
                double slope =
                        (loss(x, readout, regularisation, j, h) - loss(x, readout, regularisation, j, -h)) / (2 * h);
                for (int i = 0; i < INPUTS; i++) {
                    double change = simulator.weights("w").get(i, j) - (double) x.weights[i][j];
                    assertThat(change)
                            .as("w[%d][%d], seed %d", i, j, seed)
                            .isCloseTo(-ETA * slope * x.p[i], within(1e-6));
                    largest = Math.max(largest, Math.abs(change));
                }
                double change = simulator.weights("b").get(0, j) - (double) x.bias[j];
                assertThat(change).as("b[%d], seed %d", j, seed).isCloseTo(-ETA * slope, within(1e-6));
                firing += x.u[j] > 0 ? 1 : 0;
            }
            assertThat(simulator.spikes("out").count(0)).isEqualTo(firing);
        }
        assertThat(firing).as("some fire and some do not").isBetween(1, NEURONS - 1);
        assertThat(largest).as("large against the tolerance").isGreaterThan(1e-3);
    }

    /** Zero loss: the target is what a silent layer reads as. */
    @Test
    void noErrorNoChange() {
        Problem x = new Problem(8);
        for (float[] row : x.weights) {
            Arrays.fill(row, -1f);
        }
        Arrays.fill(x.bias, -0.1f);
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 2, 8);
        try (Simulator simulator = Simulator.of(network(x, rule(0), readout).build(), SimulationConfig.of(1, 8))) {
            simulator.external("out", LocalReadout.TARGET, readout.offsets("out", NEURONS));
            float[] start = simulator.weights("w").toArray();
            simulator.run(STEPS);
            assertThat(simulator.spikeCount("out")).isZero();
            assertThat(simulator.weights("w").toArray()).isEqualTo(start);
            simulator.external("out", LocalReadout.TARGET, TARGET);
            simulator.step();
            assertThat(simulator.weights("w").toArray())
                    .as("with an error it does change")
                    .isNotEqualTo(start);
        }
    }

    private static Network stack(double laterWeight, int laterNeurons) {
        DecolleLif neuron = DecolleLif.published().withGain(10);
        Decolle rule = Decolle.of(0.01, neuron);
        Network.Builder builder = Network.builder().source("in", 30, new PoissonSource(100));
        int[] sizes = {20, laterNeurons, laterNeurons};
        String[] names = {"first", "second", "third"};
        for (int k = 0; k < 3; k++) {
            double width = k == 0 ? 1 : laterWeight;
            builder.population(names[k], sizes[k], neuron)
                    .projection(Projection.between(k == 0 ? "in" : names[k - 1], names[k])
                            .name("to " + names[k])
                            .weights(WeightInit.uniform(-width, width))
                            .rule(rule))
                    .learningSignal(names[k], LocalReadout.smoothL1(4, 1, 3));
        }
        return builder.build();
    }

    @Test
    void laterLayersChangeNothing() {
        float[] alone = learnt(stack(0.5, 15), "to first");
        assertThat(learnt(stack(2, 31), "to first")).isEqualTo(alone);
        assertThat(learnt(stack(2, 15), "to second")).isNotEqualTo(learnt(stack(0.5, 15), "to second"));
        try (Simulator untrained = Simulator.of(stack(0.5, 15), SimulationConfig.of(1, 4))) {
            assertThat(untrained.weights("to first").toArray()).isNotEqualTo(alone);
        }
    }

    private static float[] learnt(Network network, String projection) {
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(1, 4).withBatchSize(2))) {
            simulator.external("first", LocalReadout.TARGET, 1, 0, 0, 0);
            simulator.run(60);
            return simulator.weights(projection).toArray();
        }
    }

    /** The sum over three steps with weights held, in one go. */
    @Test
    void collectingOverStepsIsTheSumOfTheirGradients() {
        Problem x = new Problem(9);
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 2, 9);
        double[] sum = new double[INPUTS * NEURONS];
        for (int last = STEPS - 3; last < STEPS; last++) {
            double[] single = changes(x, readout, rule(0), Application.immediate(), last, 1);
            for (int n = 0; n < sum.length; n++) {
                sum[n] += single[n];
            }
        }
        double[] together = changes(x, readout, rule(0), Application.everySteps(new Optimizer.Sgd(1), 3), STEPS - 3, 3);
        for (int n = 0; n < sum.length; n++) {
            assertThat(together[n]).as("weight %d", n).isCloseTo(sum[n], within(1e-6));
        }
    }

    /**
     * Errors are taken from single changes, each divided by the filtered train that it belongs to; the trains are
     * filtered here. With 4 steps the window is full, with fewer the end of the trial hands it over.
     */
    @ParameterizedTest
    @CsvSource({"10, 4", "11, 4", "12, 3", "13, 1"})
    void windowMultipliesTheSumsOfErrorAndFilteredTrain(long seed, int steps) {
        Problem x = new Problem(seed);
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 2, seed);
        double[] errors = new double[NEURONS];
        double[] trains = new double[INPUTS];
        double[] sum = new double[INPUTS * NEURONS];
        for (int last = STEPS - steps; last < STEPS; last++) {
            double[] single = changes(x, readout, rule(0), Application.immediate(), last, 1);
            double[] p = x.filtered(last + 1);
            int row = 0;
            for (int i = 0; i < INPUTS; i++) {
                trains[i] += p[i];
                row = p[i] > p[row] ? i : row;
            }
            for (int j = 0; j < NEURONS; j++) {
                errors[j] += single[row * NEURONS + j] / p[row];
            }
            for (int n = 0; n < sum.length; n++) {
                sum[n] += single[n];
            }
        }
        Decolle windowed = rule(0).withWindow(4);
        double[] change = changes(x, readout, windowed, Application.immediate(), STEPS - steps, steps);
        Application asOften = Application.everySteps(new Optimizer.Sgd(1), 4);
        double[] optimised = changes(x, readout, windowed, asOften, STEPS - steps, steps);
        double fromSum = 0;
        double size = 0;
        for (int n = 0; n < sum.length; n++) {
            assertThat(change[n])
                    .as("weight %d, seed %d", n, seed)
                    .isCloseTo(errors[n % NEURONS] * trains[n / NEURONS] / steps, within(1e-6));
            assertThat(optimised[n])
                    .as("by an optimiser, weight %d, seed %d", n, seed)
                    .isCloseTo(change[n], within(1e-7));
            fromSum += (change[n] - sum[n]) * (change[n] - sum[n]);
            size += sum[n] * sum[n];
        }
        assertThat(Math.sqrt(size)).as("large against the tolerance").isGreaterThan(1e-3);
        assertThat(Math.sqrt(fromSum / size))
                .as("near the sum of the single changes")
                .isLessThan(0.1);
    }

    /** The train behind a bias stands still, so nothing is left out. */
    @Test
    void windowOfABiasIsTheSumOfTheSingleChanges() {
        Problem x = new Problem(14);
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 2, 14);
        Decolle bias = rule(0.2).forBias();
        double[] sum = new double[NEURONS];
        for (int last = STEPS - 5; last < STEPS; last++) {
            double[] single = changes(x, readout, bias, Application.immediate(), last, 1);
            for (int j = 0; j < NEURONS; j++) {
                sum[j] += single[j];
            }
        }
        double[] change = changes(x, readout, bias.withWindow(5), Application.immediate(), STEPS - 5, 5);
        for (int j = 0; j < NEURONS; j++) {
            assertThat(change[j]).as("bias %d", j).isCloseTo(sum[j], within(1e-6));
            assertThat(Math.abs(change[j])).as("large against the tolerance").isGreaterThan(1e-5);
        }
    }

    /** Nothing changes between the ends of windows; a reset drops what has been summed. */
    @Test
    void windowsFollowEachOtherAndAResetDropsTheSums() {
        Problem x = new Problem(15);
        LocalReadout readout = LocalReadout.smoothL1(OUTPUTS, 2, 15);
        Network network = network(x, rule(0).withWindow(4), readout).build();
        float[] twice;
        float[] once;
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 15))) {
            simulator.external("out", LocalReadout.TARGET, TARGET);
            simulator.run(7);
            once = simulator.weights("w").toArray();
            simulator.step();
            twice = simulator.weights("w").toArray();
        }
        assertThat(twice).isNotEqualTo(once);
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 15))) {
            simulator.external("out", LocalReadout.TARGET, TARGET);
            float[] start = simulator.weights("w").toArray();
            simulator.run(3);
            simulator.reset();
            assertThat(simulator.weights("w").toArray()).isEqualTo(start);
            simulator.setPresentation(0);
            simulator.run(4);
            assertThat(simulator.weights("w").toArray()).isEqualTo(once);
        }
    }

    /** What a projection with a rule learns in some steps. */
    private static double[] changes(
            Problem x, LocalReadout readout, Decolle rule, Application when, int before, int steps) {
        boolean bias = rule.arrival() == Decolle.Arrival.DIRECT;
        Projection.Builder in = Projection.between("in", "out").name("w").connectivity(Connectivity.matrix(x.weights));
        Projection.Builder one = Projection.between("one", "out")
                .name("b")
                .receptor(DecolleLif.BIAS)
                .connectivity(Connectivity.matrix(new float[][] {x.bias}));
        Network network = Network.builder()
                .source("in", INPUTS, x.source)
                .source("one", 1, new BernoulliSource(1))
                .population("out", NEURONS, rule.neuron())
                .projection(bias ? in : in.application(when).rule(rule))
                .projection(bias ? one.application(when).rule(rule) : one)
                .learningSignal("out", readout)
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.external("out", LocalReadout.TARGET, TARGET);
            float[] start = simulator.weights(bias ? "b" : "w").toArray();
            simulator.setLearning(false);
            simulator.run(before);
            simulator.setLearning(true);
            simulator.run(steps);
            simulator.endTrial();
            float[] end = simulator.weights(bias ? "b" : "w").toArray();
            double[] change = new double[end.length];
            Arrays.setAll(change, n -> end[n] - (double) start[n]);
            return change;
        }
    }

    @Test
    void stateGrowsWithNeuronsAndNotWithSynapses() {
        for (int n : new int[] {50, 100}) {
            CountingContext context = new CountingContext(n, 2 * n, 3);
            Decolle.of(1, DecolleLif.published()).bind(context);
            // P and its filter before the synapse; product, surrogate, membrane and third factor behind it.
            assertThat(context.values()).as("%d presynaptic neurons", n).isEqualTo(3L * (n + 4 * 2 * n));
            CountingContext windows = new CountingContext(n, 2 * n, 3);
            Decolle.of(1, DecolleLif.published()).withWindow(10).bind(windows);
            assertThat(windows.values())
                    .as("and a sum on either side, however long the window")
                    .isEqualTo(context.values() + 3L * (n + 2 * n));
        }
    }

    @Test
    void withoutALearningSignalTheNetworkIsRefused() {
        Network network = Network.builder()
                .source("in", 2, new PoissonSource(10))
                .population("out", 2, DecolleLif.published())
                .projection(Projection.between("in", "out").name("w").rule(rule(0)))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Projection 'w': the rule needs a third factor, but population 'out' has no learning signal;"
                                + " add one with Network.Builder.learningSignal");
    }

    @Test
    void changeThatIsNotFiniteStopsWithProjectionAndStepAndKeepsTheWeights() {
        // Input overflows to infinity and bias to minus infinity, so that the membrane is NaN when both have arrived.
        float w = 3e38f;
        Network network = Network.builder()
                .source("in", 2, SpikeTrainSource.of(new double[][] {{2}, {2}}))
                .source("one", 2, new BernoulliSource(1))
                .population("out", 1, DecolleLif.published())
                .projection(Projection.between("in", "out").name("w").weight(w).rule(rule(0)))
                .projection(Projection.between("one", "out")
                        .receptor(DecolleLif.BIAS)
                        .weight(-w))
                .learningSignal("out", LocalReadout.smoothL1(2, 1, 1))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.run(3);
            float[] before = simulator.weights("w").toArray();
            assertThatThrownBy(() -> simulator.run(1))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("Projection 'w': the change of the weights is not finite in learning step 3 of the"
                            + " trial; use a smaller learning rate");
            assertThat(simulator.weights("w").toArray()).isEqualTo(before);
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Decolle.of(-1, DecolleLif.published()))
                .hasMessage("Decolle.eta must be >= 0, got -1.0");
        assertThatThrownBy(() -> rule(0).withWindow(0)).hasMessage("Decolle.window must be >= 1, got 0");
        assertThatThrownBy(() -> rule(Double.NaN)).hasMessageContaining("Decolle.regularisation must be >= 0");
        Network network = Network.builder()
                .source("in", 2, new PoissonSource(10))
                .population("out", 2, Lif.delta(20))
                .projection(Projection.between("in", "out").receptor(DecolleLif.BIAS))
                .build();
        assertThatThrownBy(() -> Simulator.of(network, SimulationConfig.of(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no receptor 'bias'");
    }
}
