package io.github.snn4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kinds of kernels against loops that are written as the equations, bit for bit. */
class RowKernelsTest {

    private static final int ROWS = 23;
    private static final int COLUMNS = 301;

    static Stream<RowKernels> kernels() {
        return Stream.of(RowKernels.fastest(), RowKernels.plain());
    }

    private static float[] drawn(SplittableRandom random, int length) {
        float[] x = new float[length];
        for (int n = 0; n < length; n++) {
            x[n] = (float) (random.nextDouble() - 0.5);
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void sumsRunInTheOrderOfTheRowsWhateverTheBlocks(RowKernels kernels) {
        SplittableRandom random = new SplittableRandom(5);
        float[] matrix = drawn(random, ROWS * COLUMNS);
        int[] rows = {20, 3, 4, 9, 9, 1, 17, 0};
        for (int first = 0; first < 3; first++) {
            for (int shift = 0; shift < 3; shift++) {
                float[] out = drawn(random, COLUMNS + 7);
                float[] expected = out.clone();
                for (int j = 0; j < COLUMNS; j++) {
                    for (int k = first; k < rows.length; k++) {
                        expected[7 + j] += matrix[(rows[k] + shift) * COLUMNS + j];
                    }
                }
                int block = Math.min(kernels.block(COLUMNS), 100);
                for (int j = 0; j < COLUMNS; j += block) {
                    int to = Math.min(j + block, COLUMNS);
                    kernels.addRows(matrix, COLUMNS, rows, first, rows.length, shift, out, 7, j, to);
                }
                assertThat(out).containsExactly(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void scaledSumsRunInTheOrderOfTheRows(RowKernels kernels) {
        SplittableRandom random = new SplittableRandom(6);
        float[] matrix = drawn(random, ROWS * COLUMNS);
        float[] factors = drawn(random, ROWS);
        float[] out = drawn(random, COLUMNS);
        float[] expected = out.clone();
        for (int j = 0; j < COLUMNS; j++) {
            for (int k = 0; k < ROWS - 2; k++) {
                expected[j] += factors[2 + k] * matrix[k * COLUMNS + j];
            }
        }
        kernels.addScaledRows(factors, 2, ROWS - 2, matrix, COLUMNS, out, 0, 0, COLUMNS);
        assertThat(out).containsExactly(expected);
        assertThatThrownBy(() -> kernels.addScaledRows(factors, 0, 2, matrix, COLUMNS, matrix, 0, 0, 5))
                .hasMessageContaining("another array");
    }
}
