package io.github.snn4j.examples.microcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Reduced runs. The reference is the same network in NumPy, double precision, one seed
 * ({@code benchmarks/reference/microcircuit.py --settle 0.3 --seconds 2}).
 */
class MicrocircuitTest {

    private static final Microcircuit EXPERIMENT = new Microcircuit();

    private static final Map<CorticalPopulation, Double> REFERENCE_HZ = Map.of(
            CorticalPopulation.L23E, 0.468,
            CorticalPopulation.L23I, 2.058,
            CorticalPopulation.L4E, 3.953,
            CorticalPopulation.L4I, 4.989,
            CorticalPopulation.L5E, 6.252,
            CorticalPopulation.L5I, 7.887,
            CorticalPopulation.L6E, 0.822,
            CorticalPopulation.L6I, 6.985);

    private static RunResult run(long seed, double scale, double seconds, int threads) {
        RunDefaults defaults = RunDefaults.ofNetwork(seed, 1, seconds, "").withScale(scale);
        return EXPERIMENT.run(defaults.toOptions(DataPlaces.standard(null), threads), ProgressListener.NONE);
    }

    private static String key(CorticalPopulation p, String what) {
        return p.name().toLowerCase(Locale.ROOT) + what;
    }

    @Test
    void aTenthOfTheNetworkFiresAsInTheReference() {
        RunResult result = run(1, 0.1, 2, 2);
        Map<String, Double> m = result.metrics();
        REFERENCE_HZ.forEach((p, rateHz) -> {
            assertThat(m.get(key(p, "_rate_hz"))).as("rate of %s", p).isCloseTo(rateHz, withinPercentage(12));
            // Asynchronous: a few times the variance of independent neurons; locked spikes give hundreds.
            assertThat(m.get(key(p, "_synchrony"))).as("synchrony of %s", p).isBetween(0.7, 10.0);
        });
        // Irregular, though short runs show the CV of the busiest neurons only.
        assertThat(m.get("l4e_cv")).isBetween(0.65, 0.95);
        assertThat(m.get("l5i_cv")).isBetween(0.6, 0.9);
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("rates.png", "cv.png", "synchrony.png", "raster.png");
    }

    @Test
    void threadsDoNotChangeTheSpikesAndTheSeedDoes() {
        String one = run(7, 0.02, 0.02, 1).fingerprint();
        assertThat(run(7, 0.02, 0.02, 3).fingerprint()).isEqualTo(one);
        assertThat(run(8, 0.02, 0.02, 1).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void aRangeIsExpectedForTheDefaultsOnly() {
        RunDefaults d = EXPERIMENT.defaults();
        assertThat(EXPERIMENT.expected(d.toOptions(DataPlaces.standard(null), 1)))
                .isPresent();
        assertThat(EXPERIMENT.expected(d.withScale(0.5).toOptions(DataPlaces.standard(null), 1)))
                .isEmpty();
    }

    @Tag("experiment")
    @Test
    void defaultsGiveTheExpectedResult() {
        RunOptions options = EXPERIMENT.defaults().toOptions(DataPlaces.standard(null), 2);
        ExpectedRange expected = EXPERIMENT.expected(options).orElseThrow();
        RunResult result = EXPERIMENT.run(options, ProgressListener.NONE);
        assertThat(expected.isMetBy(result.metrics()))
                .as("%s: %s", expected, result.metrics())
                .isTrue();
        REFERENCE_HZ.forEach((p, rateHz) -> assertThat(result.metrics().get(key(p, "_rate_hz")))
                .as("rate of %s", p)
                .isCloseTo(rateHz, within(0.08 * rateHz + 0.03)));
    }
}
