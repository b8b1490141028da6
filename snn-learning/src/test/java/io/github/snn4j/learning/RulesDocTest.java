package io.github.snn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.learning.contrastive.ContinuousUpdate;
import io.github.snn4j.learning.contrastive.ContrastiveHebb;
import io.github.snn4j.learning.contrastive.EquilibriumPropagation;
import io.github.snn4j.learning.contrastive.EquilibriumTrial;
import io.github.snn4j.learning.dendritic.ApicalCancellation;
import io.github.snn4j.learning.dendritic.DendriticPrediction;
import io.github.snn4j.learning.dendritic.PlateauDifference;
import io.github.snn4j.learning.dendritic.Timing;
import io.github.snn4j.learning.eprop.Eprop;
import io.github.snn4j.learning.eprop.EpropReadout;
import io.github.snn4j.learning.eprop.ReadoutError;
import io.github.snn4j.learning.error.ErrorNeurons;
import io.github.snn4j.learning.error.LocalReadout;
import io.github.snn4j.learning.error.MaxPoolError;
import io.github.snn4j.learning.feedback.DeltaRule;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.learning.feedback.Slope;
import io.github.snn4j.learning.predictive.PredictiveCoding;
import io.github.snn4j.learning.reward.RewardModulated;
import io.github.snn4j.learning.reward.RewardSignal;
import io.github.snn4j.learning.settling.PotentialChange;
import io.github.snn4j.learning.stdp.DiehlCookStdp;
import io.github.snn4j.learning.stdp.NormalizedIncoming;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.learning.stdp.TripletStdp;
import io.github.snn4j.learning.superspike.SuperSpike;
import io.github.snn4j.learning.superspike.VanRossumError;
import io.github.snn4j.learning.target.TargetError;
import io.github.snn4j.learning.target.TargetLearning;
import io.github.snn4j.learning.threefactor.Decolle;
import io.github.snn4j.learning.threefactor.Erbp;
import io.github.snn4j.neuron.DecolleLif;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.SpikeTrainSource;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parameter tables of docs/rules.md against the records, both ways. */
class RulesDocTest {

    private static final Path PAGE = Path.of("..", "docs", "rules.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final PairStdp PAIR = PairStdp.additive(0.01, 0.01);

    private static final Lif EPROP_NEURON = Lif.delta(20).withReset(Reset.SUBTRACT);

    /** Instances that the column 'default' speaks of. */
    private static Stream<Record> documented() {
        return Stream.of(
                PAIR,
                TripletStdp.visualCortexMinimal(),
                DiehlCookStdp.published(),
                new NormalizedIncoming(PAIR, 1),
                RewardModulated.of(PAIR, 1000),
                RewardSignal.impulse(),
                Eprop.of(EPROP_NEURON, 20),
                EpropReadout.of(20),
                ReadoutError.regression(),
                ErrorFeedback.symmetric("out", "readout"),
                DeltaRule.of(Slope.one()),
                SuperSpike.of(Lif.exponential(10, 5)),
                VanRossumError.of("target"),
                Decolle.of(1, DecolleLif.published()),
                LocalReadout.smoothL1(10, 1, 1),
                new MaxPoolError("pooled", Connectivity.pooling(new Shape(1, 2, 2), 2, 2)),
                Erbp.of(1, 0, 1),
                new ErrorNeurons(1, 1, 1),
                new DendriticPrediction(1, Timing.whenTaught()),
                new ApicalCancellation(1, Timing.whenTaught()),
                PlateauDifference.hidden(1),
                new ContrastiveHebb(1, 1),
                new ContinuousUpdate(1, 1),
                new EquilibriumPropagation(1, false),
                new EquilibriumTrial(EquilibriumTrial.Nudging.ONE_SIDED, 1, 1, 1, 1),
                PredictiveCoding.of(1),
                PotentialChange.graded(1),
                new TargetLearning(1),
                TargetError.of("target", LeakyRate.Transfer.TANH),
                Bounds.none(),
                WeightDependence.additive(),
                new Application.PerTrial(Optimizer.Adam.of(1), true),
                new Application.EverySteps(Optimizer.Adam.of(1), 1, true),
                new Optimizer.Sgd(1),
                Optimizer.Adam.of(1),
                new Optimizer.Momentum(1, 0),
                Optimizer.Adamax.of(1),
                Optimizer.RMaxProp.of(1, 1));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void theTableHasEveryComponentInOrderAndNoOther(Record instance) {
        assertThat(rows(instance).stream().map(row -> row.get(0)).toList())
                .as("first column of the table of %s in docs/rules.md", instance.getClass())
                .containsExactlyElementsOf(Arrays.stream(instance.getClass().getRecordComponents())
                        .map(c -> "`" + c.getName() + "`")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void numbersInTheColumnDefaultAreThoseOfTheCode(Record instance) throws ReflectiveOperationException {
        RecordComponent[] components = instance.getClass().getRecordComponents();
        List<List<String>> rows = rows(instance);
        for (int k = 0; k < components.length; k++) {
            String text = rows.get(k).get(2);
            if (components[k].getType() == double.class && !text.equals("required")) {
                components[k].getAccessor().setAccessible(true);
                double expected = text.equals("-inf")
                        ? Double.NEGATIVE_INFINITY
                        : text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
                assertThat(components[k].getAccessor().invoke(instance))
                        .as("default of %s.%s", instance.getClass().getSimpleName(), components[k].getName())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void everyRuleAndLearningSignalOfTheModuleHasAPage() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Class<?> type = load(SOURCES.relativize(file));
                if (type.isRecord()
                        && (PlasticityRule.class.isAssignableFrom(type)
                                || LearningSignal.class.isAssignableFrom(type))) {
                    found.add(type.getSimpleName());
                }
            }
        }
        assertThat(found).as("found by looking").contains("PairStdp", "RewardSignal");
        assertThat(documented().map(r -> r.getClass().getSimpleName())).containsAll(found);
    }

    @Test
    void theExampleOfARuleIsTheOneBelow() {
        assertThat(Documents.fenced(PAGE, "java"))
                .extracting(Documents::dense)
                .contains(Documents.dense(Documents.marked(RulesDocTest.class, "RULE")));
    }

    // RULE begin
    /** At a postsynaptic spike, synapses that were used lately grow and the others shrink: w += eta (x - target). */
    record UsedLately(double eta, double tauMs, double target) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            SpikeSignal post = context.post(new Spikes());
            Signal x = context.pre(Trace.of(tauMs));
            WeightSink sink = context.sink();
            return new Updater() {
                @Override
                public void onStep() {
                    for (int b = 0; b < post.batch(); b++) {
                        for (int k = 0; k < post.count(b); k++) {
                            sink.column(b, post.index(b, k), (float) eta, x, (float) target);
                        }
                    }
                }
            };
        }
    }
    // RULE end

    @Test
    void theExampleOfARuleDoesWhatItsCommentSays() {
        Network network = Network.builder()
                .source("in", 2, SpikeTrainSource.of(new double[][] {{0}, {}}))
                .source("teacher", 1, SpikeTrainSource.of(new double[][] {{4}}))
                .population("out", 1, Lif.delta(20))
                .projection(Projection.between("teacher", "out").weight(2))
                .projection(Projection.between("in", "out").weight(0.5).rule(new UsedLately(0.1, 20, 0.4)))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.run(6);
            float[] w = simulator.weights("in->out").toArray();
            assertThat((double) w[0]).isCloseTo(0.5 + 0.1 * (Math.exp(-4.0 / 20) - 0.4), within(1e-6));
            assertThat((double) w[1]).isCloseTo(0.5 - 0.1 * 0.4, within(1e-6));
        }
    }

    private static Class<?> load(Path file) {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        try {
            return Class.forName(name.substring(0, name.length() - ".java".length()));
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return RulesDocTest.class; // package-info
        }
    }

    private static List<List<String>> rows(Record instance) {
        String heading = instance.getClass().getSimpleName();
        Map<String, List<List<String>>> tables = Documents.tables(PAGE);
        assertThat(tables).as("tables of docs/rules.md by heading").containsKey(heading);
        List<List<String>> table = tables.get(heading);
        assertThat(table.get(0))
                .as("header of %s", heading)
                .containsExactly("name", "unit", "default", "range", "meaning");
        return table.subList(1, table.size());
    }
}
