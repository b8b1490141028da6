package io.github.snn4j.learning.stdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.signal.Trace;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiehlCookStdpTest {

    private static final long SEED = 2015;
    private static final int DURATION_MS = 600;
    private static final double W_MAX = 2;

    static Stream<DiehlCookStdp> variants() {
        DiehlCookStdp published = DiehlCookStdp.published().withRates(0.01, 0.05);
        return Stream.of(
                published,
                published.withTripletFactor(false),
                published.withTripletFactor(false).withTarget(0.4),
                published.withPreReading(Trace.Reading.AFTER_SPIKE),
                published.withTarget(0.3).withDependence(new WeightDependence(1, 0)),
                published.withTripletFactor(false).withDependence(new WeightDependence(0.2, 0.9)),
                DiehlCookStdp.postsynaptic(0.05, 0.3),
                DiehlCookStdp.postsynaptic(0.05, 0.3).withTauPre(35));
    }

    /** Event by event in double precision, from spike lists, depression before potentiation at the same time. */
    private static double reference(DiehlCookStdp rule, double start, double[] pre, double[] post) {
        double w = start;
        for (int t = 0; t < DURATION_MS; t++) {
            if (contains(pre, t)) {
                w = meet(rule, w, -rule.etaPre() * since(post, t, rule.tauPost1Ms()));
            }
            if (contains(post, t)) {
                double x = rule.preReading() == Trace.Reading.AFTER_SPIKE && contains(pre, t)
                        ? 1
                        : since(pre, t, rule.tauPreMs());
                double factor = rule.tripletFactor() ? since(post, t, rule.tauPost2Ms()) : 1;
                w = meet(rule, w, rule.etaPost() * factor * (x - rule.xTar()));
            }
        }
        return w;
    }

    private static double meet(DiehlCookStdp rule, double w, double dw) {
        double factor = dw > 0
                ? Math.pow((W_MAX - w) / W_MAX, rule.dependence().muPlus())
                : Math.pow(w / W_MAX, rule.dependence().muMinus());
        return Math.min(W_MAX, Math.max(0, w + dw * factor));
    }

    private static boolean contains(double[] times, int t) {
        for (double s : times) {
            if (s == t) {
                return true;
            }
        }
        return false;
    }

    /** Trace that a spike sets to 1, of the last spike before t. */
    private static double since(double[] times, int t, double tauMs) {
        return EventReference.trace(times, t, tauMs, Pairing.NEAREST);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void randomTrainsMatchTheEventsOneByOne(DiehlCookStdp rule) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] pre = ForcedSpikes.randomTrains(12, 25, DURATION_MS, random);
        double[][] post = ForcedSpikes.randomTrains(10, 25, DURATION_MS, random);
        float[] w = ForcedSpikes.plain().withWeights(0.8, Bounds.upTo(W_MAX)).learn(rule, pre, post, DURATION_MS);
        double most = 0;
        for (int i = 0; i < pre.length; i++) {
            for (int j = 0; j < post.length; j++) {
                double expected = reference(rule, 0.8, pre[i], post[j]);
                most = Math.max(most, Math.abs(expected - 0.8));
                assertThat((double) w[i * post.length + j])
                        .as("synapse %d -> %d, seed %d", i, j, SEED)
                        .isCloseTo(expected, within(1e-5));
            }
        }
        assertThat(most).isGreaterThan(0.05);
    }

    @Test
    void theFirstPostsynapticSpikePotentiatesNothingWithTheTripletFactor() {
        double[][] pre = {{10}};
        double[][] post = {{12}};
        assertThat(ForcedSpikes.plain().learn(DiehlCookStdp.published(), pre, post, 40))
                .containsExactly(0f);
        assertThat(ForcedSpikes.plain().learn(DiehlCookStdp.published().withTripletFactor(false), pre, post, 40)[0])
                .isPositive();
    }

    @Test
    void aSilentInputShrinksByTheTarget() {
        double[][] silent = {{}};
        double[][] post = {{12}};
        float[] w = ForcedSpikes.plain()
                .withWeights(1, Bounds.upTo(2))
                .learn(DiehlCookStdp.postsynaptic(0.1, 0.4), silent, post, 40);
        assertThat((double) w[0]).isCloseTo(1 - 0.1 * 0.4, within(1e-6));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiehlCookStdp.postsynaptic(0.1, -1))
                .withMessage("DiehlCookStdp.xTar must be >= 0, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiehlCookStdp.published().withTauPre(0))
                .withMessage("DiehlCookStdp.tauPreMs must be > 0 ms, got 0.0");
    }
}
