package io.github.snn4j.examples.balanced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Short runs. The means over many seeds are compared in {@link BalancedReferenceTest}. */
class BalancedNetworksTest {

    private static final Experiment CUBA = new Cuba();
    private static final Experiment COBA = new Coba();
    private static final Experiment BRUNEL = new Brunel();

    static Stream<Experiment> experiments() {
        return Stream.of(CUBA, COBA, BRUNEL);
    }

    private static RunResult run(Experiment experiment, long seed, int neurons, double seconds, int threads) {
        return run(
                experiment,
                seed,
                neurons,
                seconds,
                threads,
                experiment.defaults().regime());
    }

    private static RunResult run(
            Experiment experiment, long seed, int neurons, double seconds, int threads, String regime) {
        RunDefaults defaults = RunDefaults.ofNetwork(seed, neurons, seconds, regime);
        return experiment.run(defaults.toOptions(DataPlaces.standard(null), threads), ProgressListener.NONE);
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void defaultsGiveTheExpectedResult(Experiment experiment) {
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 2);
        RunResult result = experiment.run(options, ProgressListener.NONE);
        ExpectedRange expected = experiment.expected(options).orElseThrow();
        assertThat(expected.isMetBy(result.metrics()))
                .as("%s: %s", expected, result.metrics())
                .isTrue();
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("raster.png", "population-rate.png");
        assertThat(result.metrics().get("events_per_second")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void otherOptionsHaveNoExpectedRange(Experiment experiment) {
        RunDefaults d = experiment.defaults();
        RunOptions shorter = RunDefaults.ofNetwork(1, d.neurons(), d.seconds() / 2, d.regime())
                .toOptions(DataPlaces.standard(null), 1);
        assertThat(experiment.expected(shorter)).isEmpty();
    }

    @Test
    void brunelNetworkIsAsFastAndIrregularAsTheReference() {
        RunResult result = run(BRUNEL, 1, 12_500, 0.5, 2);
        Reference reference = Reference.of("brunel-ai", "all");
        assertThat(result.metrics().get(Metrics.RATE_HZ)).isCloseTo(reference.rateHz(), withinPercentage(3));
        // The CV of a shorter stretch is a little lower: slow changes of the rate are left out.
        assertThat(result.metrics().get("cv")).isCloseTo(reference.cv(), within(0.05));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void threadsDoNotChangeTheSpikesAndTheSeedDoes(Experiment experiment) {
        int neurons = experiment == BRUNEL ? 1_300 * 5 / 4 : 2_000;
        String one = run(experiment, 7, neurons, 0.02, 1).fingerprint();
        assertThat(run(experiment, 7, neurons, 0.02, 3).fingerprint()).isEqualTo(one);
        assertThat(run(experiment, 8, neurons, 0.02, 1).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void synapticEventsAreSpikesTimesTheirSynapses() {
        // Every neuron of this network has 1,250 inputs, so all together have 1,250 outputs each on average.
        RunResult result = run(BRUNEL, 3, 12_500, 0.1, 2);
        double spikes = result.metrics().get(Metrics.RATE_HZ) * 12_500 * 0.1;
        assertThat(result.metrics().get(Metrics.SYNAPTIC_EVENTS)).isCloseTo(spikes * 1250, withinPercentage(0.5));
    }

    @Test
    void moreInputsThanNeuronsAreRefused() {
        assertThatThrownBy(() -> new CubaNetwork(79, 80)).hasMessageContaining("80.0 inputs and 79 neurons");
        assertThatThrownBy(() -> new CobaNetwork(79, 80)).hasMessageContaining("80.0 inputs and 79 neurons");
        assertThatThrownBy(() -> BrunelNetwork.published(Regime.AI).withNeurons(1000))
                .hasMessageContaining("1000 + 250 inputs needs at least as many neurons, got 800 + 200");
    }

    @ParameterizedTest
    @EnumSource(Regime.class)
    void regimesAreFoundByTheirNames(Regime regime) {
        assertThat(Regime.of(regime.option())).isEqualTo(regime);
        assertThat(BRUNEL.regimes()).contains(regime.option());
        assertThat(BRUNEL.expected(
                        BRUNEL.defaults().withRegime(regime.option()).toOptions(DataPlaces.standard(null), 1)))
                .isPresent();
    }

    @Test
    void anUnknownRegimeIsNamed() {
        assertThatThrownBy(() -> Regime.of("ia")).hasMessageContaining("[sr, ai, si-fast, si-slow], got ia");
    }
}
