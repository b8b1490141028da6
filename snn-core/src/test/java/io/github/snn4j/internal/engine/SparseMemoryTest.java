package io.github.snn4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.internal.connect.Tasks;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a synapse costs. Rows of a thousand synapses, as in networks of the cortex. */
class SparseMemoryTest {

    private static final int PRE = 2_000;
    private static final int POST = 10_000;
    private static final int ROW = 1_000;

    private static SparseStore store(boolean weights, int delays, int workers) {
        SplittableRandom random = new SplittableRandom(5);
        int[] rowStart = new int[PRE + 1];
        int[] targets = new int[PRE * ROW];
        char[] delay = new char[PRE * ROW];
        for (int i = 0; i < PRE; i++) {
            rowStart[i + 1] = (i + 1) * ROW;
            for (int k = 0; k < ROW; k++) {
                targets[i * ROW + k] = k * (POST / ROW) + random.nextInt(POST / ROW);
                delay[i * ROW + k] = (char) (1 + random.nextInt(delays));
            }
        }
        float[] w = weights ? new float[targets.length] : null;
        return new SparseBuilder(
                        PRE,
                        POST,
                        rowStart,
                        targets,
                        delays == 1 ? null : delay,
                        Partition.borders(POST, workers, -1),
                        Tasks.sequential())
                .build(w, 0.1f, 1);
    }

    private static double bytesPerSynapse(SparseStore store) {
        return store.bytes() / (double) store.synapses();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void aFixedSynapseTakesAtMostEightBytes(int workers) {
        assertThat(bytesPerSynapse(store(false, 1, workers)))
                .as("shared weight")
                .isLessThan(2.1);
        assertThat(bytesPerSynapse(store(true, 1, workers))).as("own weight").isLessThan(6.1);
        assertThat(bytesPerSynapse(store(true, 40, workers)))
                .as("own weight, one of 40 delays")
                .isLessThan(workers == 8 ? 7.9 : 6.6);
    }

    @Test
    void aPlasticSynapseTakesAtMostSixteenBytes() {
        SparseStore store = store(true, 1, 2);
        store.incoming();
        assertThat(bytesPerSynapse(store)).as("with an index by target").isLessThan(12.2);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 1000, 32_768, 32_769, 200_000})
    void blocksCoverAllTargetsAndEndAtTheBordersOfTheThreads(int size) {
        for (int workers : new int[] {1, 2, 3, 7}) {
            int[] cuts = SparseBuilder.cuts(Partition.borders(size, workers, -1));
            assertThat(cuts[0]).isZero();
            assertThat(cuts[cuts.length - 1]).isEqualTo(size);
            for (int b = 1; b < cuts.length; b++) {
                assertThat(cuts[b] - cuts[b - 1]).isBetween(1, SparseBuilder.BLOCK);
            }
            for (int w = 0; w <= workers; w++) {
                assertThat(Arrays.binarySearch(cuts, Partition.cut(size, w, workers, Partition.ALIGNMENT)))
                        .isNotNegative();
            }
        }
    }
}
