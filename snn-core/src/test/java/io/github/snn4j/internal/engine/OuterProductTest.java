package io.github.snn4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.internal.kernel.JavaDenseProduct;
import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outer products on a full matrix: sums in order of the samples, whatever the share of zeros, blocks and threads. */
class OuterProductTest {

    @ParameterizedTest
    @CsvSource({"1, 3, 1", "5, 130, 1", "72, 300, 0.9", "16, 257, 0.2", "40, 128, 0.02", "9, 40, 0"})
    void isTheSumOverTheSamplesInTheirOrder(int batch, int postSize, double active) {
        int preSize = 11;
        SplittableRandom random = new SplittableRandom(batch * 1000L + postSize);
        float[] x = new float[batch * preSize];
        float[] y = new float[batch * postSize];
        float[] w = new float[preSize * postSize];
        for (int n = 0; n < x.length; n++) {
            x[n] = random.nextDouble() < active ? (float) (random.nextDouble() - 0.5) : 0f;
        }
        fill(y, random);
        fill(w, random);
        float[] expected = w.clone();
        for (int i = 0; i < preSize; i++) {
            for (int j = 0; j < postSize; j++) {
                float sum = 0f;
                for (int b = 0; b < batch; b++) {
                    sum += x[b * preSize + i] * y[b * postSize + j];
                }
                expected[i * postSize + j] += 0.3f * sum;
            }
        }
        for (String kernels : new String[] {"java", "auto"}) {
            float[] together = w.clone();
            float[] shared = w.clone();
            apply(kernels, together, batch, x, y, 0, postSize);
            int cut = postSize / 3;
            apply(kernels, shared, batch, x, y, cut, postSize);
            apply(kernels, shared, batch, x, y, 0, cut);
            assertThat(together).as(kernels).isEqualTo(expected);
            assertThat(shared).as("%s, two threads", kernels).isEqualTo(expected);
        }
        if (active == 0) {
            assertThat(expected).isEqualTo(w);
        } else {
            assertThat(Arrays.equals(expected, w)).isFalse();
        }
    }

    private static void apply(String kernels, float[] w, int batch, float[] x, float[] y, int from, int to) {
        int preSize = x.length / batch;
        int postSize = y.length / batch;
        Kernels k = KernelProvider.byName(kernels);
        LiveSignal pre = new LiveSignal(batch, preSize, x);
        LiveSignal post = new LiveSignal(batch, postSize, y);
        new DenseTarget(k, w, preSize, postSize, null)
                .outer(new JavaDenseProduct(k), 0.3f, pre, post, Law.FREE, from, to);
    }

    private static void fill(float[] values, SplittableRandom random) {
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) (random.nextDouble() - 0.5);
        }
    }
}
