package io.github.snn4j.examples.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.data.Shuffled;
import io.github.snn4j.learning.bptt.BpttResult;
import io.github.snn4j.plasticity.RateSchedule;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The measurement of angles, by rules whose angle is known. */
class AnglesTest {

    private static final Setting SETTING = new Setting(64, 10, 2, 40, 50, 0.5, 32, 1, 5, 1);

    private final ImageDataset images = DigitsData.load().train();

    private double[] atStart(ComparedRule rule) {
        return Angles.of(rule, SETTING, start(rule), images);
    }

    private static Map<String, float[]> start(ComparedRule rule) {
        try (Learner learner = rule.learner(SETTING, RateSchedule.constant())) {
            return learner.weights();
        }
    }

    @Test
    void aPlainGradientStepGoesStraightDown() {
        for (double degrees : atStart(new BpttRule())) {
            assertThat(degrees).isLessThan(0.1);
        }
    }

    @Test
    void aShuffledGradientIsAtRightAnglesToTheGradient() {
        ComparedRule rule = new BpttRule();
        Map<String, float[]> weights = start(rule);
        try (ShownNetwork network = new ShownNetwork(rule, SETTING, rule.network(SETTING));
                Backward backward = new Backward(rule, SETTING)) {
            network.show(images, IntStream.range(0, 32).toArray());
            network.run(false);
            backward.setWeights(weights);
            Map<String, float[]> gradients = backward.trainer().gradients(backward.batch(network.presentation()));
            assertThat(gradients).hasSize(3);
            gradients.forEach((name, g) -> {
                float[] mixed = new float[g.length];
                int[] order = Shuffled.order(g.length, 5, 0);
                for (int n = 0; n < g.length; n++) {
                    mixed[n] = g[order[n]];
                }
                assertThat(Angles.between(g, mixed)).as(name).isCloseTo(90, within(6.0));
            });
        }
    }

    @Test
    void epropIsTheGradientWhereItsFeedbackIsTheTransposeAndNothingLiesBetween() {
        double[] degrees = atStart(new EpropRule(true));
        assertThat(degrees[0]).as("random feedback").isGreaterThan(30);
        assertThat(degrees[1]).as("symmetric feedback").isLessThan(0.1);
        assertThat(degrees[2]).as("output").isLessThan(0.1);
        assertThat(atStart(new EpropRule(false))[1]).as("random feedback").isGreaterThan(30);
    }

    @Test
    void decolleIsTheGradientOfTheReadoutOfItsLastLayer() {
        double[] degrees = atStart(new DecolleRule());
        assertThat(degrees[0]).as("a loss of its own").isGreaterThan(30);
        // Smooth L1 against squares: not quite the same where an output is off by more than 1.
        assertThat(degrees[1]).as("last hidden layer").isLessThan(10);
        assertThat(degrees[2]).as("fixed output").isNaN();
    }

    static Stream<ComparedRule> rules() {
        return ComparedRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theNetworkOfTheGradientAnswersAsThatOfTheRule(ComparedRule rule) {
        Map<String, float[]> weights = start(rule);
        try (ShownNetwork network = new ShownNetwork(rule, SETTING, rule.measured(SETTING));
                Backward backward = new Backward(rule, SETTING)) {
            network.setWeights(weights);
            network.show(images, IntStream.range(0, 32).toArray());
            network.run(false);
            backward.setWeights(weights);
            BpttResult result = backward.trainer().evaluate(backward.batch(network.presentation()));
            int same = 0;
            for (int b = 0; b < SETTING.batch(); b++) {
                same += result.decision(b) == network.answer(b) ? 1 : 0;
            }
            // DECOLLE's neuron is another model; its sums round differently.
            assertThat(same).as(rule.name()).isGreaterThanOrEqualTo(rule instanceof DecolleRule ? 30 : 32);
        }
    }

    @Test
    void anglesOfVectorsAreThoseOfGeometry() {
        float[] x = {1, 0};
        assertThat(Angles.between(x, new float[] {0, 2})).isCloseTo(90, within(1e-9));
        assertThat(Angles.between(x, new float[] {3, 3})).isCloseTo(45, within(1e-9));
        assertThat(Angles.between(x, new float[] {-1, 0})).isCloseTo(180, within(1e-9));
        assertThat(Angles.between(x, new float[] {0, 0})).isNaN();
    }
}
