package io.github.snn4j.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.random.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Currents: what is injected, and what it does to a membrane. */
class CurrentsTest {

    private static final long SEED = 1729;
    private static final double DT_MS = 0.1;
    private static final double TAU = 10;
    private static final Lif SILENT = Lif.delta(TAU).withPotentials(0, 0, 1e6);

    private static Network network(int size, Stimulus... stimuli) {
        Network.Builder builder = Network.builder().population("n", size, SILENT);
        for (Stimulus s : stimuli) {
            builder.stimulus("n", s);
        }
        return builder.build();
    }

    private static Simulator simulator(Network network) {
        return Simulator.of(network, SimulationConfig.of(DT_MS, SEED));
    }

    @Test
    void stepsOfCurrentMoveTheMembraneAsExponentials() {
        Stimulus steps = InjectedCurrent.steps(new double[] {10, 30}, new double[] {5, -2});
        try (Simulator sim = simulator(network(3, steps))) {
            sim.runMs(10);
            assertThat(sim.variable("n", "v")).containsOnly(0f);
            sim.runMs(20);
            double atThirty = 5 * -Math.expm1(-20 / TAU);
            assertThat(sim.variable("n", "v")[1]).isCloseTo((float) atThirty, within(2e-5f));
            sim.runMs(7);
            double later = -2 + (atThirty + 2) * Math.exp(-7 / TAU);
            assertThat(sim.variable("n", "v")[1]).isCloseTo((float) later, within(2e-5f));
        }
    }

    @Test
    void sinusoidReachesTheAmplitudeOfALowPass() {
        double hz = 20;
        double omega = 2 * Math.PI * hz * 1e-3;
        try (Simulator sim = simulator(network(1, InjectedCurrent.sinusoid(3, 2, hz)))) {
            sim.runMs(200);
            for (int k = 0; k < 50; k++) {
                sim.runMs(1);
                double t = 201 + k;
                double phase = Math.atan(omega * TAU);
                double expected = 3 + 2 * Math.cos(phase) * Math.sin(omega * t - phase);
                assertThat(sim.variable("n", "v")[0]).isCloseTo((float) expected, within(1e-4f));
            }
        }
    }

    @Test
    void currentsAddToEachOtherAndToWhatIsSetFromOutside() {
        Stimulus scaled = new InjectedCurrent(TimeCourse.constant(2), Values.given(1, -1, 0.5));
        try (Simulator sim = simulator(network(3, scaled, InjectedCurrent.constant(10)))) {
            sim.external("n", "current", 100);
            sim.runMs(300);
            assertThat(sim.variable("n", "v")).containsExactly(new float[] {112, 108, 111}, within(1e-3f));
            sim.external("n", "current", 0);
            sim.runMs(300);
            assertThat(sim.variable("n", "v")).containsExactly(new float[] {12, 8, 11}, within(1e-4f));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 4", "1, 4", "5, 1.5", "20, 0.5"})
    void membraneUnderNoiseHasTheVarianceOfItsClosedForm(double intervalMs, double sd) {
        int size = 4000;
        double sum = 0;
        double squares = 0;
        int looks = 4;
        try (Simulator sim = simulator(network(size, new NoiseCurrent(1.5, sd, intervalMs)))) {
            for (int look = 0; look < looks; look++) {
                sim.runMs(60); // six time constants, and whole intervals
                for (float v : sim.variable("n", "v")) {
                    sum += v - 1.5;
                    squares += (v - 1.5) * (v - 1.5);
                }
            }
        }
        double n = size * looks;
        double variance = sd * sd * Math.tanh(intervalMs / (2 * TAU));
        assertThat(squares / n)
                .as("variance, seed %d", SEED)
                .isCloseTo(variance, within(5 * variance * Math.sqrt(2 / n)));
        // 1.5 exp(-6) is left of the start at the first look.
        assertThat(sum / n)
                .as("mean, seed %d", SEED)
                .isCloseTo(-1.5 * Math.exp(-6) / looks, within(5 * Math.sqrt(variance / n)));
    }

    @Test
    void noiseIsHeldForItsIntervalAndThenNew() {
        TestStimulusContext context = TestStimulusContext.of(2000, DT_MS);
        Stimulus.Injector injector = new NoiseCurrent(2, 3, 0.4).bind(context);
        float[][] values = new float[40][];
        for (int step = 0; step < 40; step++) {
            injector.inject(step, 0, context.all());
            values[step] = context.take();
        }
        double mean = 0;
        double product = 0;
        double neighbours = 0;
        for (int step = 0; step < 40; step++) {
            if (step % 4 != 0) {
                assertThat(values[step]).isEqualTo(values[step - 1]);
                continue;
            }
            for (int n = 1; n < 2000; n++) {
                double x = (values[step][n] - 2) / 3;
                mean += x;
                neighbours += x * (values[step][n - 1] - 2) / 3;
                product += step == 0 ? 0 : x * (values[step - 1][n] - 2) / 3;
            }
        }
        double tolerance = 4.5 / Math.sqrt(20_000);
        assertThat(mean / 19_990).as("seed %d", SEED).isCloseTo(0, within(tolerance));
        assertThat(neighbours / 19_990).as("neighbours, seed %d", SEED).isCloseTo(0, within(tolerance));
        assertThat(product / 17_991).as("intervals, seed %d", SEED).isCloseTo(0, within(tolerance));
    }

    @Test
    void noiseWithoutSdIsTheMean() {
        TestStimulusContext context = TestStimulusContext.of(3, DT_MS);
        new NoiseCurrent(2, 0, 0.1).bind(context).inject(7, 0, context.all());
        assertThat(context.take()).containsExactly(2, 2, 2);
    }

    @Test
    void mistakesAreNamed() {
        TestStimulusContext context = TestStimulusContext.of(4, DT_MS);
        assertThatThrownBy(() -> new NoiseCurrent(Double.NaN, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NoiseCurrent.mean");
        assertThatThrownBy(() -> new NoiseCurrent(0, -1, 1)).hasMessage("NoiseCurrent.sd must be >= 0, got -1.0");
        assertThatThrownBy(() -> new NoiseCurrent(0, 1, 0))
                .hasMessage("NoiseCurrent.intervalMs must be > 0 ms, got 0.0");
        assertThatThrownBy(() -> new NoiseCurrent(0, 1, 0.25).bind(context))
                .hasMessageContaining(
                        "Stimulus 'e.stimulus0': NoiseCurrent.intervalMs 0.25 is not a multiple of dtMs 0.1");
        assertThatThrownBy(() -> InjectedCurrent.constant(1e39)).hasMessageContaining("got Infinity");
        assertThatThrownBy(() -> new InjectedCurrent(TimeCourse.constant(1), Values.given(1, 2)).bind(context))
                .hasMessage("Stimulus 'e.stimulus0': InjectedCurrent.scale must have length 4, got 2");
        double[] times = {3, 2};
        assertThatThrownBy(() -> InjectedCurrent.steps(times, new double[2])).hasMessageContaining("must ascend");
    }
}
