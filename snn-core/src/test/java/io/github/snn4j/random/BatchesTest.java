package io.github.snn4j.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void everyEpochShowsEveryIndexOnce() {
        Batches batches = new Batches(103, 10, 7, "digits");
        assertThat(batches.count()).isEqualTo(11);
        int[] order = batches.order(3);
        List<Integer> shown = new ArrayList<>();
        for (int b = 0; b < batches.count(); b++) {
            int[] batch = batches.batch(order, b);
            assertThat(batch).hasSize(b < 10 ? 10 : 3);
            IntStream.of(batch).forEach(shown::add);
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 103).boxed().toList());
    }

    @Test
    void orderDependsOnSeedEpochAndNameAlone() {
        int[] order = new Batches(50, 10, 7, "digits").order(3);
        assertThat(new Batches(50, 49, 7, "digits").order(3)).isEqualTo(order);
        assertThat(new Batches(50, 10, 7, "digits").order(4)).isNotEqualTo(order);
        assertThat(new Batches(50, 10, 8, "digits").order(3)).isNotEqualTo(order);
        assertThat(new Batches(50, 10, 7, "hands").order(3)).isNotEqualTo(order);
    }

    /** Every index is equally likely at every place: chi-square with 25 degrees of freedom, 0.001 quantile 52.6. */
    @Test
    void orderIsUniform() {
        int epochs = 3000;
        int[][] counts = new int[6][6];
        Batches batches = new Batches(6, 1, 5, "x");
        for (int epoch = 0; epoch < epochs; epoch++) {
            int[] order = batches.order(epoch);
            for (int k = 0; k < 6; k++) {
                counts[k][order[k]]++;
            }
        }
        double chi = 0;
        for (int[] row : counts) {
            for (int count : row) {
                chi += (count - epochs / 6.0) * (count - epochs / 6.0) / (epochs / 6.0);
            }
        }
        assertThat(chi).isLessThan(52.6);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new Batches(0, 1, 1, "x")).hasMessage("Batches.size must be >= 1, got 0");
        assertThatThrownBy(() -> new Batches(1, 0, 1, "x")).hasMessage("Batches.batchSize must be >= 1, got 0");
        assertThatThrownBy(() -> new Batches(5, 2, 1, "x").batch(new int[5], 3))
                .hasMessage("Batches batch must be in [0, 2], got 3");
    }
}
