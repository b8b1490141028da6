package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalSourceTest {

    private static final double DT_MS = 0.1;

    @ParameterizedTest
    @CsvSource({"100, 5, 1", "30, 0, 4", "200, 2, 3"})
    void rateCvAndFanoAreThoseOfTheRenewalLaw(double drivingRateHz, double tRefMs, int order) {
        RenewalSource source = new RenewalSource(drivingRateHz, tRefMs, order);
        int size = 40;
        int steps = 300_000; // 30 s
        Raster raster = Raster.of(source, size, DT_MS, steps);
        int[] intervals = raster.intervals();
        double seconds = size * steps * DT_MS * 1e-3;
        double nu = drivingRateHz / (1 + drivingRateHz * tRefMs * 1e-3);
        double cv = (1 - nu * tRefMs * 1e-3) / Math.sqrt(order);
        assertThat(source.observedRateHz()).isCloseTo(nu, within(1e-12));
        assertThat(source.cv()).isCloseTo(cv, within(1e-12));
        // Counts have variance cv^2 times the mean; the CV of n intervals has at most the error of exponential ones.
        assertThat(raster.count() / seconds)
                .as("rate, seed %d", TestContext.SEED)
                .isCloseTo(nu, within(4.5 * cv * Math.sqrt(nu / seconds)));
        assertThat(Raster.cv(intervals))
                .as("CV, seed %d", TestContext.SEED)
                .isCloseTo(cv, within(5 * cv / Math.sqrt(intervals.length)));
        double[] counts = raster.windowCounts(10_000);
        // A window of mean count m adds (1 - cv^4) / (6 m) at most.
        double finite = (1 - cv * cv * cv * cv) / (6 * nu);
        assertThat(Raster.fano(counts))
                .as("Fano, seed %d", TestContext.SEED)
                .isCloseTo(cv * cv + finite / 2, within(finite / 2 + 5 * cv * cv * Math.sqrt(2.0 / counts.length)));
    }

    @Test
    void noIntervalIsBelowTheDeadTime() {
        int[] intervals =
                Raster.of(RenewalSource.deadTime(120, 5), 20, DT_MS, 50_000).intervals();
        assertThat(Arrays.stream(intervals).min()).hasValue(50);
    }

    @Test
    void observedRateIsWhatWasAskedFor() {
        RenewalSource source = RenewalSource.deadTime(66.6666666667, 5);
        assertThat(source.drivingRateHz()).isCloseTo(100, within(1e-6));
        assertThat(source.observedRateHz()).isCloseTo(66.6666666667, within(1e-9));
        assertThat(RenewalSource.gamma(30, 4).cv()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"50, 0, 9", "80, 6, 1", "100, 3, 4"})
    void trialsStartWithoutATransient(double drivingRateHz, double tRefMs, int order) {
        RenewalSource source = new RenewalSource(drivingRateHz, tRefMs, order);
        int size = 20_000;
        int steps = 60;
        long[] histogram = Raster.of(source, size, 0.5, steps).cycleHistogram(steps);
        double p = source.observedRateHz() * 0.5e-3;
        double worst = Arrays.stream(histogram)
                .mapToDouble(count -> Math.abs(count - size * p) / Math.sqrt(size * p * (1 - p)))
                .max()
                .orElseThrow();
        assertThat(worst).as("standard deviations, seed %d", TestContext.SEED).isLessThan(4.5);
    }

    @Test
    void orderOneWithoutDeadTimeIsTheClockFormOfPoisson() {
        Raster raster = Raster.of(new RenewalSource(100, 0, 1), 50, 1, 20_000);
        double p = -Math.expm1(-0.1);
        int[] intervals = raster.intervals();
        assertThat(raster.count() / 1e6)
                .as("seed %d", TestContext.SEED)
                .isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / 1e6)));
        assertThat(Raster.cv(intervals))
                .as("seed %d", TestContext.SEED)
                .isCloseTo(Math.sqrt(1 - p), within(5 / Math.sqrt(intervals.length)));
    }

    @Test
    void rateZeroIsSilence() {
        assertThat(Raster.of(RenewalSource.deadTime(0, 5), 10, 1, 1_000).count())
                .isZero();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> RenewalSource.deadTime(250, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RenewalSource.observedRateHz must be < 200.0 Hz (1 / tRefMs 5.0), got 250.0");
        assertThatThrownBy(() -> new RenewalSource(-1, 0, 1))
                .hasMessage("RenewalSource.drivingRateHz must be >= 0 Hz, got -1.0");
        assertThatThrownBy(() -> new RenewalSource(1, Double.NaN, 1))
                .hasMessage("RenewalSource.tRefMs must be >= 0 ms, got NaN");
        assertThatThrownBy(() -> RenewalSource.gamma(1, 0)).hasMessage("RenewalSource.order must be >= 1, got 0");
        assertThatThrownBy(() -> RenewalSource.gamma(2000, 2).bind(TestContext.of(1, 1, 1)))
                .hasMessage("RenewalSource 'in': mean interval must be >= dtMs 1.0 (one spike per step at most), "
                        + "got 0.5 ms");
    }
}
