package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A simulator that is shown mini-batches of images and says what they are. */
final class ShownNetwork implements AutoCloseable {

    private final ComparedRule rule;
    private final Setting setting;
    private final Simulator simulator;
    private final float[] pixels;
    private final float[] scores;
    private final int[][][] inputSpikes;
    private int[] labels = {};

    ShownNetwork(ComparedRule rule, Setting setting, Network network) {
        this.rule = rule;
        this.setting = setting;
        this.simulator = Simulator.of(
                network,
                SimulationConfig.of(1, setting.seed())
                        .withBatchSize(setting.batch())
                        .withThreads(setting.threads()));
        this.pixels = new float[setting.pixels()];
        this.scores = new float[setting.batch() * setting.classes()];
        this.inputSpikes = new int[setting.batch()][setting.steps()][];
    }

    Simulator simulator() {
        return simulator;
    }

    /** A mini-batch that is not full is filled with its images once more. */
    void show(ImageDataset images, int[] which) {
        labels = new int[setting.batch()];
        for (int b = 0; b < labels.length; b++) {
            int image = which[b % which.length];
            images.copyIntensities(image, pixels);
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] *= (float) setting.brightest();
            }
            simulator.present(Setting.INPUT, b, pixels);
            labels[b] = images.label(image);
        }
        rule.teach(simulator, setting, labels);
    }

    /** Runs a presentation. */
    void run(boolean learning) {
        simulator.setLearning(learning);
        Arrays.fill(scores, 0f);
        SpikeSignal input = simulator.spikes(Setting.INPUT);
        SpikeSignal fired = rule.answer() == ComparedRule.Answer.SPIKES ? simulator.spikes(Setting.OUTPUT) : input;
        Signal membranes = simulator.signal(Setting.OUTPUT, new Membrane());
        for (int t = 0; t < setting.steps(); t++) {
            simulator.step();
            for (int b = 0; b < setting.batch(); b++) {
                inputSpikes[b][t] = indices(input, b);
            }
            if (rule.answer() == ComparedRule.Answer.MEMBRANES) {
                float[] y = membranes.array();
                for (int n = 0; n < scores.length; n++) {
                    scores[n] += y[n];
                }
            } else {
                count(fired);
            }
        }
        simulator.endTrial();
        simulator.reset();
    }

    private static int[] indices(SpikeSignal spikes, int sample) {
        int[] all = new int[spikes.count(sample)];
        Arrays.setAll(all, k -> spikes.index(sample, k));
        return all;
    }

    private void count(SpikeSignal fired) {
        for (int b = 0; b < setting.batch(); b++) {
            for (int k = 0; k < fired.count(b); k++) {
                scores[b * setting.classes() + fired.index(b, k)] += 1f;
            }
        }
    }

    /** The class of a sample of the last presentation: the highest score, the first of several. */
    int answer(int sample) {
        int at = sample * setting.classes();
        int best = 0;
        for (int k = 1; k < setting.classes(); k++) {
            best = scores[at + k] > scores[at + best] ? k : best;
        }
        return best;
    }

    /** What was shown last; good until the next one. */
    Presentation presentation() {
        return new Presentation(inputSpikes, labels);
    }

    Map<String, float[]> weights() {
        Map<String, float[]> all = new LinkedHashMap<>();
        for (String name : simulator.network().projections().keySet()) {
            all.put(name, simulator.weights(name).toArray().clone());
        }
        return all;
    }

    void setWeights(Map<String, float[]> weights) {
        weights.forEach(simulator::setWeights);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
