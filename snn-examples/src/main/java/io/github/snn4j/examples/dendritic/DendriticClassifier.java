package io.github.snn4j.examples.dendritic;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.learning.dendritic.DendriticPrediction;
import io.github.snn4j.learning.dendritic.SelfPrediction;
import io.github.snn4j.learning.dendritic.Timing;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.MatchedInterneuron;
import io.github.snn4j.neuron.PyramidalCell;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.Arrays;
import java.util.List;

/**
 * Layers of pyramidal cells in their steady state, with interneurons that predict the layer above to perfection.
 *
 * <p>A batch takes as many steps as there are layers above the input: the target nudges the output in the first, and in every
 * further one the error reaches the apical dendrites of one more layer. Then all basal synapses learn, once.
 */
public final class DendriticClassifier implements GradedClassifier {

    private static final double DT_MS = 1;

    /** Units that say what they are driven with. */
    private static final LeakyRate INSTANT = new LeakyRate(0, Transfer.LINEAR);

    private final DendriticSettings settings;
    private final Simulator simulator;
    private final int inputs;
    private final int classes;
    private final float[] pixels;
    private final float[] targets;
    private final TrialProtocol taught;

    /**
     * Makes a net.
     *
     * @param settings sizes, feedback, rates
     * @param seed seed of the weights
     * @param threads threads
     */
    public DendriticClassifier(DendriticSettings settings, long seed, int threads) {
        this.settings = settings;
        this.inputs = settings.sizes().get(0);
        this.classes = settings.sizes().get(settings.sizes().size() - 1);
        this.pixels = new float[settings.batch() * inputs];
        this.targets = new float[settings.batch() * classes];
        this.taught = new TrialProtocol(
                List.of(new Phase(Phase.Role.NUDGED, settings.sizes().size() - 1, settings.nudge())));
        this.simulator = Simulator.of(
                network(settings),
                SimulationConfig.of(DT_MS, seed).withBatchSize(settings.batch()).withThreads(threads));
        if (settings.feedback() == Feedback.FIXED) {
            for (int l = 1; l < last(); l++) {
                SelfPrediction.cancel(simulator, layer(l + 1) + "->" + layer(l), inter(l) + "->" + layer(l));
            }
        }
    }

    private static String layer(int number) {
        return "layer" + number;
    }

    private static String inter(int number) {
        return "inter" + number;
    }

    private int last() {
        return settings.sizes().size() - 1;
    }

    private static Network network(DendriticSettings s) {
        List<Integer> sizes = s.sizes();
        int last = sizes.size() - 1;
        PyramidalCell hidden =
                PyramidalCell.hidden(s.transfer()).withApical(s.gApical()).inSteadyState();
        PyramidalCell output = PyramidalCell.output(Transfer.LINEAR).inSteadyState();
        Network.Builder network = Network.builder().population(layer(0), sizes.get(0), INSTANT);
        for (int l = 1; l <= last; l++) {
            PyramidalCell cell = l < last ? hidden : output;
            double sd = s.gain() / Math.sqrt(sizes.get(l - 1)) / cell.attenuation();
            network.population(layer(l), sizes.get(l), cell)
                    .projection(Projection.between(layer(l - 1), layer(l))
                            .weights(WeightInit.normal(0, l < last ? sd : sd / 2))
                            .application(Application.perTrial(Optimizer.Adam.of(s.rate())))
                            .rule(new DendriticPrediction(1, Timing.whenTaught())));
        }
        for (int l = 1; l < last; l++) {
            network.population(
                            inter(l),
                            sizes.get(l + 1),
                            new MatchedInterneuron(l + 1 < last ? s.transfer() : Transfer.LINEAR))
                    .projection(Projection.between(layer(l + 1), inter(l))
                            .connectivity(Connectivity.oneToOne())
                            .weight(1))
                    .projection(down(s, layer(l + 1), l, 1))
                    .projection(down(s, inter(l), l, -1));
        }
        return network.build();
    }

    /** Weights down from a layer, or from the interneurons that predict it. */
    private static Projection.Builder down(DendriticSettings s, String from, int to, double sign) {
        Projection.Builder projection = Projection.between(from, layer(to))
                .receptor(PyramidalCell.APICAL)
                .delayMs(DT_MS);
        if (s.feedback() == Feedback.SYMMETRIC) {
            return projection.tiedTo(layer(to) + "->" + layer(to + 1), sign);
        }
        double edge = 1 / Math.sqrt(s.sizes().get(to + 1));
        return projection.weights(WeightInit.uniform(-edge, edge));
    }

    @Override
    public void train(float[][] images, int[] labels) {
        show(images, 0, images.length);
        Arrays.fill(targets, 0f);
        for (int b = 0; b < settings.batch(); b++) {
            targets[b * classes + labels[b % labels.length]] = 1f;
        }
        simulator.external(layer(last()), "target", targets);
        simulator.setLearning(true);
        simulator.runTrial(taught);
        simulator.reset();
    }

    /** A batch that is not full is filled up with its first images. */
    private void show(float[][] images, int from, int to) {
        for (int b = 0; b < settings.batch(); b++) {
            System.arraycopy(images[from + b % (to - from)], 0, pixels, b * inputs, inputs);
        }
        simulator.external(layer(0), "drive", pixels);
    }

    @Override
    public int[] predict(float[][] images) {
        simulator.setLearning(false);
        int[] answers = new int[images.length];
        for (int from = 0; from < images.length; from += settings.batch()) {
            int to = Math.min(images.length, from + settings.batch());
            show(images, from, to);
            simulator.step();
            float[] said = simulator.variable(layer(last()), "u");
            for (int n = from; n < to; n++) {
                answers[n] = Answers.largest(said, (n - from) * classes, classes);
            }
            simulator.reset();
        }
        return answers;
    }

    /**
     * Scales the learning rate from now on.
     *
     * @param factor factor on the rate of the settings
     */
    public void setRate(double factor) {
        for (int l = 1; l <= last(); l++) {
            simulator.setLearningRate(layer(l - 1) + "->" + layer(l), factor);
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
