package io.github.snn4j.examples.balanced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.snn4j.Network;
import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Means over seeds against those of another simulator with the same parameters and the same measuring time. */
@Tag("experiment")
class BalancedReferenceTest {

    private static Map<String, DoubleSummaryStatistics> means(Network network, Reference reference, int seeds) {
        Map<String, DoubleSummaryStatistics> means = new LinkedHashMap<>();
        for (long seed = 1; seed <= seeds; seed++) {
            RunResult result = new BalancedRun(
                            "reference",
                            network,
                            reference.settleMs(),
                            RunDefaults.ofNetwork(seed, 1, reference.seconds(), "")
                                    .toOptions(DataPlaces.standard(null), 2),
                            ProgressListener.NONE)
                    .measure()
                    .build();
            // A network that needs no drive may fall silent for good; that is rare, and says nothing about the others.
            if (result.metrics().get(Metrics.RATE_HZ) > 0) {
                result.metrics()
                        .forEach((metric, value) -> means.computeIfAbsent(metric, m -> new DoubleSummaryStatistics())
                                .accept(value));
            }
        }
        assertThat(means.get(Metrics.RATE_HZ).getCount()).as("active networks").isGreaterThan(seeds * 95L / 100);
        return means;
    }

    private static void compare(String name, Network network, int seeds) {
        Reference all = Reference.of(name, "all");
        Map<String, DoubleSummaryStatistics> means = means(network, all, seeds);
        assertRate(means, "exc_rate_hz", Reference.of(name, "exc").rateHz());
        assertRate(means, "inh_rate_hz", Reference.of(name, "inh").rateHz());
        assertRate(means, Metrics.RATE_HZ, all.rateHz());
        assertThat(means.get("cv").getAverage()).as("%s, cv", name).isCloseTo(all.cv(), within(0.05));
        assertThat(means.get("synchrony").getAverage())
                .as("%s, synchrony", name)
                .isCloseTo(all.synchrony(), withinPercentage(10));
    }

    private static void assertRate(Map<String, DoubleSummaryStatistics> means, String metric, double expected) {
        assertThat(means.get(metric).getAverage()).as(metric).isCloseTo(expected, withinPercentage(3));
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void brunel(Regime regime) {
        compare("brunel-" + regime.option(), BrunelNetwork.published(regime).network(), 10);
    }

    @Test
    void cuba() {
        compare("cuba", CubaNetwork.published().network(), 40);
    }

    @Test
    void coba() {
        compare("coba", CobaNetwork.published().network(), 80);
    }

    /** The theory leaves out correlations, so it holds best where there are none. */
    @Test
    void meanFieldTheoryPredictsTheRateWhereActivityIsIrregular() {
        assertMeanField(Regime.AI);
        assertMeanField(Regime.SI_FAST);
    }

    private static void assertMeanField(Regime regime) {
        Reference reference = Reference.of("brunel-" + regime.option(), "all");
        assertThat(BrunelNetwork.published(regime).meanFieldRateHz())
                .as("%s", regime)
                .isCloseTo(reference.rateHz(), withinPercentage(10));
    }
}
