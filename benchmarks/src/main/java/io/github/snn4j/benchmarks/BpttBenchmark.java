package io.github.snn4j.benchmarks;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import io.github.snn4j.spike.BernoulliSource;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A network of 784-1,000-10 neurons, 25 steps, and a batch of 128 random images of which a fifth of the pixels is lit,
 * at random brightness, so that 9.5 % of the inputs fire in a step. Spikes are drawn once, outside what is timed.
 */
@State(Scope.Benchmark)
public class BpttBenchmark {

    static final int SAMPLES = 128;
    private static final int PIXELS = 784;
    private static final int HIDDEN = 1000;
    private static final int CLASSES = 10;
    private static final int STEPS = 25;

    @Param({"1", "2"})
    private int threads = 1;

    private BpttTrainer trainer;
    private BpttBatch batch;

    /** Builds the network and draws images and spikes. */
    @Setup(Level.Iteration)
    public void setUp() {
        Lif neuron = Lif.delta(-1 / StrictMath.log(0.95)).withReset(Reset.SUBTRACT);
        double first = 1 / Math.sqrt(PIXELS);
        double second = 1 / Math.sqrt(HIDDEN);
        Network network = Network.builder()
                .source("in", PIXELS, BernoulliSource.presented())
                .population("hidden", HIDDEN, neuron)
                .population("out", CLASSES, neuron)
                .projection(Projection.between("in", "hidden").weights(WeightInit.uniform(-first, first)))
                .projection(Projection.between("hidden", "out").weights(WeightInit.uniform(-second, second)))
                .build();
        BpttConfig config = BpttConfig.of(1, 2, STEPS, "out", Loss.countCrossEntropy())
                .withOptimizer(Optimizer.Adam.of(5e-4), RateSchedule.constant())
                .withThreads(threads);
        trainer = BpttTrainer.of(network, config);
        batch = trainer.newBatch(SAMPLES);
        SplittableRandom random = new SplittableRandom(1);
        float[] image = new float[PIXELS];
        for (int b = 0; b < SAMPLES; b++) {
            for (int i = 0; i < PIXELS; i++) {
                image[i] = random.nextDouble() < 0.19 ? (float) random.nextDouble() : 0f;
            }
            batch.present("in", b, b, image);
            batch.label(b, random.nextInt(CLASSES));
        }
    }

    BpttTrainer trainer() {
        return trainer;
    }

    BpttBatch batch() {
        return batch;
    }

    /** Stops the threads. */
    @TearDown(Level.Iteration)
    public void tearDown() {
        trainer.close();
    }
}
