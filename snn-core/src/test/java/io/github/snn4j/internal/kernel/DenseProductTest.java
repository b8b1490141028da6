package io.github.snn4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dense products against sums in double precision, and the portable one against itself on other kernels and slices. */
class DenseProductTest {

    private static final Kernels JAVA = KernelProvider.byName("java");
    private static final Kernels VECTOR = KernelProvider.byName("vector");

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,7,5", "3,4,16", "5,33,17", "2,100,300", "17,65,513", "40,129,260"})
    void allProvidersAgreeWithDoubles(int rows, int inner, int columns) {
        DenseProduct fastest = DenseProducts.fastest(JAVA);
        assertThat(fastest.name()).startsWith("blas");
        DenseProduct[] all = {new JavaDenseProduct(JAVA), new JavaDenseProduct(VECTOR), fastest};
        for (DenseProduct product : all) {
            for (Form form : Form.values()) {
                check(product, form, rows, inner, columns);
            }
        }
    }

    private static void check(DenseProduct product, Form form, int rows, int inner, int columns) {
        Random random = new Random(rows + 31L * inner + 1009L * columns);
        float[] a = gaussian(random, rows * inner);
        float[] b = gaussian(random, inner * columns);
        float[] out = gaussian(random, rows * columns + 3);
        float[] before = out.clone();
        form.add(product, a, rows, inner, b, columns, out);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                double expected = before[r * columns + c];
                double size = Math.abs(expected);
                for (int k = 0; k < inner; k++) {
                    double term = (double) a[form.left(r, k, rows, inner)] * b[form.right(k, c, inner, columns)];
                    expected += term;
                    size += Math.abs(term);
                }
                // Rounding of a sum grows with its length at worst; half an ulp is 6e-8.
                assertThat((double) out[r * columns + c])
                        .as("%s %s [%d, %d]", product.name(), form, r, c)
                        .isCloseTo(expected, offset(1e-7 * inner * size + 1e-12));
            }
        }
        assertThat(Arrays.copyOfRange(out, rows * columns, out.length))
                .as("%s writes beyond the matrix", product.name())
                .isEqualTo(Arrays.copyOfRange(before, rows * columns, before.length));
    }

    @ParameterizedTest
    @CsvSource({"1,5,9", "3,64,100", "6,97,300", "11,300,10", "13,257,81", "9,130,500"})
    void portableIsTheSameOnAllKernelsAndSlices(int rows, int inner, int columns) {
        Random random = new Random(columns);
        float[] a = gaussian(random, rows * inner);
        for (int i = 0; i < a.length; i++) { // rows full, sparse and empty in some block of terms
            a[i] *= random.nextInt(7) < i / inner % 7 ? 0f : 1f;
        }
        float[] b = gaussian(random, inner * columns);
        float[] start = gaussian(random, rows * columns);
        for (Form form : Form.values()) {
            float[] expected = start.clone();
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    for (int k = 0; k < inner; k++) {
                        expected[r * columns + c] +=
                                a[form.left(r, k, rows, inner)] * b[form.right(k, c, inner, columns)];
                    }
                }
            }
            for (Kernels kernels : new Kernels[] {JAVA, VECTOR}) {
                JavaDenseProduct product = new JavaDenseProduct(kernels);
                int cut = random.nextInt(columns + 1);
                float[] actual = start.clone();
                form.addSlice(product, a, rows, inner, b, columns, actual, 0, cut);
                form.addSlice(product, a, rows, inner, b, columns, actual, cut, columns);
                KernelEqualityTest.assertSame(expected, actual, product.name() + " " + form, columns, columns);
            }
        }
    }

    private static float[] gaussian(Random random, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    /** Which factor is transposed. */
    private enum Form {
        PLAIN,
        LEFT,
        RIGHT;

        int left(int r, int k, int rows, int inner) {
            return this == LEFT ? k * rows + r : r * inner + k;
        }

        int right(int k, int c, int inner, int columns) {
            return this == RIGHT ? c * inner + k : k * columns + c;
        }

        void add(DenseProduct p, float[] a, int rows, int inner, float[] b, int columns, float[] out) {
            switch (this) {
                case LEFT -> p.addTransposedTimes(a, rows, inner, b, columns, out);
                case RIGHT -> p.addTimesTransposed(a, rows, inner, b, columns, out);
                default -> p.addProduct(a, rows, inner, b, columns, out);
            }
        }

        void addSlice(
                JavaDenseProduct p,
                float[] a,
                int rows,
                int inner,
                float[] b,
                int columns,
                float[] out,
                int from,
                int to) {
            p.left(a, 0, this == LEFT ? 1 : inner, this == LEFT ? rows : 1, rows, inner);
            if (this == RIGHT) {
                p.rightTransposed(b, inner, 1f);
            } else {
                p.right(b, columns);
            }
            p.addTo(out, 0, columns, from, to);
        }
    }
}
