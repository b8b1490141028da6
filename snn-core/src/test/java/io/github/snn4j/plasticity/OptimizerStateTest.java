package io.github.snn4j.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each optimiser against its closed form, written as sums over the whole history, in double precision. */
class OptimizerStateTest {

    private static final double SHARE = 0.25;

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Optimizer.Sgd(0.3),
                new Optimizer.Momentum(0.1, 0.8),
                Optimizer.Adam.of(0.01),
                new Optimizer.Adam(0.02, 0.5, 0.7, 1e-3),
                Optimizer.Adamax.of(0.01),
                new Optimizer.Adamax(0.02, 0.5, 0.7, 1e-3),
                new Optimizer.RMaxProp(0.05, 0.6, 1e-3),
                Optimizer.RMaxProp.of(0.05, 3));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void stepIsTheClosedFormOfTheWholeHistory(Optimizer optimizer) {
        SplittableRandom random = new SplittableRandom(3);
        int n = 5;
        OptimizerState state = new OptimizerState(optimizer, n);
        double[][] history = new double[12][n];
        for (int t = 0; t < history.length; t++) {
            float[] changes = new float[n];
            for (int k = 0; k < n; k++) {
                changes[k] = k == 0 ? 0f : (float) (random.nextDouble() - 0.5) * (1 + 9 * (t % 3)) * k;
                history[t][k] = changes[k] * SHARE;
            }
            double factor = 1.0 / (1 + t);
            state.next(factor);
            state.turn(changes, 0, 2, (float) SHARE);
            state.turn(changes, 2, n, (float) SHARE);
            for (int k = 0; k < n; k++) {
                double expected = factor * step(optimizer, history, t, k);
                assertThat((double) changes[k])
                        .as("%s, step %s, weight %s", optimizer, t, k)
                        .isCloseTo(expected, within(2e-6 * Math.abs(expected) + 1e-6));
            }
        }
    }

    private static double step(Optimizer optimizer, double[][] history, int t, int k) {
        if (optimizer instanceof Optimizer.Sgd o) {
            return o.rate() * history[t][k];
        }
        if (optimizer instanceof Optimizer.Momentum o) {
            return o.rate() * weighted(history, t, k, o.decay(), 1);
        }
        if (optimizer instanceof Optimizer.Adam o) {
            double m = (1 - o.beta1()) * weighted(history, t, k, o.beta1(), 1);
            double s = (1 - o.beta2()) * weighted(history, t, k, o.beta2(), 2);
            double mHat = m / (1 - Math.pow(o.beta1(), t + 1));
            double sHat = s / (1 - Math.pow(o.beta2(), t + 1));
            return o.rate() * mHat / (Math.sqrt(sHat) + o.epsilon());
        }
        if (optimizer instanceof Optimizer.Adamax o) {
            double m = (1 - o.beta1()) * weighted(history, t, k, o.beta1(), 1) / (1 - Math.pow(o.beta1(), t + 1));
            return o.rate() * m / largest(history, t, k, o.beta2(), 1, o.epsilon());
        }
        Optimizer.RMaxProp o = (Optimizer.RMaxProp) optimizer;
        return o.rate() * history[t][k] / (Math.sqrt(largest(history, t, k, o.decay(), 2, 0)) + o.epsilon());
    }

    private static double weighted(double[][] history, int t, int k, double decay, int power) {
        double sum = 0;
        for (int i = 0; i <= t; i++) {
            sum += Math.pow(decay, t - i) * Math.pow(history[i][k], power);
        }
        return sum;
    }

    private static double largest(double[][] history, int t, int k, double decay, int power, double added) {
        double most = 0;
        for (int i = 0; i <= t; i++) {
            most = Math.max(most, Math.pow(decay, t - i) * (Math.pow(Math.abs(history[i][k]), power) + added));
        }
        return most;
    }

    @Test
    void momentumEndsAtTheMultipleOfTheRateThatItPromises() {
        OptimizerState state = new OptimizerState(new Optimizer.Momentum(0.1, 0.9), 1);
        float[] change = new float[1];
        for (int t = 0; t < 300; t++) {
            change[0] = 2f;
            state.next(1);
            state.turn(change, 0, 1, 1f);
        }
        assertThat(change[0]).isCloseTo(0.1f * 2f / (1 - 0.9f), within(1e-5f));
    }

    @Test
    void timeConstantOfRMaxPropIsTheTimeToOneOverE() {
        Optimizer.RMaxProp o = Optimizer.RMaxProp.of(1, 60);
        assertThat(Math.pow(o.decay(), 60)).isCloseTo(Math.exp(-1), within(1e-12));
    }

    @Test
    void valuesOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new Optimizer.Momentum(0.1, 1)).hasMessageContaining("Momentum.decay");
        assertThatThrownBy(() -> new Optimizer.Adamax(-1, 0.9, 0.9, 1e-8)).hasMessageContaining("Adamax.rate");
        assertThatThrownBy(() -> new Optimizer.Adamax(1, 0.9, 0.9, 0)).hasMessageContaining("Adamax.epsilon");
        assertThatThrownBy(() -> new Optimizer.RMaxProp(1, -0.1, 1e-8)).hasMessageContaining("RMaxProp.decay");
        assertThatThrownBy(() -> Optimizer.RMaxProp.of(1, 0)).hasMessageContaining("RMaxProp.tauSteps");
        assertThatThrownBy(() -> new OptimizerState(new Optimizer.Sgd(1), 1).next(-1))
                .hasMessageContaining("factor");
    }

    @Test
    void schedulesFollowTheirFormulas() {
        RateSchedule half = new RateSchedule.Stepwise(10, 0.5);
        assertThat(List.of(half.factorAt(0), half.factorAt(9), half.factorAt(10), half.factorAt(25)))
                .containsExactly(1.0, 1.0, 0.5, 0.25);
        assertThat(new RateSchedule.Exponential(4).factorAt(8)).isCloseTo(Math.exp(-2), within(1e-15));
        RateSchedule cosine = new RateSchedule.Cosine(100, 0.1);
        assertThat(cosine.factorAt(0)).isEqualTo(1);
        assertThat(cosine.factorAt(50)).isCloseTo(0.55, within(1e-12));
        assertThat(cosine.factorAt(100)).isCloseTo(0.1, within(1e-12));
        assertThat(cosine.factorAt(1000)).isEqualTo(cosine.factorAt(100));
        RateSchedule warm = half.afterWarmUp(4);
        assertThat(List.of(warm.factorAt(0), warm.factorAt(1), warm.factorAt(3), warm.factorAt(4), warm.factorAt(14)))
                .containsExactly(0.25, 0.5, 1.0, 1.0, 0.5);
        assertThat(RateSchedule.constant().factorAt(123)).isEqualTo(1);
    }
}
