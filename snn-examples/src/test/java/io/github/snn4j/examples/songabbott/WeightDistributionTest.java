package io.github.snn4j.examples.songabbott;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.plasticity.SynapseVisitor;
import io.github.snn4j.plasticity.WeightView;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WeightDistributionTest {

    private static WeightDistribution of(double... weights) {
        return WeightDistribution.of(new Weights(weights), 2, 4);
    }

    @Test
    void sharesAndCountsAreThoseOfTheRelativeWeights() {
        // Relative weights: 0, 0.1, 0.25, 0.5, 0.9, 1; the largest belongs to the last bin.
        WeightDistribution d = of(0, 0.2, 0.5, 1, 1.8, 2);
        assertThat(d.nearZero()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(d.nearMax()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(d.counts()).containsExactly(2, 1, 1, 2);
        assertThat(d.mean()).isCloseTo(2.75 / 6, within(1e-7));
    }

    @Test
    void twoSharpHeapsHaveABimodalityOfOne() {
        assertThat(of(0, 0, 2, 2).bimodality()).isCloseTo(1, within(1e-12));
        // Uneven heaps too: skewness^2 + 1 equals the kurtosis for any distribution of two values.
        assertThat(of(0, 2, 2, 2, 2).bimodality()).isCloseTo(1, within(1e-12));
    }

    @Test
    void anEvenDistributionHasABimodalityOfFiveNinths() {
        double[] even = new double[2000];
        Arrays.setAll(even, k -> (k + 0.5) / 1000);
        WeightDistribution d = of(even);
        assertThat(d.bimodality()).isCloseTo(5.0 / 9, within(1e-4));
        assertThat(d.sd()).isCloseTo(Math.sqrt(1.0 / 12), within(1e-4));
    }

    @Test
    void oneHeapWithTailsHasALowBimodality() {
        // Kurtosis by hand: (2 * 0.5^4 / 20) / (2 * 0.5^2 / 20)^2 = 10.
        double[] heap = new double[20];
        Arrays.fill(heap, 1);
        heap[0] = 0;
        heap[1] = 2;
        assertThat(of(heap).bimodality()).isCloseTo(0.1, within(1e-12));
    }

    /** One row of weights. */
    private record Weights(double[] values) implements WeightView {

        @Override
        public int preSize() {
            return values.length;
        }

        @Override
        public int postSize() {
            return 1;
        }

        @Override
        public float get(int pre, int post) {
            return (float) values[pre];
        }

        @Override
        public boolean connects(int pre, int post) {
            return true;
        }

        @Override
        public float[] toArray() {
            float[] copy = new float[values.length];
            for (int k = 0; k < copy.length; k++) {
                copy[k] = get(k, 0);
            }
            return copy;
        }

        @Override
        public long synapses() {
            return values.length;
        }

        @Override
        public void forEach(SynapseVisitor visitor) {
            for (int k = 0; k < values.length; k++) {
                visitor.visit(k, 0, get(k, 0));
            }
        }
    }
}
