package io.github.snn4j.examples.decolle;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.Pooling;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.learning.error.MaxPoolError;
import io.github.snn4j.learning.error.ReadoutMonitor;
import io.github.snn4j.learning.error.ReadoutRecording;
import io.github.snn4j.learning.threefactor.Decolle;
import io.github.snn4j.learning.threefactor.UnitVariance;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.neuron.Relay;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.spike.BernoulliSource;
import io.github.snn4j.spike.FrameSource;
import io.github.snn4j.spike.SpikeFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A running stack of three convolutions of 7 x 7, the first and the last with maximum pooling of 2 x 2. Each learns
 * from a readout of what it hands on. A bias is shared by a feature map, like the weights: it is a convolution of 1 x 1
 * from neurons that always fire.
 */
final class ConvNetwork implements AutoCloseable {

    static final String INPUT = "input";
    static final int LAYERS = 3;

    private static final int KERNEL = 7;
    private static final int[] WIDTHS = {1, 2, 2};
    private static final int[] POOLED = {2, 1, 2};

    private final ConvSettings settings;
    private final int classes;
    private final Simulator simulator;
    private final List<ReadoutRecording> answers = new ArrayList<>();
    private final float[] targets;

    ConvNetwork(ConvSettings settings, Shape input, int classes, long seed, int threads) {
        this.settings = settings;
        this.classes = classes;
        this.targets = new float[settings.batch() * classes];
        LocalReadout readout =
                LocalReadout.smoothL1(classes, settings.amplitude(), seed).withDropout(settings.dropout());
        this.simulator = Simulator.of(
                network(settings, input, readout),
                SimulationConfig.of(1, seed).withBatchSize(settings.batch()).withThreads(threads));
        for (int k = 0; k < LAYERS; k++) {
            answers.add(simulator.attach(new ReadoutMonitor(layer(k), readout, settings.burnIn())));
        }
    }

    /** What the layer hands on and its readout sees. */
    static String layer(int k) {
        return "layer" + (k + 1);
    }

    /** Neurons of the convolution; the layer itself if nothing is pooled. */
    private static String maps(int k) {
        return POOLED[k] == 1 ? layer(k) : "maps" + (k + 1);
    }

    private static String weights(int k) {
        return "weights" + (k + 1);
    }

    private static String bias(int k) {
        return "bias" + (k + 1);
    }

    private static Network network(ConvSettings s, Shape input, LocalReadout readout) {
        Network.Builder builder = Network.builder().source(INPUT, input.size(), new FrameSource());
        Shape in = input;
        for (int k = 0; k < LAYERS; k++) {
            in = addLayer(builder, k, in, s, readout);
        }
        return builder.build();
    }

    private static Shape addLayer(Network.Builder builder, int k, Shape in, ConvSettings s, LocalReadout readout) {
        DecolleLif neuron = DecolleLif.published().withGain(k == 0 ? s.inputGain() : s.gain());
        Decolle rule = Decolle.of(1, neuron).withWindow(s.every());
        Application steps = Application.everySteps(new Optimizer.Adamax(s.rate(), 0, 0.95, 1e-8), s.every());
        Convolution conv = Connectivity.convolution(in, WIDTHS[k] * s.channels(), KERNEL, 1, KERNEL / 2);
        Shape one = new Shape(1, conv.out().height(), conv.out().width());
        builder.source("one" + (k + 1), one.size(), new BernoulliSource(1))
                .population(maps(k), conv.out().size(), neuron)
                .projection(Projection.between(k == 0 ? INPUT : layer(k - 1), maps(k))
                        .name(weights(k))
                        .connectivity(conv)
                        .weights(WeightInit.uniform(-1, 1).overRootFanIn())
                        .application(steps)
                        .rule(rule))
                .projection(Projection.between("one" + (k + 1), maps(k))
                        .name(bias(k))
                        .connectivity(Connectivity.convolution(one, conv.kernels(), 1, 1, 0))
                        .receptor(DecolleLif.BIAS)
                        .application(steps)
                        .rule(rule.forBias()));
        if (POOLED[k] == 1) {
            builder.learningSignal(layer(k), readout);
            return conv.out();
        }
        Pooling pool = Connectivity.pooling(conv.out(), POOLED[k], POOLED[k]);
        builder.population(layer(k), pool.out().size(), Relay.any())
                .projection(
                        Projection.between(maps(k), layer(k)).connectivity(pool).weight(1))
                .learningSignal(layer(k), readout)
                .learningSignal(maps(k), new MaxPoolError(layer(k), pool));
        return pool.out();
    }

    List<String> layers() {
        return IntStream.range(0, LAYERS).mapToObj(ConvNetwork::layer).toList();
    }

    /** Brings the membranes of all layers to the wanted mean and to variance 1, with one mini-batch. */
    void initialise(SpikeFrames[] frames) {
        present(frames);
        UnitVariance.Layer[] layers = new UnitVariance.Layer[LAYERS];
        Arrays.setAll(layers, k -> new UnitVariance.Layer(maps(k), weights(k), bias(k)));
        UnitVariance.over(settings.burnIn(), settings.steps() - settings.burnIn())
                .withMean(settings.mean())
                .apply(simulator, layers);
    }

    /** Learns a mini-batch, with one update in so many steps after the burn-in. */
    void learn(SpikeFrames[] frames, int[] labels) {
        present(frames);
        Arrays.fill(targets, 0f);
        for (int b = 0; b < settings.batch(); b++) {
            targets[b * classes + labels[b % labels.length]] = 1f;
        }
        for (int k = 0; k < LAYERS; k++) {
            simulator.external(layer(k), LocalReadout.TARGET, targets);
        }
        simulator.setLearning(false);
        simulator.run(settings.burnIn());
        simulator.setLearning(true);
        simulator.run(settings.steps() - settings.burnIn());
        simulator.endTrial();
        simulator.reset();
    }

    /** What the layers say about up to a mini-batch of recordings: {@code [layer][recording]}. */
    int[][] answers(SpikeFrames[] frames) {
        present(frames);
        simulator.setLearning(false);
        simulator.run(settings.steps());
        int[][] said = new int[LAYERS][frames.length];
        for (int k = 0; k < LAYERS; k++) {
            Arrays.setAll(said[k], answers.get(k)::answer);
        }
        simulator.reset();
        return said;
    }

    /** A mini-batch that is not full is filled with the same recordings. */
    private void present(SpikeFrames[] frames) {
        for (int b = 0; b < settings.batch(); b++) {
            simulator.present(INPUT, b, frames[b % frames.length]);
        }
    }

    void setRate(double factor) {
        for (int k = 0; k < LAYERS; k++) {
            simulator.setLearningRate(weights(k), factor);
            simulator.setLearningRate(bias(k), factor);
        }
    }

    Simulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
