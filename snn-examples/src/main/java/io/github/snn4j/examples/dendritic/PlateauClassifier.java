package io.github.snn4j.examples.dendritic;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.learning.dendritic.PlateauDifference;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.PlateauNeuron;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.Arrays;
import java.util.List;

/**
 * Layers of neurons with segregated dendrites in their steady state. The output reaches the apical dendrites of every hidden
 * layer through fixed random weights.
 *
 * <p>A batch takes four steps: two without a teacher, two with one, since the output arrives above one step late. Then all
 * basal synapses learn from the difference of the plateaus.
 */
public final class PlateauClassifier implements GradedClassifier {

    private static final double DT_MS = 1;
    private static final String BIAS = "one";
    /** Potential that the teacher draws the right output to, the others to its negative. */
    private static final float TEACHER = 8;

    private final int batch;
    private final int layers;
    private final int inputs;
    private final int classes;
    private final Simulator simulator;
    private final float[] pixels;
    private final float[] targets;
    private final TrialProtocol twoPhases;

    /**
     * Makes a net.
     *
     * @param settings sizes, rates
     * @param seed seed of the weights
     * @param threads threads
     */
    public PlateauClassifier(PlateauSettings settings, long seed, int threads) {
        List<Integer> sizes = settings.sizes();
        batch = settings.batch();
        layers = sizes.size() - 1;
        inputs = sizes.get(0);
        classes = sizes.get(layers);
        pixels = new float[batch * inputs];
        targets = new float[batch * classes];
        twoPhases = new TrialProtocol(
                List.of(new Phase(Phase.Role.FREE, 2, 0), new Phase(Phase.Role.NUDGED, 2, settings.nudge())));
        simulator = Simulator.of(
                network(settings),
                SimulationConfig.of(DT_MS, seed).withBatchSize(batch).withThreads(threads));
        simulator.external(BIAS, "drive", 1f);
    }

    private static String layer(int number) {
        return "layer" + number;
    }

    private static Network network(PlateauSettings s) {
        List<Integer> sizes = s.sizes();
        int last = sizes.size() - 1;
        LeakyRate instant = new LeakyRate(0, Transfer.LINEAR);
        PlateauNeuron neuron = PlateauNeuron.published().inSteadyState();
        Network.Builder network =
                Network.builder().population(layer(0), sizes.get(0), instant).population(BIAS, 1, instant);
        for (int l = 1; l <= last; l++) {
            PlasticityRule rule = l < last ? PlateauDifference.hidden(1) : PlateauDifference.output(1);
            Application application = Application.perTrial(Optimizer.Adam.of(s.rate()));
            network.population(layer(l), sizes.get(l), l < last ? neuron : neuron.withTeacher())
                    .projection(Projection.between(layer(l - 1), layer(l))
                            .weights(WeightInit.normal(0, s.gain() / Math.sqrt(sizes.get(l - 1))))
                            .application(application)
                            .rule(rule))
                    .projection(Projection.between(BIAS, layer(l))
                            .application(application)
                            .rule(rule));
        }
        for (int l = 1; l < last; l++) {
            network.projection(Projection.between(layer(last), layer(l))
                    .name("feedback" + l)
                    .receptor(PlateauNeuron.APICAL)
                    .weights(WeightInit.uniform(-s.feedback(), s.feedback()))
                    .delayMs(DT_MS));
        }
        return network.build();
    }

    @Override
    public void train(float[][] images, int[] labels) {
        show(images, 0, images.length);
        Arrays.fill(targets, -TEACHER);
        for (int b = 0; b < batch; b++) {
            targets[b * classes + labels[b % labels.length]] = TEACHER;
        }
        simulator.external(layer(layers), "target", targets);
        simulator.setLearning(true);
        simulator.runTrial(twoPhases);
        simulator.reset();
    }

    /** A batch that is not full is filled up with its first images. */
    private void show(float[][] images, int from, int to) {
        for (int b = 0; b < batch; b++) {
            System.arraycopy(images[from + b % (to - from)], 0, pixels, b * inputs, inputs);
        }
        simulator.external(layer(0), "drive", pixels);
    }

    @Override
    public int[] predict(float[][] images) {
        simulator.setLearning(false);
        int[] answers = new int[images.length];
        for (int from = 0; from < images.length; from += batch) {
            int to = Math.min(images.length, from + batch);
            show(images, from, to);
            simulator.step();
            float[] said = simulator.variable(layer(layers), "u");
            for (int n = from; n < to; n++) {
                answers[n] = Answers.largest(said, (n - from) * classes, classes);
            }
            simulator.reset();
        }
        return answers;
    }

    /**
     * Scales the learning rates from now on.
     *
     * @param factor factor on the rates of the settings
     */
    public void setRate(double factor) {
        for (int l = 1; l <= layers; l++) {
            simulator.setLearningRate(layer(l - 1) + "->" + layer(l), factor);
            simulator.setLearningRate(BIAS + "->" + layer(l), factor);
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
