package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** All numbers are worked out by hand. */
class LabelAssignmentTest {

    /** Mean responses: neuron 0: (4, 1), neuron 1: (1, 3), neuron 2: (3, 2), neuron 3: silent. */
    private final ResponseTable responses = table();

    private final LabelAssignment assignment = LabelAssignment.of(responses);

    private static ResponseTable table() {
        ResponseTable table = new ResponseTable(4, 2);
        table.add(0, new int[] {3, 0, 2, 0});
        table.add(0, new int[] {5, 2, 4, 0});
        table.add(1, new int[] {1, 3, 2, 0});
        return table;
    }

    @Test
    void meansAreTakenOverTheImagesOfAClass() {
        assertThat(responses.meanResponse(0, 0)).isEqualTo(4);
        assertThat(responses.meanResponse(1, 0)).isEqualTo(1);
        assertThat(responses.meanResponse(2, 1)).isEqualTo(2);
    }

    @Test
    void aNeuronStandsForTheClassOfItsGreatestMeanResponse() {
        assertThat(assignment.classes()).containsExactly(0, 1, 0, LabelAssignment.UNDECIDED);
        assertThat(assignment.silentCount()).isEqualTo(1);
        assertThat(assignment.selectivity(0)).isCloseTo(4.0 / 5, within(1e-12));
        assertThat(assignment.selectivity(1)).isCloseTo(3.0 / 4, within(1e-12));
        assertThat(assignment.selectivity(3)).isZero();
    }

    @Test
    void frequentClassesHaveNoAdvantage() {
        // Ten images of class 0 with one spike each against one image of class 1 with two spikes.
        ResponseTable table = new ResponseTable(1, 2);
        for (int i = 0; i < 10; i++) {
            table.add(0, new int[] {1});
        }
        table.add(1, new int[] {2});
        assertThat(LabelAssignment.of(table).classOf(0)).isEqualTo(1);
    }

    @Test
    void theClassWithTheGreatestMeanRateWins() {
        // Class 0: (2 + 2) / 2 = 2, class 1: 3 / 1 = 3, although class 0 has more spikes.
        assertThat(assignment.predict(new int[] {2, 3, 2, 0})).isEqualTo(1);
        assertThat(assignment.predict(new int[] {5, 3, 2, 0})).isZero();
    }

    @Test
    void weightingByProportionCanTurnTheVote() {
        // All activity: class 0: 4 / 2 = 2, class 1: 2. A tie, which the lower class wins.
        int[] counts = {0, 2, 4, 0};
        assertThat(assignment.predict(counts)).isZero();
        // Weighted: class 0: 4 * 3/5 / 2 = 1.2, class 1: 2 * 3/4 = 1.5.
        assertThat(assignment.predictWeighted(counts)).isEqualTo(1);
    }

    @Test
    void silenceAndUnassignedNeuronsDecideNothing() {
        assertThat(assignment.predict(new int[4])).isEqualTo(LabelAssignment.UNDECIDED);
        assertThat(assignment.predict(new int[] {0, 0, 0, 9})).isEqualTo(LabelAssignment.UNDECIDED);
        assertThat(assignment.predictWeighted(new int[] {0, 0, 0, 9})).isEqualTo(LabelAssignment.UNDECIDED);
    }

    @Test
    void responsesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.add(2, new int[4]))
                .withMessageContaining("0..1, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.add(0, new int[3]))
                .withMessageContaining("4 neurons, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> responses.add(0, new int[] {0, -1, 0, 0}))
                .withMessageContaining("neuron 1");
        assertThatIllegalArgumentException().isThrownBy(() -> assignment.predict(new int[5]));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResponseTable(0, 10));
    }
}
