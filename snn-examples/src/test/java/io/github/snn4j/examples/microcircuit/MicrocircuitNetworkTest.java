package io.github.snn4j.examples.microcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.snn4j.Network;
import io.github.snn4j.connect.Sparse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicrocircuitNetworkTest {

    @Test
    void theFullNetworkHasThePublishedSize() {
        MicrocircuitNetwork full = MicrocircuitNetwork.of(1);
        assertThat(full.neurons()).isEqualTo(77_169);
        // "About 0.3 billion synapses".
        assertThat(full.synapses()).isBetween(295_000_000L, 302_000_000L);
        Network network = full.network();
        assertThat(network.populations()).hasSize(8);
        // 64 pairs, 9 of which are not joined.
        assertThat(network.projections()).hasSize(55);
        long drawn = network.projections().values().stream()
                .mapToLong(p -> ((Sparse.FixedTotal) p.connectivity()).count())
                .sum();
        assertThat(drawn).isEqualTo(full.synapses());
    }

    @Test
    void aWeightIsThePublishedCurrent() {
        // 87.8 pA onto 250 pF with 10 ms.
        assertThat(MicrocircuitNetwork.WEIGHT).isCloseTo(87.8 * 10 / 250, withinPercentage(0.02));
    }

    @Test
    void aWeightCausesThePublishedPotential() {
        // The two equations, integrated by small Euler steps.
        double v = 0;
        double peak = 0;
        double current = MicrocircuitNetwork.WEIGHT;
        double dtMs = 1e-5;
        for (int k = 0; k < 500_000; k++) {
            v += dtMs / 10 * (current - v);
            current -= dtMs / 0.5 * current;
            peak = Math.max(peak, v);
        }
        assertThat(peak).isCloseTo(0.15, within(1e-5));
    }

    /** That a given pair is not joined has the probability (1 - 1/pairs)^synapses. */
    @ParameterizedTest
    @EnumSource(CorticalPopulation.class)
    void soManySynapsesJoinAPairWithTheGivenProbability(CorticalPopulation post) {
        for (CorticalPopulation pre : CorticalPopulation.values()) {
            double pairs = (double) pre.neurons() * post.neurons();
            double joined = 1 - Math.pow(1 - 1 / pairs, post.synapsesFrom(pre));
            assertThat(joined).as("%s to %s", pre, post).isCloseTo(post.probabilityFrom(pre), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.5, 1})
    void reducedNetworksKeepMeanAndVarianceOfTheInput(double scale) {
        MicrocircuitNetwork reduced = MicrocircuitNetwork.of(scale);
        for (CorticalPopulation post : CorticalPopulation.values()) {
            double[] full = input(MicrocircuitNetwork.of(1), post);
            double[] small = input(reduced, post);
            // Numbers of neurons and synapses are whole, hence the tolerance.
            assertThat(small[0]).as("mean input of %s", post).isCloseTo(full[0], within(0.3));
            assertThat(small[1]).as("variance of the input of %s", post).isCloseTo(full[1], withinPercentage(2));
        }
    }

    /** Mean and variance of the input with Poisson spikes at the published rates, the compensation included. */
    private static double[] input(MicrocircuitNetwork network, CorticalPopulation post) {
        double larger = 1 / Math.sqrt(network.scale());
        double external = larger * MicrocircuitNetwork.WEIGHT;
        double mean = external * network.externalRateHz(post);
        double variance = external * external * network.externalRateHz(post);
        for (CorticalPopulation pre : CorticalPopulation.values()) {
            double weight = larger * MicrocircuitNetwork.weight(pre, post);
            double rate = pre.rateHz() * network.synapses(pre, post) / network.neurons(post);
            mean += weight * rate;
            variance += weight * weight * rate;
        }
        return new double[] {mean * 0.5 / 1000 + network.compensation(post), variance};
    }

    @Test
    void aScaleOutOfItsRangeIsRefused() {
        assertThatThrownBy(() -> MicrocircuitNetwork.of(0)).hasMessageContaining("[0.01, 1], got 0.0");
        assertThatThrownBy(() -> MicrocircuitNetwork.of(1.5)).hasMessageContaining("got 1.5");
        assertThatThrownBy(() -> MicrocircuitNetwork.of(Double.NaN)).hasMessageContaining("got NaN");
    }
}
