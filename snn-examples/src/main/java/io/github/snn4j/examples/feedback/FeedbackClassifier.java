package io.github.snn4j.examples.feedback;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.learning.feedback.DeltaRule;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.learning.feedback.Slope;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A feed-forward net of graded units, tanh in the hidden layers and softmax at the output, whose hidden errors take a
 * {@link Route}. A mini-batch is a trial of one step.
 */
public final class FeedbackClassifier implements GradedClassifier {

    private static final LeakyRate.Transfer TRANSFER = LeakyRate.Transfer.TANH;
    /** Mini-batches from one look of the weight mirror to the next. */
    private static final int MIRROR_EVERY = 4;

    /** Half the width of a uniform distribution of standard deviation 1. */
    private static final double UNIFORM = Math.sqrt(3);

    private static final TrialProtocol ONE_STEP = TrialProtocol.present(1);

    private final int[] sizes;
    private final Route route;
    private final FeedbackSettings settings;
    private final Simulator simulator;
    private final KeyedRandom noise;
    private final float[] input;
    private final float[] target;
    private int presented;

    /**
     * An untrained net.
     *
     * @param sizes units of the layers, input and output included
     * @param route way of the errors
     * @param settings learning rate and so on
     * @param seed seed of weights, feedback and noise
     * @param threads threads
     */
    FeedbackClassifier(int[] sizes, Route route, FeedbackSettings settings, long seed, int threads) {
        this.sizes = sizes.clone();
        this.route = route;
        this.settings = settings;
        this.input = new float[settings.batch() * sizes[0]];
        this.target = new float[settings.batch() * sizes[sizes.length - 1]];
        this.noise = KeyedRandom.of(seed, "mirror", "noise");
        this.simulator = Simulator.of(
                network(),
                SimulationConfig.of(1, seed).withBatchSize(settings.batch()).withThreads(threads));
    }

    /**
     * The ways that errors can take.
     *
     * @return names
     */
    public static List<String> routes() {
        return Route.names();
    }

    /**
     * An untrained net with the settings of the experiment and mini-batches of 64.
     *
     * @param route name of the way of the errors
     * @param sizes units of the layers, input and output included
     * @param seed seed of weights, feedback and noise
     * @param threads threads
     * @return net
     */
    public static FeedbackClassifier usual(String route, int[] sizes, long seed, int threads) {
        Route way = Route.of(route);
        return new FeedbackClassifier(sizes, way, FeedbackSettings.of(1), seed, threads);
    }

    /** Name of a layer, 0 for the input. */
    String layer(int k) {
        return k == 0 ? "in" : k == sizes.length - 1 ? "out" : "hidden" + k;
    }

    private Network network() {
        Network.Builder network = Network.builder().population("bias", 1, new LeakyRate(0, LeakyRate.Transfer.LINEAR));
        int last = sizes.length - 1;
        for (int k = 0; k <= last; k++) {
            boolean hidden = k > 0 && k < last;
            network.population(layer(k), sizes[k], new LeakyRate(0, hidden ? TRANSFER : LeakyRate.Transfer.LINEAR));
        }
        for (int k = 1; k <= last; k++) {
            boolean learns = k == last || route != Route.FROZEN;
            network.projection(plastic(layer(k - 1), k, learns)
                    .name("w" + k)
                    .weights(WeightInit.normal(0, 1 / Math.sqrt(sizes[k - 1]))));
            network.projection(plastic("bias", k, learns).name("b" + k));
        }
        network.learningSignal("out", ReadoutError.classification());
        for (int k = last - 1; k >= 1; k--) {
            int from = route.direct() ? last : k + 1;
            double sd = settings.feedbackSd(route, sizes[k]);
            network.learningSignal(layer(k), route.feedback(layer(from), "w" + (k + 1), slope(from), sd, settings));
        }
        return network.build();
    }

    private Projection.Builder plastic(String from, int to, boolean learns) {
        Projection.Builder projection = Projection.between(from, layer(to));
        return learns
                ? projection
                        .rule(DeltaRule.of(slope(to)))
                        .application(Application.perTrial(new Optimizer.Momentum(settings.rate(), settings.momentum()))
                                .withDecay(settings.decay()))
                : projection;
    }

    private Slope slope(int layer) {
        return layer == sizes.length - 1 ? Slope.one() : Slope.of(TRANSFER);
    }

    /** Scales the learning rate. */
    void setRate(double factor) {
        for (int k = 1; k < sizes.length; k++) {
            if (k == sizes.length - 1 || route != Route.FROZEN) {
                simulator.setLearningRate("w" + k, factor);
                simulator.setLearningRate("b" + k, factor);
            }
        }
    }

    @Override
    public void train(float[][] images, int[] labels) {
        if (images.length != settings.batch()) {
            throw new IllegalArgumentException(
                    "the net takes " + settings.batch() + " images at a time, got " + images.length);
        }
        if (route == Route.WM && presented % MIRROR_EVERY == 0) {
            for (int k = 1; k < sizes.length - 1; k++) {
                mirror(k);
            }
        }
        show(images, 0, images.length);
        Arrays.fill(target, 0f);
        int classes = sizes[sizes.length - 1];
        for (int b = 0; b < labels.length; b++) {
            target[b * classes + labels[b]] = 1f;
        }
        simulator.external("out", ReadoutError.TARGET, target);
        if (route == Route.DRTP) {
            for (int k = 1; k < sizes.length - 1; k++) {
                simulator.external(layer(k), ErrorFeedback.TARGET, target);
            }
        }
        simulator.runTrial(ONE_STEP);
        presented++;
    }

    /** A step in which a layer is driven by noise alone and its feedback weights learn; nothing else does. */
    private void mirror(int k) {
        float[] drive = new float[settings.batch() * sizes[k]];
        RandomGenerator draws = noise.generator(presented, k, 0);
        for (int n = 0; n < drive.length; n++) {
            drive[n] = (float) (settings.noise() * UNIFORM * (2 * draws.nextFloat() - 1));
        }
        simulator.external("in", "drive", 0f);
        simulator.external("bias", "drive", 0f);
        simulator.external(layer(k), "drive", drive);
        simulator.external(layer(k), ErrorFeedback.MIRROR, 1f);
        simulator.step();
        simulator.reset();
        simulator.external(layer(k), ErrorFeedback.MIRROR, 0f);
        simulator.external(layer(k), "drive", 0f);
    }

    private void show(float[][] images, int from, int count) {
        for (int b = 0; b < count; b++) {
            System.arraycopy(images[from + b], 0, input, b * sizes[0], sizes[0]);
        }
        simulator.reset();
        simulator.external("in", "drive", input);
        simulator.external("bias", "drive", 1f);
    }

    @Override
    public int[] predict(float[][] images) {
        int[] answers = new int[images.length];
        int classes = sizes[sizes.length - 1];
        simulator.setLearning(false);
        for (int from = 0; from < images.length; from += settings.batch()) {
            int count = Math.min(settings.batch(), images.length - from);
            show(images, from, count);
            simulator.step();
            float[] y = simulator.variable("out", "x");
            for (int b = 0; b < count; b++) {
                for (int c = 1; c < classes; c++) {
                    answers[from + b] = y[b * classes + c] > y[b * classes + answers[from + b]] ? c : answers[from + b];
                }
            }
        }
        simulator.setLearning(true);
        return answers;
    }

    /** The running net, as the last call has left it. */
    Simulator simulator() {
        return simulator;
    }

    int[] sizes() {
        return sizes.clone();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
