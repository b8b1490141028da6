package io.github.snn4j.examples.predictive;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.learning.predictive.PredictiveInference;
import io.github.snn4j.learning.predictive.PredictiveNetwork;
import io.github.snn4j.learning.predictive.Relaxation;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Optimizer;

/** A predictive-coding net from pixels to classes. The class is that of the largest prediction. */
public final class PredictiveClassifier implements GradedClassifier {

    /** Targets of wrong and right classes. */
    static final float LOW = 0.03f;

    static final float HIGH = 0.97f;

    private final PredictiveNetwork net;
    private final int batch;
    private final Simulator simulator;
    private final PredictiveInference inference;
    private final float[] input;
    private final float[] target;
    private long steps;
    private long batches;

    /**
     * An untrained net.
     *
     * @param net layers, pixels first, classes last
     * @param relaxation when inference stops
     * @param batch samples of a mini-batch
     * @param seed seed of the weights
     * @param threads threads
     */
    public PredictiveClassifier(PredictiveNetwork net, Relaxation relaxation, int batch, long seed, int threads) {
        this.net = net;
        this.batch = batch;
        this.simulator = Simulator.of(
                net.network(),
                SimulationConfig.of(PredictiveNetwork.DT_MS, seed)
                        .withBatchSize(batch)
                        .withThreads(threads));
        this.inference = PredictiveInference.of(simulator, net, relaxation);
        this.input = new float[batch * net.sizes().get(0)];
        this.target = new float[batch * net.sizes().get(net.last())];
    }

    /**
     * The net that does well on handwritten digits: half-wave rectified units, variances 1, 10, 100, and so on
     * towards the output, Adam.
     *
     * @param sizes units of each layer
     * @return description
     */
    static PredictiveNetwork layers(Integer... sizes) {
        Double[] variances = new Double[sizes.length];
        for (int l = 0; l < sizes.length; l++) {
            variances[l] = l == 0 ? 0.0 : Math.pow(10, 3 + l - sizes.length);
        }
        variances[1] = Math.min(variances[1], 1);
        return PredictiveNetwork.supervised(sizes)
                .withTransfer(Transfer.RELU)
                .withVariances(variances)
                .withStep(0.5)
                .withOptimizer(Optimizer.Adam.of(1e-3));
    }

    /** Inference that goes with {@link #layers}. */
    static Relaxation relaxation() {
        return new Relaxation(8, 1e-3);
    }

    @Override
    public void train(float[][] images, int[] labels) {
        show(images, 0, images.length);
        int classes = net.sizes().get(net.last());
        for (int n = 0; n < target.length; n++) {
            target[n] = labels[n / classes] == n % classes ? HIGH : LOW;
        }
        inference.hold(net.last(), target);
        steps += inference.infer().steps();
        batches++;
        simulator.endTrial();
    }

    @Override
    public int[] predict(float[][] images) {
        int[] answers = new int[images.length];
        inference.release(net.last());
        simulator.setLearning(false);
        for (int from = 0; from < images.length; from += batch) {
            int to = Math.min(images.length, from + batch);
            show(images, from, to);
            inference.sweep();
            float[] outputs = inference.prediction(net.last());
            int classes = net.sizes().get(net.last());
            for (int n = from; n < to; n++) {
                answers[n] = largest(outputs, (n - from) * classes, classes);
            }
        }
        simulator.setLearning(true);
        return answers;
    }

    /** What remains of the batch shows the images of before; their answers are not used. */
    private void show(float[][] images, int from, int to) {
        int pixels = net.sizes().get(0);
        for (int n = from; n < to; n++) {
            System.arraycopy(images[n], 0, input, (n - from) * pixels, pixels);
        }
        inference.hold(0, input);
    }

    private static int largest(float[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[from + k] > values[from + best] ? k : best;
        }
        return best;
    }

    /**
     * Scales the steps of the optimiser from now on.
     *
     * @param factor factor on the learning rate
     */
    void setRate(double factor) {
        for (int l = 1; l <= net.last(); l++) {
            simulator.setLearningRate(PredictiveNetwork.weights(l), factor);
            simulator.setLearningRate(PredictiveNetwork.biases(l), factor);
        }
    }

    /** Steps of a relaxation, mean of all mini-batches that were learnt; NaN before the first. */
    double meanSteps() {
        return (double) steps / batches;
    }

    PredictiveInference inference() {
        return inference;
    }

    Simulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
