package io.github.snn4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets in 8 bits must be the same targets, and make the same sums, as those in 16. */
class RowTargetsTest {

    private static final int ROWS = 40;
    private static final int BASE = 3;

    private final int[] starts = new int[ROWS + 1];

    /** Rows of any length from 0 on, distances from 0 (a pair joined twice) to the largest. */
    private char[] draw(SplittableRandom random, int largestGap) {
        char[] targets = new char[ROWS * 80];
        int n = 0;
        for (int row = 0; row < ROWS; row++) {
            starts[row] = n;
            int target = 0;
            for (int k = random.nextInt(80); k > 0; k--) {
                target += random.nextInt(largestGap + 1);
                targets[n++] = (char) target;
            }
        }
        starts[ROWS] = n;
        return Arrays.copyOf(targets, n);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void packedTargetsAreTheSameAndMakeTheSameSums(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        char[] targets = draw(random, 255);
        RowTargets wide = RowTargets.of(targets);
        RowTargets packed = wide.packed(starts);
        assertThat(packed.isPacked()).isTrue();
        assertThat(packed.length()).isEqualTo(targets.length);
        assertThat(packed.bytes()).isEqualTo(wide.bytes() / 2);
        float[] weights = new float[targets.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) random.nextDouble(-1, 1);
        }
        float[] expected = new float[BASE + 80 * 256];
        float[] sums = expected.clone();
        for (int row = 0; row < ROWS; row++) {
            int from = starts[row];
            int to = starts[row + 1];
            int target = 0;
            for (int k = from; k < to; k++) {
                target = packed.at(k, target);
                assertThat(target).as("synapse %d, seed %d", k, seed).isEqualTo(targets[k]);
                expected[BASE + target] += 0.3f;
            }
            packed.addShared(sums, BASE, from, to, 0.3f);
            for (int k = from; k < to; k++) {
                expected[BASE + targets[k]] += weights[k];
            }
            packed.add(sums, BASE, weights, from, to);
            for (int k = from; k < to; k++) {
                expected[BASE + targets[k]] += 0.7f * weights[k];
            }
            packed.addScaled(sums, BASE, weights, from, to, 0.7f);
        }
        assertThat(sums).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void aDistanceBeyond255KeepsAllTargetsWide() {
        char[] targets = {10, 20, 276, 0, 5};
        int[] rows = {0, 3, 5};
        assertThat(RowTargets.of(targets).packed(rows).isPacked()).isFalse();
        targets[2] = 275;
        RowTargets packed = RowTargets.of(targets).packed(rows);
        assertThat(packed.isPacked()).isTrue();
        assertThatThrownBy(packed::wide).hasMessageContaining("packed");
    }
}
