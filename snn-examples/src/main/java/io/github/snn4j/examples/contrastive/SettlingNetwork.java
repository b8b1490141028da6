package io.github.snn4j.examples.contrastive;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.learning.contrastive.HopfieldEnergy;
import io.github.snn4j.learning.contrastive.HopfieldEnergyRecording;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.PlasticityRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A layered network with a way back that settles: pixels are held at the input, the answer is the output unit that is
 * most active when nothing acts on the output.
 */
abstract class SettlingNetwork implements GradedClassifier {

    private static final String ONE = "one";
    private static final String TARGET = "target";

    private final List<Integer> sizes;
    private final Simulator simulator;
    private final int batch;
    private final int pixels;
    private final int classes;
    private final float[] drive;
    private final float[] targets;
    private final int[] unknown;

    /**
     * How the weights onto a layer learn.
     *
     * @param rule rule
     * @param application when changes reach the weights
     */
    record Learning(PlasticityRule rule, Application application) {}

    SettlingNetwork(Network network, List<Integer> sizes, int batch, long seed, int threads) {
        this.sizes = List.copyOf(sizes);
        this.batch = batch;
        this.pixels = sizes.get(0);
        this.classes = sizes.get(sizes.size() - 1);
        this.drive = new float[batch * pixels];
        this.targets = new float[batch * classes];
        this.unknown = new int[batch];
        Arrays.fill(unknown, -1);
        this.simulator = Simulator.of(
                network, SimulationConfig.of(1, seed).withBatchSize(batch).withThreads(threads));
        simulator.external(ONE, "drive", 1f);
    }

    static String layer(int number) {
        return "layer" + number;
    }

    static String weights(int layer) {
        return layer(layer - 1) + "->" + layer(layer);
    }

    static String bias(int layer) {
        return ONE + "->" + layer(layer);
    }

    /** Layers, biases, and the way back times a gain, one step later. */
    static Network network(
            List<Integer> sizes, IntFunction<NeuronModel> units, double gain, IntFunction<Learning> learning) {
        LeakyRate held = new LeakyRate(0, Transfer.LINEAR);
        Network.Builder network =
                Network.builder().population(layer(0), sizes.get(0), held).population(ONE, 1, held);
        for (int l = 1; l < sizes.size(); l++) {
            network.population(layer(l), sizes.get(l), units.apply(l));
        }
        for (int l = 1; l < sizes.size(); l++) {
            double limit = Math.sqrt(6.0 / (sizes.get(l - 1) + sizes.get(l)));
            network.projection(plastic(layer(l - 1), layer(l), learning.apply(l))
                            .weights(WeightInit.uniform(-limit, limit)))
                    .projection(plastic(ONE, layer(l), learning.apply(l)));
        }
        for (int l = 2; l < sizes.size(); l++) {
            network.projection(Projection.between(layer(l), layer(l - 1))
                    .tiedTo(weights(l), gain)
                    .delayMs(1));
        }
        return network.build();
    }

    private static Projection.Builder plastic(String pre, String post, Learning learning) {
        return Projection.between(pre, post).application(learning.application()).rule(learning.rule());
    }

    /**
     * Lets the network settle and learn from what is shown.
     *
     * @param numbers number of the image of each sample, negative if it has none
     */
    abstract void teach(int[] numbers);

    /** Lets the network settle with the output free. */
    abstract void settle();

    /** The energy that the network goes down on. */
    abstract HopfieldEnergy energy();

    /** Name of the variable that tells how active the output units are. */
    abstract String answer();

    /**
     * Sizes of the layers, the input first.
     *
     * @return sizes
     */
    final List<Integer> sizes() {
        return sizes;
    }

    /**
     * Images side by side.
     *
     * @return batch size
     */
    public final int batch() {
        return batch;
    }

    /**
     * The running network.
     *
     * @return simulator
     */
    public final Simulator simulator() {
        return simulator;
    }

    /**
     * Scales the changes to come.
     *
     * @param factor factor, 1 at the start
     */
    public final void setRate(double factor) {
        for (int l = 1; l < sizes.size(); l++) {
            simulator.setLearningRate(weights(l), factor);
            simulator.setLearningRate(bias(l), factor);
        }
    }

    @Override
    public final void train(float[][] images, int[] labels) {
        train(images, labels, unknown);
    }

    @Override
    public final void train(float[][] images, int[] labels, int[] numbers) {
        for (int b = 0; b < batch; b++) {
            load(b, images[b], labels[b]);
        }
        simulator.reset();
        simulator.external(layer(0), "drive", drive);
        simulator.external(layer(sizes.size() - 1), TARGET, targets);
        simulator.setLearning(true);
        teach(numbers);
    }

    /**
     * The energy after every step of a trial, which changes the weights as any other does. Call it last: a monitor goes
     * on.
     *
     * @param images pixels in [0, 1], {@code [sample][pixel]}
     * @param labels class of each image
     * @return mean over the samples by step
     */
    final double[] energyWhileTaught(float[][] images, int[] labels) {
        HopfieldEnergyRecording recording = simulator.attach(energy());
        train(images, labels);
        return recording.means();
    }

    private void load(int sample, float[] values, int label) {
        System.arraycopy(values, 0, drive, sample * pixels, pixels);
        Arrays.fill(targets, sample * classes, (sample + 1) * classes, 0f);
        if (label >= 0) {
            targets[sample * classes + label] = 1f;
        }
    }

    @Override
    public final int[] predict(float[][] images) {
        int[] all = new int[images.length];
        for (int from = 0; from < all.length; from += batch) {
            int count = Math.min(batch, all.length - from);
            for (int b = 0; b < batch; b++) {
                load(b, images[from + b % count], -1);
            }
            answers(all, from, count);
        }
        return all;
    }

    private void answers(int[] all, int from, int count) {
        simulator.reset();
        simulator.external(layer(0), "drive", drive);
        simulator.setLearning(false);
        settle();
        float[] y = simulator.variable(layer(sizes.size() - 1), answer());
        for (int b = 0; b < count; b++) {
            int best = 0;
            for (int k = 1; k < classes; k++) {
                best = y[b * classes + k] > y[b * classes + best] ? k : best;
            }
            all[from + b] = best;
        }
    }

    @Override
    public final void close() {
        simulator.close();
    }
}
