package io.github.snn4j.examples.songabbott;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference is the same network in Brian2 2.5.1, {@code benchmarks/reference/song_abbott.py}; 100 s.
 */
class SongAbbottTest {

    private static final SongAbbott EXPERIMENT = new SongAbbott();

    private static RunResult run(long seed, double seconds, String rule) {
        RunDefaults defaults = RunDefaults.ofNetwork(seed, 1000, seconds, "").withRule(rule);
        return EXPERIMENT.run(defaults.toOptions(DataPlaces.standard(null), 1), ProgressListener.NONE);
    }

    @Test
    void additiveChangesPullWeightsApart() {
        Map<String, Double> m = run(1, 20, "additive").metrics();
        // A uniform start has 0.2, 0.2 and 0.556.
        assertThat(m.get("near_zero_fraction")).isBetween(0.22, 0.32);
        assertThat(m.get("near_max_fraction")).isBetween(0.18, 0.27);
        assertThat(m.get(SongAbbott.BIMODALITY)).isBetween(0.58, 0.64);
        assertThat(m.get(Metrics.RATE_HZ)).isBetween(18.0, 34.0);
    }

    /** Means of ten seeds of Brian2; tolerances are four to six standard deviations between its seeds. */
    @Tag("experiment")
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void afterAHundredSecondsWeightsAreThoseOfTheReference(long seed) {
        Map<String, Double> m = run(seed, 100, "additive").metrics();
        assertThat(m.get("near_zero_fraction")).as("seed %d", seed).isCloseTo(0.351, within(0.040));
        assertThat(m.get("near_max_fraction")).as("seed %d", seed).isCloseTo(0.279, within(0.035));
        assertThat(m.get(SongAbbott.BIMODALITY)).as("seed %d", seed).isCloseTo(0.701, within(0.038));
        assertThat(m.get("mean_weight")).as("seed %d", seed).isCloseTo(0.467, within(0.007));
        assertThat(m.get(Metrics.RATE_HZ)).as("seed %d", seed).isCloseTo(17.6, within(2.8));
    }

    @Test
    void multiplicativeChangesGatherWeightsInOneHeap() {
        Map<String, Double> m = run(1, 20, "multiplicative").metrics();
        // The reference has one heap in the middle, too: no weight in the outer fifths.
        assertThat(m.get("near_zero_fraction")).isLessThan(0.01);
        assertThat(m.get("near_max_fraction")).isLessThan(0.01);
        assertThat(m.get("mean_weight")).isCloseTo(0.498, within(0.01));
        assertThat(m.get(SongAbbott.BIMODALITY)).isLessThan(0.42);
    }

    @Test
    void aRunIsRepeatedBitByBitAndTheSeedMatters() {
        String once = run(7, 0.5, "additive").fingerprint();
        assertThat(run(7, 0.5, "additive").fingerprint()).isEqualTo(once);
        assertThat(run(8, 0.5, "additive").fingerprint()).isNotEqualTo(once);
    }

    @Test
    void picturesShowWeightsAndRate() {
        RunResult result = run(1, 0.1, "additive");
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("weights.png", "rate.png", "competition.png");
    }

    @Test
    void aRangeIsExpectedForTheDefaultsOfBothRulesOnly() {
        RunDefaults d = EXPERIMENT.defaults();
        for (String rule : EXPERIMENT.rules()) {
            assertThat(EXPERIMENT.expected(d.withRule(rule).toOptions(DataPlaces.standard(null), 1)))
                    .isPresent();
        }
        RunDefaults shorter = RunDefaults.ofNetwork(1, d.neurons(), 50, "").withRule(d.rule());
        assertThat(EXPERIMENT.expected(shorter.toOptions(DataPlaces.standard(null), 1)))
                .isEmpty();
    }

    @Tag("experiment")
    @ParameterizedTest
    @ValueSource(strings = {"additive", "multiplicative"})
    void defaultsGiveTheExpectedResult(String rule) {
        RunOptions options = EXPERIMENT.defaults().withRule(rule).toOptions(DataPlaces.standard(null), 1);
        ExpectedRange expected = EXPERIMENT.expected(options).orElseThrow();
        RunResult result = EXPERIMENT.run(options, ProgressListener.NONE);
        assertThat(expected.isMetBy(result.metrics()))
                .as("%s: %s", expected, result.metrics())
                .isTrue();
    }
}
