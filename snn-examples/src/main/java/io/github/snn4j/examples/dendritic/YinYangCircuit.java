package io.github.snn4j.examples.dendritic;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.dendritic.DendriticPrediction;
import io.github.snn4j.learning.dendritic.SelfPrediction;
import io.github.snn4j.learning.dendritic.Timing;
import io.github.snn4j.neuron.Interneuron;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.PyramidalCell;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.Arrays;
import java.util.List;

/**
 * A microcircuit with its full dynamics: membranes, dendrites, interneurons, filtered local plasticity in every step. Points
 * follow one another without a reset.
 */
final class YinYangCircuit implements AutoCloseable {

    private static final String INPUT = "input";
    private static final String HIDDEN = "hidden";
    private static final String OUTPUT = "output";
    private static final String INTER = "inter";

    private final YinYangSettings settings;
    private final Simulator simulator;
    private final float[] drive;
    private final float[] targets;
    private final TrialProtocol taught;

    YinYangCircuit(YinYangSettings s, long seed, int threads) {
        settings = s;
        drive = new float[s.batch() * YinYang.INPUTS];
        targets = new float[s.batch() * YinYang.CLASSES];
        int steps = (int) Math.round(s.patternMs() / s.dtMs());
        taught = new TrialProtocol(List.of(new Phase(Phase.Role.NUDGED, steps, s.nudge())));
        PyramidalCell output = PyramidalCell.output(Transfer.LOGISTIC);
        Interneuron inter = Interneuron.of(Transfer.LOGISTIC).withSoma(s.gSoma());
        simulator = Simulator.of(
                network(s, output, inter),
                SimulationConfig.of(s.dtMs(), seed).withBatchSize(s.batch()).withThreads(threads));
        SelfPrediction.match(simulator, "hidden->output", "hidden->inter", SelfPrediction.factor(output, inter));
        SelfPrediction.cancel(simulator, "output->hidden", "inter->hidden");
    }

    private static Network network(YinYangSettings s, PyramidalCell output, Interneuron inter) {
        Timing timing = Timing.continuous(s.lagMs());
        WeightInit first = WeightInit.uniform(-s.spread() / 2, s.spread() / 2);
        double edge = s.spread() / Math.sqrt(s.hidden());
        return Network.builder()
                .population(INPUT, YinYang.INPUTS, new LeakyRate(3, Transfer.LINEAR))
                .population(
                        HIDDEN,
                        s.hidden(),
                        PyramidalCell.hidden(Transfer.LOGISTIC).withApical(s.gApical()))
                .population(OUTPUT, YinYang.CLASSES, output)
                .population(INTER, YinYang.CLASSES, inter)
                .projection(Projection.between(INPUT, HIDDEN)
                        .weights(first)
                        .rule(new DendriticPrediction(s.etaHidden(), timing)))
                .projection(Projection.between(HIDDEN, OUTPUT)
                        .weights(WeightInit.uniform(-edge, edge))
                        .rule(new DendriticPrediction(s.etaOut(), timing)))
                .projection(Projection.between(HIDDEN, INTER).rule(new DendriticPrediction(s.etaInter(), timing)))
                .projection(Projection.between(OUTPUT, INTER)
                        .connectivity(Connectivity.oneToOne())
                        .receptor(Interneuron.SOMA)
                        .weight(1))
                .projection(Projection.between(OUTPUT, HIDDEN)
                        .receptor(PyramidalCell.APICAL)
                        .delayMs(s.dtMs())
                        .weights(WeightInit.uniform(-1, 1)))
                .projection(Projection.between(INTER, HIDDEN)
                        .receptor(PyramidalCell.APICAL)
                        .delayMs(s.dtMs()))
                .build();
    }

    /** Shows some points, with their classes as targets. */
    void train(YinYang set, int[] order, int from) {
        Arrays.fill(targets, (float) -settings.target());
        for (int b = 0; b < settings.batch(); b++) {
            int n = order[(from + b) % order.length];
            System.arraycopy(set.points[n], 0, drive, b * YinYang.INPUTS, YinYang.INPUTS);
            targets[b * YinYang.CLASSES + set.labels[n]] = (float) settings.target();
        }
        simulator.external(INPUT, "drive", drive);
        simulator.external(OUTPUT, "target", targets);
        simulator.setLearning(true);
        simulator.runTrial(taught);
    }

    /** Share of points that the output tells right when no teacher acts. */
    double accuracy(YinYang set) {
        int[] answers = answers(set.points);
        int right = 0;
        for (int n = 0; n < answers.length; n++) {
            right += answers[n] == set.labels[n] ? 1 : 0;
        }
        return (double) right / answers.length;
    }

    /** The class that the output says at each point when no teacher acts. */
    int[] answers(float[][] points) {
        simulator.setLearning(false);
        int[] answers = new int[points.length];
        for (int from = 0; from < points.length; from += settings.batch()) {
            int count = Math.min(settings.batch(), points.length - from);
            for (int b = 0; b < settings.batch(); b++) {
                System.arraycopy(points[from + b % count], 0, drive, b * YinYang.INPUTS, YinYang.INPUTS);
            }
            simulator.external(INPUT, "drive", drive);
            simulator.runMs(settings.patternMs());
            float[] u = simulator.variable(OUTPUT, "u");
            for (int b = 0; b < count; b++) {
                answers[from + b] = Answers.largest(u, b * YinYang.CLASSES, YinYang.CLASSES);
            }
        }
        return answers;
    }

    Simulator simulator() {
        return simulator;
    }

    /** Mean size of the apical potential of all circuits. */
    double apical() {
        double sum = 0;
        float[] v = simulator.variable(HIDDEN, "vApical");
        for (float x : v) {
            sum += Math.abs(x);
        }
        return sum / v.length;
    }

    /** Scales all learning rates alike: interneurons that learn faster than the output would learn its teacher as well. */
    void setRate(double factor) {
        for (String projection : new String[] {"input->hidden", "hidden->output", "hidden->inter"}) {
            simulator.setLearningRate(projection, factor);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
