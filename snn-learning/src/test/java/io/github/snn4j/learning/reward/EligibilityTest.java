package io.github.snn4j.learning.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two samples, two presynaptic and three postsynaptic neurons. */
class EligibilityTest {

    private record Values(int batch, int size, float[] array) implements Signal {}

    private static final Signal PRE = new Values(2, 2, new float[] {1, 2, 3, 0});
    private static final Signal POST = new Values(2, 3, new float[] {1, 10, 100, 2, 20, 200});

    private final List<String> passedOn = new ArrayList<>();

    private final WeightSink outer = new WeightSink() {
        @Override
        public void row(int sample, int pre, float scale, Signal post) {
            passedOn.add("row");
        }

        @Override
        public void column(int sample, int post, float scale, Signal pre, float offset) {
            passedOn.add("column");
        }

        @Override
        public void outer(float scale, Signal pre, Signal post) {
            passedOn.add("outer");
        }

        @Override
        public void dense(float scale, float[] deltas) {
            passedOn.add("dense");
        }

        @Override
        public void normalizeIncoming(Norm norm, float total) {
            passedOn.add(norm + " " + total);
        }
    };

    private Eligibility traces(int batch) {
        return new Eligibility("p", batch, 2, 3, 0.5, outer);
    }

    @Test
    void everyChangeIsKeptInTheTraceOfItsSample() {
        Eligibility e = traces(2);
        e.row(1, 1, 2, POST);
        assertThat(e.of(1)).containsExactly(0, 0, 0, 4, 40, 400);
        e.column(0, 2, 1, PRE, 0.5f);
        assertThat(e.of(0)).containsExactly(0, 0, 0.5f, 0, 0, 1.5f);
        e.clear();
        e.outer(1, PRE, POST);
        assertThat(e.of(0)).containsExactly(1, 10, 100, 2, 20, 200);
        assertThat(e.of(1)).containsExactly(6, 60, 600, 0, 0, 0);
        assertThat(passedOn).isEmpty();
    }

    @Test
    void tracesDecayUntilNothingIsLeft() {
        Eligibility e = traces(1);
        assertThat(e.any(0)).isFalse();
        e.dense(2, new float[] {1, 2, 3, 4, 5, 6});
        e.decay();
        assertThat(e.of(0)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(e.any(0)).isTrue();
        for (int k = 0; k < 80; k++) {
            e.decay();
        }
        assertThat(e.any(0)).isFalse();
        assertThat(e.of(0)).containsOnly(0f);
    }

    @Test
    void aMatrixForAllSamplesBelongsToNoSample() {
        assertThatIllegalStateException()
                .isThrownBy(() -> traces(2).dense(1, new float[6]))
                .withMessageContaining("needs batchSize 1, got 2");
    }

    @Test
    void normalisationIsPassedOn() {
        traces(2).normalizeIncoming(Norm.EUCLIDEAN, 3);
        assertThat(passedOn).containsExactly("EUCLIDEAN 3.0");
    }
}
