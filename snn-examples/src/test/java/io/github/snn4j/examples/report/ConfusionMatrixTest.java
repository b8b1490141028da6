package io.github.snn4j.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    /** Class 0: 3 right, 1 taken for 1, 1 undecided. Class 1: 2 right, 1 taken for 0. Class 2: no images. */
    private final ConfusionMatrix matrix = matrix();

    private static ConfusionMatrix matrix() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        int[][] pairs = {{0, 0}, {0, 0}, {0, 0}, {0, 1}, {0, LabelAssignment.UNDECIDED}, {1, 1}, {1, 1}, {1, 0}};
        for (int[] pair : pairs) {
            matrix.add(pair[0], pair[1]);
        }
        return matrix;
    }

    @Test
    void undecidedImagesCountAsWrong() {
        assertThat(matrix.total()).isEqualTo(8);
        assertThat(matrix.correct()).isEqualTo(5);
        assertThat(matrix.undecided()).isEqualTo(1);
        assertThat(matrix.undecided(0)).isEqualTo(1);
        assertThat(matrix.accuracy()).isEqualTo(5.0 / 8);
    }

    @Test
    void recallIsPerRowAndPrecisionPerColumn() {
        assertThat(matrix.recall(0)).isEqualTo(3.0 / 5);
        assertThat(matrix.recall(1)).isEqualTo(2.0 / 3);
        assertThat(matrix.precision(0)).isEqualTo(3.0 / 4);
        assertThat(matrix.precision(1)).isEqualTo(2.0 / 3);
        assertThat(matrix.count(0, 1)).isEqualTo(1);
    }

    @Test
    void whatNeverOccurredHasNoRatio() {
        assertThat(matrix.recall(2)).isNaN();
        assertThat(matrix.precision(2)).isNaN();
        assertThat(new ConfusionMatrix(2).accuracy()).isNaN();
    }

    @Test
    void classesThatDoNotExistAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.add(3, 0)).withMessageContaining("0..2, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.add(0, -2))
                .withMessageContaining("predictedClass");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfusionMatrix(0));
    }
}
