package io.github.snn4j.benchmarks;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.stdp.DiehlCookStdp;
import io.github.snn4j.learning.stdp.NormalizedIncoming;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.Competition;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.spike.ImageSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Images learned per second by 784 inputs and 400 neurons on one thread, pictures of 784 random pixels of which 19 % are
 * not blank.
 *
 * <ul>
 *   <li>{@code competitive}: the network of the digit experiments, 350 steps of 1 ms.
 *   <li>{@code published}: the network of P.U. Diehl &amp; M. Cook, 2015: conductances, an inhibitory population, triplet
 *       rule, 350 ms of image and 150 ms of rest in steps of 0.5 ms; one delay of 5 ms instead of random ones up to 10 ms.
 * </ul>
 *
 * Run: {@code java -jar benchmarks/target/benchmarks.jar ImageLearning}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 7, time = 3)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ImageLearningBenchmark {

    private static final int PIXELS = 784;
    private static final int NEURONS = 400;
    private static final int IMAGES = 64;

    @Param({"competitive", "published"})
    private String model = "competitive";

    @Param({"java", "vector"})
    private String kernelName = "java";

    private Simulator simulator = Simulator.of(competitive(), SimulationConfig.of(1, 1));
    private float[][] images = {};
    private final float[] blank = new float[PIXELS];
    private int next;

    /** Builds the network and draws the images. */
    @Setup
    public void setUp() {
        simulator.close();
        SimulationConfig.Kernel kernel =
                kernelName.equals("java") ? SimulationConfig.Kernel.JAVA : SimulationConfig.Kernel.VECTOR;
        boolean published = model.equals("published");
        simulator = Simulator.of(
                published ? published() : competitive(),
                SimulationConfig.of(published ? 0.5 : 1, 1).withKernel(kernel));
        Random random = new Random(1);
        images = new float[IMAGES][PIXELS];
        for (float[] image : images) {
            for (int p = 0; p < PIXELS; p++) {
                image[p] = random.nextFloat() < 0.19 ? (1 + random.nextInt(255)) / 255f : 0f;
            }
        }
    }

    /** Stops the simulator. */
    @TearDown
    public void tearDown() {
        simulator.close();
    }

    private static Network competitive() {
        Lif membrane = Lif.delta(100)
                .withPotentials(0, 0, 13)
                .withRefractory(5)
                .withCompetition(Competition.ONE_WINNER_PER_STEP);
        return Network.builder()
                .source("input", PIXELS, new ImageSource(127.5, 1))
                .population("excitatory", NEURONS, AdaptiveLif.homeostatic(membrane, 1, 2e6))
                .projection(Projection.between("input", "excitatory")
                        .weights(WeightInit.uniform(0, 0.25))
                        .bounds(Bounds.upTo(Double.POSITIVE_INFINITY))
                        .rule(new NormalizedIncoming(DiehlCookStdp.postsynaptic(0.02, 0), Norm.EUCLIDEAN, 4)))
                .projection(Projection.between("excitatory", "excitatory")
                        .connectivity(Connectivity.allButSelf())
                        .weight(-120)
                        .delayMs(1))
                .build();
    }

    private static Network published() {
        return Network.builder()
                .source("input", PIXELS, new ImageSource(63.75, 1))
                .population("excitatory", NEURONS, AdaptiveLif.homeostatic(Lif.diehlCookExcitatory(), 0.05, 1e7))
                .population("inhibitory", NEURONS, Lif.diehlCookInhibitory())
                .projection(Projection.between("input", "excitatory")
                        .weights(WeightInit.uniform(0, 0.2))
                        .delayMs(5)
                        .bounds(Bounds.upTo(1))
                        .rule(DiehlCookStdp.published()))
                .projection(Projection.between("excitatory", "inhibitory")
                        .connectivity(Connectivity.oneToOne())
                        .weight(10.4)
                        .delayMs(0.5))
                .projection(Projection.between("inhibitory", "excitatory")
                        .connectivity(Connectivity.allButSelf())
                        .receptor(Receptor.INHIBITORY)
                        .weight(17)
                        .delayMs(0.5))
                .build();
    }

    /**
     * One image.
     *
     * @return spikes of the layer so far
     */
    @Benchmark
    public long learn() {
        simulator.present("input", images[next++ % IMAGES]);
        simulator.runMs(350);
        if (model.equals("published")) {
            simulator.present("input", blank);
            simulator.runMs(150);
        } else {
            simulator.endTrial();
            simulator.reset();
        }
        return simulator.spikeCount("excitatory");
    }
}
