package io.github.snn4j.examples.decolle;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.supervised.LayeredClassifier;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.learning.error.ReadoutMonitor;
import io.github.snn4j.learning.error.ReadoutRecording;
import io.github.snn4j.learning.threefactor.Decolle;
import io.github.snn4j.learning.threefactor.UnitVariance;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.spike.BernoulliSource;
import io.github.snn4j.spike.PoissonSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A running stack of fully connected layers, each of which learns from its own readout of the class. */
final class DecolleNetwork implements LayeredClassifier {

    static final String INPUT = "input";
    private static final String ONE = "one";

    private final DecolleSettings settings;
    private final ImageDataset images;
    private final Simulator simulator;
    private final List<ReadoutRecording> answers = new ArrayList<>();
    private final float[] intensities;
    private final float[] targets;

    DecolleNetwork(DecolleSettings settings, ImageDataset images, long seed, int threads) {
        this.settings = settings;
        this.images = images;
        this.intensities = new float[images.pixelCount()];
        this.targets = new float[settings.batch() * images.classCount()];
        LocalReadout readout = LocalReadout.smoothL1(images.classCount(), settings.amplitude(), seed)
                .withDropout(settings.dropout());
        this.simulator = Simulator.of(
                network(settings, images.pixelCount(), readout),
                SimulationConfig.of(1, seed).withBatchSize(settings.batch()).withThreads(threads));
        for (int k = 0; k < settings.layers(); k++) {
            answers.add(simulator.attach(new ReadoutMonitor(layer(k), readout, settings.burnInMs())));
        }
    }

    static String layer(int k) {
        return "layer" + (k + 1);
    }

    private static String weights(int k) {
        return "weights" + (k + 1);
    }

    private static String bias(int k) {
        return "bias" + (k + 1);
    }

    private static Network network(DecolleSettings s, int pixels, LocalReadout readout) {
        DecolleLif neuron = DecolleLif.published().withGain(s.gain());
        Decolle rule =
                Decolle.of(1, neuron).withRegularisation(s.regularisation()).withWindow(s.everySteps());
        Application steps = Application.everySteps(new Optimizer.Adamax(s.rate(), 0, 0.95, 1e-8), s.everySteps());
        Network.Builder builder = Network.builder()
                .source(INPUT, pixels, PoissonSource.presented())
                .source(ONE, 1, new BernoulliSource(1));
        for (int k = 0; k < s.layers(); k++) {
            int fanIn = k == 0 ? pixels : s.neurons();
            double width = 1 / Math.sqrt(fanIn);
            builder.population(layer(k), s.neurons(), neuron)
                    .projection(Projection.between(k == 0 ? INPUT : layer(k - 1), layer(k))
                            .name(weights(k))
                            .weights(WeightInit.uniform(-width, width))
                            .application(steps)
                            .rule(rule))
                    .projection(Projection.between(ONE, layer(k))
                            .name(bias(k))
                            .receptor(DecolleLif.BIAS)
                            .application(steps)
                            .rule(rule.forBias()))
                    .learningSignal(layer(k), readout);
        }
        return builder.build();
    }

    /** Brings the membranes of all layers to the wanted mean and variance, with one mini-batch of training images. */
    void initialise(int[] order) {
        present(images, order, 0, Math.min(settings.batch(), order.length));
        UnitVariance.Layer[] layers = new UnitVariance.Layer[settings.layers()];
        for (int k = 0; k < layers.length; k++) {
            layers[k] = new UnitVariance.Layer(layer(k), weights(k), bias(k));
        }
        UnitVariance.over(settings.burnInMs(), settings.learnMs())
                .withMean(settings.mean())
                .apply(simulator, layers);
    }

    @Override
    public int batch() {
        return settings.batch();
    }

    @Override
    public List<String> layers() {
        return IntStream.range(0, settings.layers())
                .mapToObj(DecolleNetwork::layer)
                .toList();
    }

    @Override
    public void learn(int[] order, int from, int to) {
        present(images, order, from, to);
        simulator.setLearning(false);
        simulator.run(settings.burnInMs());
        simulator.setLearning(true);
        simulator.run(settings.learnMs());
        simulator.endTrial();
        simulator.reset();
    }

    @Override
    public int[][] answers(ImageDataset shown, int from, int to) {
        int[] order = new int[to - from];
        Arrays.setAll(order, n -> from + n);
        present(shown, order, 0, order.length);
        simulator.setLearning(false);
        simulator.run(settings.burnInMs() + settings.testMs());
        int[][] classes = new int[settings.layers()][order.length];
        for (int k = 0; k < classes.length; k++) {
            ReadoutRecording readout = answers.get(k);
            Arrays.setAll(classes[k], readout::answer);
        }
        simulator.reset();
        return classes;
    }

    /** A mini-batch that is not full is filled with the same images. */
    private void present(ImageDataset shown, int[] order, int from, int to) {
        Arrays.fill(targets, 0f);
        for (int b = 0; b < settings.batch(); b++) {
            int image = order[from + b % (to - from)];
            shown.copyIntensities(image, intensities);
            for (int p = 0; p < intensities.length; p++) {
                intensities[p] *= (float) settings.maxRateHz();
            }
            simulator.present(INPUT, b, intensities);
            targets[b * shown.classCount() + shown.label(image)] = 1f;
        }
        for (int k = 0; k < settings.layers(); k++) {
            simulator.external(layer(k), LocalReadout.TARGET, targets);
        }
    }

    @Override
    public void setRate(double factor) {
        for (int k = 0; k < settings.layers(); k++) {
            simulator.setLearningRate(weights(k), factor);
            simulator.setLearningRate(bias(k), factor);
        }
    }

    @Override
    public Simulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
