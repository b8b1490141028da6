package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.learning.threefactor.Decolle;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Propagators;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.spike.BernoulliSource;
import java.util.Set;

/**
 * DECOLLE: every hidden layer learns from a random readout of its own. The output is the readout of the last hidden
 * layer; its weights are never changed. The bias is -1 for all neurons, so that the threshold is 1 as for the others.
 */
final class DecolleRule implements ComparedRule {

    private static final String ONE = "one";
    private static final double GAIN = 10;
    private static final double RATE = 2e-3;
    private static final double AMPLITUDE = 1;
    private static final DecolleLif NEURON = DecolleLif.published().withGain(GAIN);
    private static final DecolleLif WITHOUT_TRACE =
            new DecolleLif(NEURON.tauMemMs(), NEURON.tauSynMs(), NEURON.tauRefMs(), 0, GAIN);

    /** A reset that takes next to nothing away, for a neuron without one. */
    private static final double NO_RESET = 1e-6;

    @Override
    public String name() {
        return "decolle";
    }

    @Override
    public String differs() {
        return "DecolleLif with a fixed bias; output is the fixed random readout of the last hidden layer; a loss per layer"
                + " and step; Adamax in every step; angles without the refractory trace";
    }

    private static LocalReadout readout(Setting s) {
        return LocalReadout.smoothL1(s.classes(), AMPLITUDE, s.seed());
    }

    @Override
    public Network network(Setting s) {
        return build(s, NEURON, true);
    }

    /**
     * Without the refractory trace: the gradient leaves out the way through the resets of the others, but the trainer
     * has no way to leave out that through a trace.
     */
    @Override
    public Network measured(Setting s) {
        return build(s, WITHOUT_TRACE, true);
    }

    private static Network build(Setting s, NeuronModel neuron, boolean biased) {
        Application application = Application.everySteps(new Optimizer.Adamax(RATE, 0, 0.95, 1e-8), 1);
        Network.Builder builder = Network.builder()
                .source(Setting.INPUT, s.pixels(), BernoulliSource.presented())
                .source(ONE, 1, new BernoulliSource(1))
                .population(Setting.OUTPUT, s.classes(), new LeakyRate(0, LeakyRate.Transfer.LINEAR));
        for (int k = 0; k < s.hidden(); k++) {
            double width = 1 / Math.sqrt(s.size(k - 1));
            builder.population(s.layer(k), s.neurons(), neuron)
                    .projection(Projection.between(s.layer(k - 1), s.layer(k))
                            .weights(WeightInit.uniform(-width, width))
                            .application(application)
                            .rule(Decolle.of(1, NEURON)))
                    .learningSignal(s.layer(k), readout(s));
            if (biased) {
                builder.projection(Projection.between(ONE, s.layer(k))
                        .receptor(DecolleLif.BIAS)
                        .weight(-1));
            }
        }
        String top = s.layer(s.hidden() - 1);
        builder.projection(Projection.between(top, Setting.OUTPUT)
                .connectivity(Connectivity.matrix(transposed(readout(s).weights(top, s.neurons())))));
        builder.projection(Projection.between(ONE, Setting.OUTPUT)
                .connectivity(Connectivity.matrix(new float[][] {readout(s).offsets(top, s.neurons())})));
        return builder.build();
    }

    private static float[][] transposed(float[][] g) {
        float[][] t = new float[g[0].length][g.length];
        for (int k = 0; k < g.length; k++) {
            for (int j = 0; j < t.length; j++) {
                t[j][k] = g[k][j];
            }
        }
        return t;
    }

    @Override
    public Answer answer() {
        return Answer.MEMBRANES;
    }

    @Override
    public void teach(Simulator simulator, Setting s, int[] labels) {
        float[] targets = Targets.oneHot(labels, s.classes());
        for (int k = 0; k < s.hidden(); k++) {
            simulator.external(s.layer(k), LocalReadout.TARGET, targets);
        }
    }

    @Override
    public void teach(BpttBatch batch, Setting s, int sample, int label) {
        float[] course = new float[s.steps() * s.classes()];
        for (int t = 0; t < s.steps(); t++) {
            course[t * s.classes() + label] = 1f;
        }
        batch.target(sample, course);
    }

    @Override
    public Yardstick yardstick(Setting s) {
        return new Yardstick(
                build(s, sameWithThreshold(), false),
                new Loss.MembraneMse(),
                Decolle.of(1, NEURON).surrogate(),
                Set.of(s.weights(s.hidden()), ONE + "->" + Setting.OUTPUT));
    }

    /** The neuron as one that has a gradient: threshold 1 in place of the bias, and no reset. */
    private static Lif sameWithThreshold() {
        double alpha = StrictMath.exp(-1 / NEURON.tauMemMs());
        double beta = StrictMath.exp(-1 / NEURON.tauSynMs());
        double toMembrane = Propagators.currentToMembrane(NEURON.tauMemMs(), NEURON.tauSynMs(), 1);
        return Lif.exponential(NEURON.tauMemMs(), NEURON.tauSynMs())
                .withReset(Reset.SUBTRACT)
                .withPotentials(0, 1 - NO_RESET, 1)
                .withResistance(GAIN * (1 - alpha) * (1 - beta) / toMembrane);
    }
}
