package io.github.snn4j.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiegertTest {

    private static final Siegert NEURON = new Siegert(20, 2, 10, 20);

    /**
     * exp(u^2)(1 + erf u) solves f' = 2 u f + 2/sqrt(pi). A Runge-Kutta solution of f and its integral, started far
     * below where f = -1/(sqrt(pi) u) (1 - 1/(2 u^2) + 3/(4 u^4)), knows no special function.
     */
    private static double integral(double yr, double yt) {
        int steps = 400_000;
        double start = Math.min(yr, -60);
        double f = -(1 - 1 / (2 * start * start) + 3 / (4 * Math.pow(start, 4))) / (Math.sqrt(Math.PI) * start);
        double h = (yr - start) / steps;
        for (int k = 0; k < steps; k++) {
            f = next(start + k * h, f, h);
        }
        double sum = 0;
        h = (yt - yr) / steps;
        for (int k = 0; k < steps; k++) {
            double middle = next(yr + k * h, f, h / 2);
            double end = next(yr + k * h, f, h);
            sum += h / 6 * (f + 4 * middle + end);
            f = end;
        }
        return sum;
    }

    private static double next(double u, double f, double h) {
        double k1 = slope(u, f);
        double k2 = slope(u + h / 2, f + h / 2 * k1);
        double k3 = slope(u + h / 2, f + h / 2 * k2);
        double k4 = slope(u + h, f + h * k3);
        return f + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }

    private static double slope(double u, double f) {
        return 2 * u * f + 2 / Math.sqrt(Math.PI);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 4",
        "5, 3",
        "10, 2",
        "12, 6",
        "15, 2",
        "18, 1.3",
        "19.99, 1",
        "20, 2",
        "20.01, 2",
        "25, 2",
        "40, 5",
        "90, 20",
        "-30, 40",
        "15, 0.8",
        "0, 3.2"
    })
    void rateIsTheIntegralOfADifferentialEquation(double mean, double sd) {
        double root = Math.sqrt(2) * sd;
        double byHand = 1000 / (2 + 20 * Math.sqrt(Math.PI) * integral((10 - mean) / root, (20 - mean) / root));
        assertThat(NEURON.rateHz(mean, sd)).isCloseTo(byHand, withinPercentage(1e-7));
    }

    @ParameterizedTest
    @CsvSource({"20.5, 1e-3", "21, 1e-6", "30, 1e-9", "200, 1e-12", "30, 1e-200", "30, 0", "20.001, 0"})
    void withoutNoiseItIsTheRateOfConstantDrive(double mean, double sd) {
        double periodMs = 2 + 20 * Math.log((mean - 10) / (mean - 20));
        assertThat(NEURON.rateHz(mean, sd)).isCloseTo(1000 / periodMs, withinPercentage(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "19, 0", "10, 1e-3", "-1e6, 1", "0, 0.1"})
    void farBelowThresholdNothingFires(double mean, double sd) {
        assertThat(NEURON.rateHz(mean, sd)).isBetween(0.0, 1e-100);
    }

    @Test
    void rateIsSmoothAcrossTheSwitchToTheFormulaWithoutNoise() {
        double inside = NEURON.rateHz(30, 15 / 1e12);
        assertThat(NEURON.rateHz(30, 14 / 1e12)).isCloseTo(inside, withinPercentage(1e-8));
        assertThat(NEURON.rateHz(30, 0)).isCloseTo(inside, withinPercentage(1e-8));
    }

    @Test
    void rareSpikesFollowKramersLaw() {
        // Far below threshold the integral is its end: rate = yt exp(-yt^2)/(tau sqrt(pi)) (1 + O(1/yt^2)).
        double yt = 15;
        double sd = 20 / (Math.sqrt(2) * yt);
        double kramers = 1000 * yt * Math.exp(-yt * yt) / (20 * Math.sqrt(Math.PI));
        assertThat(new Siegert(20, 2, -20, 20).rateHz(0, sd)).isCloseTo(kramers, withinPercentage(0.5));
    }

    @Test
    void rateGrowsWithTheMeanUpToTheRefractoryLimit() {
        double last = 0;
        for (double mean = -50; mean < 1e6; mean = mean + 1 + Math.abs(mean) / 10) {
            double rate = NEURON.rateHz(mean, 3);
            assertThat(rate).as("mean %s", mean).isGreaterThan(last).isLessThan(500);
            last = rate;
        }
        assertThat(last).isCloseTo(500, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"15, 4, 1", "22, 3, 2"})
    void rateIsThatOfASimulatedNeuron(double mean, double sd, long seed) {
        assertThat(simulatedRateHz(mean, sd, seed))
                .as("seed %d", seed)
                .isCloseTo(NEURON.rateHz(mean, sd), withinPercentage(3));
    }

    /** Between two steps below threshold the path may have crossed it: as often as a Brownian bridge does. */
    private static double simulatedRateHz(double mean, double sd, long seed) {
        RandomGenerator random = KeyedRandom.of(seed, "neuron", "noise").generator(0, 0, 0);
        double dtMs = 0.1;
        double keep = Math.exp(-dtMs / 20);
        double variance = sd * sd * (1 - keep * keep);
        long spikes = 0;
        double v = 10;
        double timeMs = 0;
        while (spikes < 8000) {
            double before = v;
            v = mean + (v - mean) * keep + Math.sqrt(variance) * Distributions.normal(random);
            timeMs += dtMs;
            if (v >= 20 || random.nextDouble() < Math.exp(-2 * (20 - before) * (20 - v) / variance)) {
                spikes++;
                v = 10;
                timeMs += 2;
            }
        }
        return 1000 * spikes / timeMs;
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "6, 4", "4.5, 0.9", "3, 2"})
    void networkReproducesTheRateItIsDrivenBy(double g, double eta) {
        double externalHz = eta * 20 / (0.1 * 0.02);
        double rate = brunelRateHz(g, eta);
        double mean = 0.1 * 0.02 * (externalHz + rate * 1000 * (1 - g / 4));
        double variance = 0.01 * 0.02 / 2 * (externalHz + rate * 1000 * (1 + g * g / 4));
        assertThat(rate).isStrictlyBetween(1.0, 500.0);
        assertThat(NEURON.rateHz(mean, Math.sqrt(variance))).isCloseTo(rate, withinPercentage(1e-6));
    }

    private static double brunelRateHz(double g, double eta) {
        double externalHz = eta * 20 / (0.1 * 0.02);
        return NEURON.selfConsistentRateHz(
                r -> 0.1 * 0.02 * (externalHz + r * 1000 * (1 - g / 4)),
                r -> Math.sqrt(0.01 * 0.02 / 2 * (externalHz + r * 1000 * (1 + g * g / 4))));
    }

    @Test
    void networkWithoutExternalDriveIsSilent() {
        assertThat(NEURON.selfConsistentRateHz(r -> -r, r -> 0)).isCloseTo(0, within(1e-12));
    }

    @Test
    void mistakesAreRefusedWithTheirNames() {
        assertThatThrownBy(() -> new Siegert(0, 2, 10, 20)).hasMessageContaining("Siegert.tauMemMs");
        assertThatThrownBy(() -> new Siegert(20, -1, 10, 20)).hasMessageContaining("Siegert.tRefMs");
        assertThatThrownBy(() -> new Siegert(20, 2, 20, 20)).hasMessageContaining("below vTh 20.0, got 20.0");
        assertThatThrownBy(() -> NEURON.rateHz(Double.NaN, 1)).hasMessageContaining("mean");
        assertThatThrownBy(() -> NEURON.rateHz(1, -1)).hasMessageContaining("sd");
        assertThatThrownBy(() -> new Siegert(20, 0, 10, 20).selfConsistentRateHz(r -> r, r -> r))
                .hasMessageContaining("tRefMs > 0");
    }
}
