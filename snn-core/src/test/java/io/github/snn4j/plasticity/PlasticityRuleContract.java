package io.github.snn4j.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.EagerSharing;
import io.github.snn4j.Fingerprint;
import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.monitor.Recording;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every learning rule must keep to, as a test to extend. The tests of a rule are a subclass that returns the
 * rule:
 *
 * <pre>{@code
 * class MyRuleContractTest extends PlasticityRuleContract {
 *     protected PlasticityRule rule() { return new MyRule(0.001); }
 *     protected PlasticityRule ruleWithoutLearning() { return new MyRule(0); }
 * }
 * }</pre>
 *
 * <p>The rule works on the projection {@value #PLASTIC} from the source {@code in} to the population {@code out},
 * whose weights start between 0 and {@link #MAX_WEIGHT}. A rule that needs a third factor, graded units or phases
 * replaces {@link #network} or {@link #trial}.
 */
public abstract class PlasticityRuleContract {

    /** Name of the projection that the rule works on. */
    protected static final String PLASTIC = "plastic";

    /** Largest weight of that projection; steps of the rule should be small against it. */
    protected static final double MAX_WEIGHT = 0.02;

    private static final long SEED = 20_240_611;
    private static final int INPUTS = 200;
    private static final int OUTPUTS = 300;
    private static final int TRIALS = 2;
    private static final double TRIAL_MS = 40;

    /** For subclasses. */
    protected PlasticityRuleContract() {}

    /**
     * The rule, with parameters that make it change weights visibly within 80 ms.
     *
     * @return rule under test
     */
    protected abstract PlasticityRule rule();

    /**
     * The rule with its learning rates at zero.
     *
     * @return rule that must change nothing
     */
    protected abstract PlasticityRule ruleWithoutLearning();

    /**
     * The network of most tests: random spikes that make the outputs fire, so that weights act back on spikes. The
     * network must depend on its seed and hold a projection {@link #PLASTIC}.
     *
     * @param rule rule of the plastic projection
     * @param application when changes reach the weights
     * @return network, to be completed
     */
    protected Network.Builder network(PlasticityRule rule, Application application) {
        return Network.builder()
                .source("in", INPUTS, new PoissonSource(100))
                .population("out", OUTPUTS, Lif.delta(20).withRefractory(4))
                .projection(plastic(rule, application).weights(WeightInit.uniform(0, MAX_WEIGHT / 2)));
    }

    /**
     * The network of the test of the time step: the same spikes at the same times on every grid.
     *
     * @param rule rule of the plastic projection
     * @return network, to be completed
     */
    protected Network.Builder timedNetwork(PlasticityRule rule) {
        return Network.builder()
                .source("in", 20, randomTrains(20, 30, new SplittableRandom(SEED)))
                .source("teacher", 10, randomTrains(10, 30, new SplittableRandom(SEED + 1)))
                .population("out", 10, Lif.delta(1))
                .projection(Projection.between("teacher", "out")
                        .connectivity(Connectivity.oneToOne())
                        .weight(2))
                .projection(plastic(rule, Application.immediate()).weights(WeightInit.uniform(0, MAX_WEIGHT)));
    }

    /**
     * The plastic projection without its weights.
     *
     * @param rule rule
     * @param application when changes reach the weights
     * @return projection, to be completed
     */
    protected Projection.Builder plastic(PlasticityRule rule, Application application) {
        return Projection.between("in", "out")
                .name(PLASTIC)
                .bounds(Bounds.upTo(MAX_WEIGHT))
                .application(application)
                .rule(rule);
    }

    /**
     * Runs a trial up to, but without, its end; the place to set rewards and targets.
     *
     * @param simulator simulator at the start of a trial
     * @param durationMs length of the trial in ms
     */
    protected void trial(Simulator simulator, double durationMs) {
        simulator.runMs(durationMs);
    }

    /**
     * Whether changes may be collected over a trial. A rule with a weight dependence says no.
     *
     * @return true if the rule works with {@code Application.perTrial}
     */
    protected boolean collectable() {
        return true;
    }

    /**
     * By how much the change may differ when the time step is halved from 1 ms, as a share of the largest change.
     *
     * @return tolerance, or NaN if the rule is not meant to be independent of the step
     */
    protected double stepTolerance() {
        return 1e-4;
    }

    private static SpikeTrainSource randomTrains(int size, int spikesPerTrain, SplittableRandom random) {
        List<SpikeTrainSource.Spike> spikes = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            int neuron = n;
            random.ints(0, 300)
                    .distinct()
                    .limit(spikesPerTrain)
                    .forEach(t -> spikes.add(new SpikeTrainSource.Spike(neuron, t)));
        }
        return new SpikeTrainSource(size, spikes, SpikeTrainSource.Rounding.EXACT);
    }

    private static SimulationConfig config() {
        return SimulationConfig.of(1, SEED).withKernel(SimulationConfig.Kernel.JAVA);
    }

    private Network usual(PlasticityRule rule) {
        return network(rule, Application.immediate()).build();
    }

    private void teach(Simulator simulator) {
        for (int k = 0; k < TRIALS; k++) {
            trial(simulator, TRIAL_MS);
            simulator.endTrial();
            simulator.reset();
        }
    }

    private float[] learnt(Network network, SimulationConfig config) {
        try (Simulator simulator = Simulator.of(network, config)) {
            teach(simulator);
            return simulator.weights(PLASTIC).toArray();
        }
    }

    private Fingerprint fingerprint(Network network, SimulationConfig config) {
        try (Simulator simulator = EagerSharing.simulator(network, config)) {
            teach(simulator);
            return simulator.fingerprint();
        }
    }

    private static float[] starting(Network network) {
        try (Simulator simulator = Simulator.of(network, config())) {
            return simulator.weights(PLASTIC).toArray();
        }
    }

    /** Without this the other tests would show nothing. */
    @Test
    void learningChangesWeights() {
        Network network = usual(rule());
        assertThat(learnt(network, config())).isNotEqualTo(starting(network));
    }

    @Test
    void zeroLearningRateChangesNoBit() {
        Network network = usual(ruleWithoutLearning());
        assertThat(learnt(network, config())).isEqualTo(starting(network));
    }

    @Test
    void learningOffChangesNoBit() {
        Network network = usual(rule());
        try (Simulator simulator = Simulator.of(network, config())) {
            float[] start = simulator.weights(PLASTIC).toArray();
            simulator.setLearning(false);
            teach(simulator);
            assertThat(simulator.weights(PLASTIC).toArray()).isEqualTo(start);
        }
    }

    @Test
    void rerunAfterResetIsIdentical() {
        try (Simulator simulator = Simulator.of(usual(rule()), config())) {
            float[] start = simulator.weights(PLASTIC).toArray();
            teach(simulator);
            float[] first = simulator.weights(PLASTIC).toArray();
            trial(simulator, TRIAL_MS / 2);
            simulator.reset();
            simulator.setWeights(PLASTIC, start);
            simulator.setPresentation(0);
            teach(simulator);
            assertThat(simulator.weights(PLASTIC).toArray()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulationConfig.Kernel.class,
            names = {"AUTO", "VECTOR"})
    void everyKernelGivesTheSameBits(SimulationConfig.Kernel kernel) {
        assumeTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
                "needs --add-modules jdk.incubator.vector");
        Network network = usual(rule());
        SimulationConfig four = config().withBatchSize(4);
        assertThat(fingerprint(network, four.withKernel(kernel))).isEqualTo(fingerprint(network, four));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void everyNumberOfThreadsGivesTheSameBits(int threads) {
        Network network = usual(rule());
        SimulationConfig four = config().withBatchSize(4);
        assertThat(fingerprint(network, four.withThreads(threads))).isEqualTo(fingerprint(network, four));
    }

    /** Weights that reach a bound are left out: clipping the mean is not the mean of clipped values. */
    @Test
    void batchChangesByTheMeanOfItsSamples() {
        assumeTrue(collectable(), "the rule cannot be collected over a trial");
        int batch = 3;
        Network network =
                network(rule(), Application.perTrial(new Optimizer.Sgd(1))).build();
        float[] start = starting(network);
        double[] mean = new double[start.length];
        boolean[] inside = new boolean[start.length];
        Arrays.fill(inside, true);
        for (int b = 0; b < batch; b++) {
            float[] single = afterOneTrial(network, config(), b);
            for (int n = 0; n < mean.length; n++) {
                mean[n] += (single[n] - (double) start[n]) / batch;
                inside[n] &= single[n] > 0 && single[n] < (float) MAX_WEIGHT;
            }
        }
        float[] together = afterOneTrial(network, config().withBatchSize(batch), 0);
        double largest = largest(mean);
        assertThat(largest).isPositive();
        int compared = 0;
        for (int n = 0; n < mean.length; n++) {
            if (inside[n]) {
                compared++;
                assertThat((double) together[n])
                        .as("weight %d, seed %d", n, SEED)
                        .isCloseTo(start[n] + mean[n], within(largest * 1e-4 + 1e-9));
            }
        }
        assertThat(compared).as("weights inside the bounds").isGreaterThan(mean.length / 4);
    }

    private float[] afterOneTrial(Network network, SimulationConfig config, int number) {
        try (Simulator simulator = Simulator.of(network, config)) {
            simulator.setPresentation(number * simulator.config().batchSize());
            trial(simulator, TRIAL_MS);
            simulator.endTrial();
            return simulator.weights(PLASTIC).toArray();
        }
    }

    private static double largest(double[] values) {
        double most = 0;
        for (double x : values) {
            most = Math.max(most, Math.abs(x));
        }
        return most;
    }

    @Test
    void monitorsChangeNothing() {
        Network network = usual(rule());
        Fingerprint bare = fingerprint(network, config());
        try (Simulator simulator = Simulator.of(network, config())) {
            simulator.attach(context -> {
                context.weights(PLASTIC);
                context.signal("out", new Spikes());
                context.signal("out", Trace.of(7));
                return (Recording) step -> {};
            });
            teach(simulator);
            assertThat(simulator.fingerprint()).isEqualTo(bare);
        }
    }

    @Test
    void otherPopulationsChangeNothing() {
        Fingerprint bare = fingerprint(usual(rule()), config());
        Network more = network(rule(), Application.immediate())
                .source("more input", 5, new PoissonSource(50))
                .population("more", 4, Lif.delta(10))
                .projection(Projection.between("more input", "more").weight(0.6))
                .projection(Projection.between("out", "more").weight(0.1))
                .build();
        Fingerprint with = fingerprint(more, config());
        assertThat(with.weights()).containsAllEntriesOf(bare.weights());
        assertThat(with.spikes()).containsAllEntriesOf(bare.spikes());
    }

    @Test
    void halvingTheStepGivesTheSameChange() {
        assumeTrue(!Double.isNaN(stepTolerance()), "the rule depends on the step");
        Network network = timedNetwork(rule()).build();
        float[] start = starting(network);
        double[] coarse = change(network, 1, start);
        double[] fine = change(network, 0.5, start);
        double scale = largest(coarse);
        assertThat(scale).isPositive();
        for (int n = 0; n < start.length; n++) {
            assertThat(fine[n]).as("weight %d", n).isCloseTo(coarse[n], within(stepTolerance() * scale));
        }
    }

    private double[] change(Network network, double dtMs, float[] start) {
        SimulationConfig config = SimulationConfig.of(dtMs, SEED).withKernel(SimulationConfig.Kernel.JAVA);
        try (Simulator simulator = Simulator.of(network, config)) {
            trial(simulator, 320);
            simulator.endTrial();
            float[] end = simulator.weights(PLASTIC).toArray();
            double[] change = new double[end.length];
            for (int n = 0; n < end.length; n++) {
                change[n] = end[n] - (double) start[n];
            }
            return change;
        }
    }
}
