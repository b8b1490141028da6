package io.github.snn4j.examples.targetprop;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.learning.target.TargetPropagation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A net of graded units that learns by target propagation; a second simulator of its forward part answers. */
public final class TargetPropagationClassifier implements GradedClassifier {

    private final Simulator learner;
    private final Simulator forward;
    private final List<String> learnt = new ArrayList<>();
    private final List<String> answering = new ArrayList<>();
    private final int batch;
    private final int pixels;
    private final int classes;
    private final float[] shown;
    private final float[] wanted;
    private boolean stale = true;

    /**
     * Makes an untrained net.
     *
     * @param net its description
     * @param batch images of a mini-batch
     * @param seed seed of weights and noise
     * @param threads threads
     */
    public TargetPropagationClassifier(TargetPropagation net, int batch, long seed, int threads) {
        this.batch = batch;
        this.pixels = net.sizes().get(0);
        this.classes = net.sizes().get(net.sizes().size() - 1);
        this.shown = new float[batch * pixels];
        this.wanted = new float[batch * classes];
        SimulationConfig config =
                SimulationConfig.of(1, seed).withBatchSize(batch).withThreads(threads);
        this.learner = Simulator.of(net.network(), config);
        this.forward = Simulator.of(net.classifier(), config);
        learner.external(TargetPropagation.BIAS, "drive", 1);
        forward.external(TargetPropagation.BIAS, "drive", 1);
        learner.network().projections().forEach((name, p) -> {
            if (p.rule().isPresent()) {
                learnt.add(name);
            }
        });
        answering.addAll(forward.network().projections().keySet());
    }

    @Override
    public void train(float[][] images, int[] labels) {
        fill(images, 0, images.length);
        Arrays.fill(wanted, 0f);
        for (int b = 0; b < batch; b++) {
            wanted[b * classes + labels[b]] = 1f;
        }
        learner.external(TargetPropagation.INPUT, "drive", shown);
        learner.external(TargetPropagation.LABEL, "drive", wanted);
        learner.step();
        learner.endTrial();
        learner.reset();
        stale = true;
    }

    @Override
    public int[] predict(float[][] images) {
        if (stale) {
            answering.forEach(
                    name -> forward.setWeights(name, learner.weights(name).toArray()));
            stale = false;
        }
        int[] answers = new int[images.length];
        for (int from = 0; from < images.length; from += batch) {
            int to = Math.min(images.length, from + batch);
            fill(images, from, to);
            forward.external(TargetPropagation.INPUT, "drive", shown);
            forward.step();
            float[] y = forward.variable(TargetPropagation.OUTPUT, "activity");
            for (int n = from; n < to; n++) {
                answers[n] = largest(y, (n - from) * classes);
            }
        }
        return answers;
    }

    private int largest(float[] y, int base) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = y[base + k] > y[base + best] ? k : best;
        }
        return best;
    }

    private void fill(float[][] images, int from, int to) {
        Arrays.fill(shown, 0f);
        for (int n = from; n < to; n++) {
            System.arraycopy(images[n], 0, shown, (n - from) * pixels, pixels);
        }
    }

    /**
     * Scales the steps of learning to come.
     *
     * @param factor factor, 1 at the start
     */
    public void setRate(double factor) {
        learnt.forEach(name -> learner.setLearningRate(name, factor));
    }

    /**
     * The net that learns, to look at.
     *
     * @return simulator of {@link TargetPropagation#network}
     */
    public Simulator simulator() {
        return learner;
    }

    @Override
    public void close() {
        learner.close();
        forward.close();
    }
}
