package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InhomogeneousPoissonSourceTest {

    private static final double MEAN_HZ = 40;
    private static final double DEPTH = 0.8;
    private static final double PERIOD_MS = 100;
    private static final RateFunction SINE = (n, ms) -> MEAN_HZ * (1 + DEPTH * Math.sin(2 * Math.PI * ms / PERIOD_MS));

    static Stream<InhomogeneousPoissonSource> both() {
        return Stream.of(
                InhomogeneousPoissonSource.byThinning(SINE, 75), InhomogeneousPoissonSource.byTimeRescaling(SINE));
    }

    /** Integral of the rate from 0, in events. */
    private static double expectedEvents(double ms) {
        double phase = 2 * Math.PI * ms / PERIOD_MS;
        return MEAN_HZ * 1e-3 * (ms + DEPTH * PERIOD_MS / (2 * Math.PI) * (1 - Math.cos(phase)));
    }

    @ParameterizedTest
    @MethodSource("both")
    void cycleHistogramFollowsTheRate(InhomogeneousPoissonSource source) {
        int period = 100;
        int size = 50;
        int cycles = 200;
        long[] histogram = Raster.of(source, size, 1, period * cycles).cycleHistogram(period);
        double chiSquare = 0;
        for (int k = 0; k < period; k++) {
            double p = -Math.expm1(expectedEvents(k) - expectedEvents(k + 1));
            double expected = size * cycles * p;
            chiSquare += (histogram[k] - expected) * (histogram[k] - expected) / (expected * (1 - p));
        }
        // One independent binomial per phase, so as many degrees of freedom.
        assertThat(chiSquare)
                .as("chi-square, seed %d", TestContext.SEED)
                .isBetween(period - 4.5 * Math.sqrt(2 * period), period + 4.5 * Math.sqrt(2 * period));
    }

    @ParameterizedTest
    @MethodSource("both")
    void rescaledIntervalsAreUniform(InhomogeneousPoissonSource source) {
        double dtMs = 0.02; // fine, because intervals are whole steps here and a continuum in the law
        Raster raster = Raster.of(source, 8, dtMs, 250_000);
        List<Double> rescaled = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            int[] train = raster.train(n);
            for (int k = 1; k < train.length; k++) {
                double events = expectedEvents(train[k] * dtMs) - expectedEvents(train[k - 1] * dtMs);
                rescaled.add(-Math.expm1(-events));
            }
        }
        double[] values = rescaled.stream().mapToDouble(v -> v).toArray();
        assertThat(values).hasSizeGreaterThan(1_200);
        assertThat(KolmogorovSmirnovTest.withDefaults().test(values, u -> u).getPValue())
                .as("Kolmogorov-Smirnov, seed %d", TestContext.SEED)
                .isGreaterThan(1e-5);
    }

    @Test
    void constantRateAtTheBoundKeepsEveryCandidate() {
        Raster thinned = Raster.of(InhomogeneousPoissonSource.byThinning((n, ms) -> 50, 50), 50, 1, 20_000);
        double p = -Math.expm1(-0.05);
        assertThat(Math.abs(thinned.count() - 1e6 * p) / Math.sqrt(1e6 * p * (1 - p)))
                .as("standard deviations, seed %d", TestContext.SEED)
                .isLessThan(4.5);
    }

    @Test
    void rateMayDependOnTheNeuronAndMayBeZeroForEver() {
        RateFunction rate = (n, ms) -> n == 1 && ms < 50 ? 400 : 0;
        for (InhomogeneousPoissonSource source : List.of(
                InhomogeneousPoissonSource.byThinning(rate, 400), InhomogeneousPoissonSource.byTimeRescaling(rate))) {
            Raster raster = Raster.of(source, 3, 1, 2_000);
            assertThat(raster.train(0)).isEmpty();
            assertThat(raster.train(1)).isNotEmpty().matches(t -> t[t.length - 1] < 50);
            assertThat(raster.train(2)).isEmpty();
        }
    }

    @Test
    void rateAboveTheBoundIsNamedWithNeuronTimeRateAndBound() {
        InhomogeneousPoissonSource source = InhomogeneousPoissonSource.byThinning((n, ms) -> n == 1 ? 120 : 10, 100);
        assertThatThrownBy(() -> Raster.of(source, 2, 1, 1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("InhomogeneousPoissonSource 'in': rate of neuron 1 at [0-9.]+ ms must be in "
                        + "\\[0, boundHz = 100\\.0\\] Hz, got 120\\.0");
    }

    @Test
    void ratesThatAreNoRatesAreRefused() {
        for (double bad : new double[] {Double.NaN, -1}) {
            for (InhomogeneousPoissonSource source : List.of(
                    InhomogeneousPoissonSource.byThinning((n, ms) -> bad, 100),
                    InhomogeneousPoissonSource.byTimeRescaling((n, ms) -> bad))) {
                assertThatThrownBy(() -> Raster.of(source, 2, 1, 1_000))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("InhomogeneousPoissonSource 'in': rate of neuron ")
                        .hasMessageEndingWith(", got " + bad);
            }
        }
        assertThatThrownBy(() -> Raster.of(InhomogeneousPoissonSource.byTimeRescaling((n, ms) -> 6000), 1, 1, 1))
                .hasMessage("InhomogeneousPoissonSource 'in': rate of neuron 0 at 0.5 ms must be in [0, 5000.0] Hz "
                        + "(at most 5.0 expected events per step of 1.0 ms), got 6000.0");
        assertThatThrownBy(() -> new InhomogeneousPoissonSource.Thinning(0))
                .hasMessage("InhomogeneousPoissonSource.boundHz must be > 0 Hz, got 0.0");
        assertThatThrownBy(
                        () -> InhomogeneousPoissonSource.byThinning(SINE, 6000).bind(TestContext.of(1, 1, 1)))
                .hasMessageContaining("boundHz must be in [0, 5000.0] Hz");
    }
}
