package io.github.snn4j.examples.erbp;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.supervised.LayeredClassifier;
import io.github.snn4j.learning.error.ErrorNeurons;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.learning.threefactor.Erbp;
import io.github.snn4j.monitor.SpikeCounts;
import io.github.snn4j.monitor.SpikeCountsRecording;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import java.util.List;

/** A running network of one hidden layer whose output neurons have error neurons, heard by all through dendrites. */
final class ErbpNetwork implements LayeredClassifier {

    private static final String INPUT = "input";
    private static final String HIDDEN = "hidden";
    private static final String OUTPUT = "output";
    private static final String FIRST = "input->hidden";
    private static final String SECOND = "hidden->output";

    private final ErbpSettings settings;
    private final ImageDataset images;
    private final Simulator simulator;
    private final SpikeCountsRecording counts;
    private final float[] intensities;
    private final float[] targets;

    ErbpNetwork(ErbpSettings settings, ImageDataset images, long seed, int threads) {
        this.settings = settings;
        this.images = images;
        this.intensities = new float[images.pixelCount()];
        this.targets = new float[settings.batch() * images.classCount()];
        this.simulator = Simulator.of(
                network(settings, images.pixelCount(), images.classCount()),
                SimulationConfig.of(1, seed).withBatchSize(settings.batch()).withThreads(threads));
        this.counts = simulator.attach(SpikeCounts.of(OUTPUT));
    }

    private static Network network(ErbpSettings s, int pixels, int classes) {
        Lif neuron = Lif.exponential(20, 5).withRefractory(3);
        return Network.builder()
                .source(INPUT, pixels, PoissonSource.presented())
                .population(HIDDEN, s.hidden(), neuron)
                .population(OUTPUT, classes, neuron)
                .projection(Projection.between(INPUT, HIDDEN)
                        .weights(WeightInit.normal(0, s.weightSd() / Math.sqrt(pixels)))
                        .rule(Erbp.of(s.etaHidden(), s.gateMin(), s.gateMax())))
                .projection(Projection.between(HIDDEN, OUTPUT)
                        .weights(WeightInit.normal(0, 0.5 / Math.sqrt(s.hidden())))
                        .rule(Erbp.of(s.etaOut(), 4 * s.gateMin(), 4 * s.gateMax())))
                .learningSignal(OUTPUT, new ErrorNeurons(s.targetRateHz(), s.errorThreshold(), s.tauErrorMs()))
                .learningSignal(HIDDEN, ErrorFeedback.random(OUTPUT, s.feedback()))
                .build();
    }

    @Override
    public int batch() {
        return settings.batch();
    }

    @Override
    public List<String> layers() {
        return List.of(OUTPUT);
    }

    @Override
    public void learn(int[] order, int from, int to) {
        present(images, order, from, to);
        simulator.setLearning(true);
        simulator.run(settings.presentationMs());
        simulator.endTrial();
        simulator.reset();
    }

    @Override
    public void setRate(double factor) {
        simulator.setLearningRate(FIRST, factor);
        simulator.setLearningRate(SECOND, factor);
    }

    @Override
    public int[][] answers(ImageDataset shown, int from, int to) {
        int[] order = new int[to - from];
        Arrays.setAll(order, n -> from + n);
        present(shown, order, 0, order.length);
        simulator.setLearning(false);
        counts.clear();
        simulator.run(settings.presentationMs());
        int[] classes = new int[order.length];
        for (int b = 0; b < classes.length; b++) {
            for (int k = 1; k < shown.classCount(); k++) {
                classes[b] = counts.count(b, k) > counts.count(b, classes[b]) ? k : classes[b];
            }
        }
        simulator.reset();
        return new int[][] {classes};
    }

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
        simulator.external(OUTPUT, ErrorNeurons.TARGET, targets);
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
