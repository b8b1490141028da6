package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.spike.PoissonSource;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The neuron against closed forms. */
class LifTest {

    private static final Lif UNREACHABLE = Lif.delta(20).withPotentials(0, 0, 1e6);

    @ParameterizedTest
    @CsvSource({
        "1.05, 1.0, 0",
        "1.05, 0.1, 0",
        "1.3, 1.0, 2",
        "1.3, 0.5, 2",
        "1.3, 0.25, 2",
        "2.0, 0.1, 5",
        "5.0, 0.1, 3",
        "20.0, 0.05, 1"
    })
    void rateFollowsTheClosedFormToOneStepPerInterval(float drive, double dtMs, double tRefMs) {
        Lif lif = Lif.delta(20).withRefractory(tRefMs);
        double period = tRefMs + 20 * Math.log(drive / (drive - 1.0));
        long[] at = NeuronBench.spikesUnderCurrent(lif, dtMs, (int) (2000 / dtMs), drive);
        double measured = (at[at.length - 1] - at[0]) * dtMs / (at.length - 1);
        assertThat(measured).isBetween(period - 1e-6, period + dtMs + 1e-6);
    }

    @ParameterizedTest
    @ValueSource(floats = {0f, 0.5f, 0.999f, 1f})
    void nothingFiresAtOrBelowRheobase(float drive) {
        assertThat(NeuronBench.spikesUnderCurrent(Lif.delta(20), 1, 5000, drive))
                .isEmpty();
        assertThat(NeuronBench.spikesUnderCurrent(Lif.delta(20), 0.1, 5000, drive))
                .isEmpty();
    }

    @Test
    void biasActsAsAConstantCurrent() {
        assertThat(NeuronBench.spikesUnderCurrent(Lif.delta(20).withBias(1.3), 1, 500, 0f))
                .isEqualTo(NeuronBench.spikesUnderCurrent(Lif.delta(20), 1, 500, 1.3f))
                .isNotEmpty();
    }

    @Test
    void oneStepOfTenMsEqualsTenStepsOfOne() {
        Lif lif = Lif.exponential(20, 5).withPotentials(0, 0, 10);
        try (Simulator coarse = NeuronBench.start(lif, 10);
                Simulator fine = NeuronBench.start(lif, 1)) {
            for (Simulator sim : new Simulator[] {coarse, fine}) {
                sim.setVariable("n", "v", new float[] {0.3f});
                sim.setVariable("n", "current", new float[] {0.8f});
                sim.external("n", "current", 0.2f);
            }
            coarse.run(1);
            fine.run(10);
            assertThat(coarse.variable("n", "v")[0]).isCloseTo(fine.variable("n", "v")[0], within(5e-7f));
            double exact = 0.2 + 0.1 * Math.exp(-0.5) + 0.8 * Propagators.currentToMembrane(20, 5, 10);
            assertThat((double) coarse.variable("n", "v")[0]).isCloseTo(exact, within(1e-7));
        }
    }

    @Test
    void anUndrivenMembraneDecaysExponentially() {
        try (Simulator sim = NeuronBench.start(Lif.delta(20), 1)) {
            sim.setVariable("n", "v", new float[] {0.9f});
            sim.run(100);
            assertThat((double) sim.variable("n", "v")[0]).isCloseTo(0.9 * Math.exp(-5), within(1e-7));
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 5, 0.1", "10, 2, 0.5", "5, 20, 0.25", "10, 10, 0.1", "10, 10.0000001, 0.1"})
    void exponentialSynapseCausesTheDoubleExponentialPotential(double tauMem, double tauSyn, double dtMs) {
        Lif lif = Lif.exponential(tauMem, tauSyn).withPotentials(0, 0, 10);
        float[] v = NeuronBench.response(lif, Receptor.INPUT, 1, "v", dtMs, (int) (60 / dtMs), 0);
        int peak = 0;
        for (int k = 0; k < v.length; k++) {
            assertThat((double) v[k]).isCloseTo(potential(tauMem, tauSyn, k * dtMs), within(3e-6));
            peak = v[k] > v[peak] ? k : peak;
        }
        assertThat(peak * dtMs).isCloseTo(peakMs(tauMem, tauSyn), within(1.5 * dtMs));
    }

    private static double potential(double tauMem, double tauSyn, double t) {
        return Math.abs(tauMem - tauSyn) < 1e-5
                ? t / tauMem * Math.exp(-t / tauMem)
                : tauSyn / (tauMem - tauSyn) * (Math.exp(-t / tauMem) - Math.exp(-t / tauSyn));
    }

    private static double peakMs(double tauMem, double tauSyn) {
        return Math.abs(tauMem - tauSyn) < 1e-5
                ? tauMem
                : tauMem * tauSyn / (tauMem - tauSyn) * Math.log(tauMem / tauSyn);
    }

    /** Campbell: mean w r tau and variance w^2 r tau / 2, here with the exact sums for a grid. */
    @Test
    void poissonInputGivesMeanAndVarianceOfCampbell() {
        int neurons = 100;
        double weight = 0.1;
        double rateHz = 500;
        double dtMs = 0.1;
        Network network = Network.builder()
                .source("in", neurons, new PoissonSource(rateHz))
                .population("out", neurons, UNREACHABLE)
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.oneToOne())
                        .weight(weight))
                .build();
        double sum = 0;
        double squares = 0;
        long n = 0;
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(dtMs, 20261124))) {
            sim.runMs(200);
            for (int k = 0; k < 240; k++) {
                sim.runMs(10);
                for (float v : sim.variable("out", "v")) {
                    sum += v;
                    squares += (double) v * v;
                    n++;
                }
            }
        }
        double mean = sum / n;
        double variance = squares / n - mean * mean;
        double p = -Math.expm1(-rateHz * dtMs * 1e-3);
        double decay = Math.exp(-dtMs / 20);
        assertThat(mean).as("seed 20261124").isCloseTo(weight * p / (1 - decay), within(0.007));
        assertThat(variance)
                .as("seed 20261124")
                .isCloseTo(weight * weight * p * (1 - p) / (1 - decay * decay), within(0.003));
        assertThat(mean).isCloseTo(weight * rateHz * 0.02, within(0.04));
        assertThat(variance).isCloseTo(weight * weight * rateHz * 0.02 / 2, within(0.007));
    }

    @Test
    void refractoryPeriodLimitsTheRate() {
        long[] at = NeuronBench.spikesUnderCurrent(Lif.delta(20).withRefractory(5), 1, 601, 1e4f);
        assertThat(at).hasSize(101);
        for (int k = 0; k < at.length; k++) {
            assertThat(at[k]).isEqualTo(6L * k);
        }
    }

    @Test
    void subtractingResetKeepsWhatExceededTheThreshold() {
        float[] hard = NeuronBench.response(Lif.delta(20), Receptor.INPUT, 1.5, "v", 1, 1, 0);
        float[] soft = NeuronBench.response(Lif.delta(20).withReset(Reset.SUBTRACT), Receptor.INPUT, 1.5, "v", 1, 1, 0);
        assertThat(hard[0]).isEqualTo(0f);
        assertThat(soft[0]).isEqualTo(0.5f);
    }

    @Test
    void deltaArrivalsAreLostWhileRefractory() {
        Lif lif = Lif.delta(20).withRefractory(5);
        float[] v = NeuronBench.response(lif, Receptor.INPUT, 1.5, "v", 1, 8, 0, 1, 3, 5);
        assertThat(v).containsOnly(0f);
        float[] first =
                NeuronBench.response(lif.withPotentials(0, 0, 1.4), Receptor.INPUT, 1.45, "refractory", 1, 8, 0, 5, 6);
        assertThat(first[6])
                .as("fires again in the first step after the period")
                .isGreaterThan(first[5]);
    }

    @Test
    void currentsGoOnWhileRefractory() {
        Lif lif = Lif.exponential(20, 5).withRefractory(4);
        float[] current = NeuronBench.response(lif, Receptor.INPUT, 30, "current", 1, 6, 0);
        for (int k = 0; k < current.length; k++) {
            assertThat((double) current[k]).isCloseTo(30 * Math.exp(-k / 5.0), within(2e-5));
        }
    }

    @Test
    void constantConductanceIsIntegratedExactly() {
        Lif lif = conductance(1e12);
        try (Simulator sim = NeuronBench.start(lif, 2)) {
            sim.setVariable("n", "gExc", new float[] {3f});
            sim.setVariable("n", "gInh", new float[] {1f});
            sim.run(5);
            double u = (3 * 2.0 + 1 * -1.0) / 5;
            assertThat((double) sim.variable("n", "v")[0]).isCloseTo(u * (1 - Math.exp(-10 * 5 / 20.0)), within(1e-6));
        }
    }

    @Test
    void decayingConductanceConvergesWithSecondOrder() {
        double[] steps = {1.6, 0.8, 0.4, 0.2};
        double exact = referencePotential(4, 8);
        double[] error = new double[steps.length];
        for (int k = 0; k < steps.length; k++) {
            try (Simulator sim = NeuronBench.start(conductance(5), steps[k])) {
                sim.setVariable("n", "gExc", new float[] {4f});
                sim.runMs(8);
                error[k] = Math.abs(sim.variable("n", "v")[0] - exact);
            }
        }
        double order = Math.log(error[0] / error[3]) / Math.log(8);
        assertThat(order).as("errors %s", Arrays.toString(error)).isCloseTo(2, within(0.1));
    }

    private static Lif conductance(double tauMs) {
        return Lif.delta(20)
                .withSynapse(new Synapse.Conductance(tauMs, tauMs, 2, -1))
                .withPotentials(0, 0, 10);
    }

    /** Fourth-order Runge-Kutta in steps of a microsecond for g(t) = g0 exp(-t/5). */
    private static double referencePotential(double g0, double untilMs) {
        double h = 1e-3;
        double v = 0;
        for (int k = 0; k < Math.round(untilMs / h); k++) {
            double t = k * h;
            double k1 = slope(g0, t, v);
            double k2 = slope(g0, t + h / 2, v + h / 2 * k1);
            double k3 = slope(g0, t + h / 2, v + h / 2 * k2);
            double k4 = slope(g0, t + h, v + h * k3);
            v += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        return v;
    }

    private static double slope(double g0, double t, double v) {
        return (-v + g0 * Math.exp(-t / 5) * (2 - v)) / 20;
    }

    @Test
    void leakScalingMakesTheWeightThePotentialOfASpikeInEveryStep() {
        int[] everyStep = IntStream.range(0, 400).toArray();
        Lif lif = UNREACHABLE.withScaling(Lif.InputScaling.LEAK);
        float[] v = NeuronBench.response(lif, Receptor.INPUT, 0.7, "v", 1, 400, everyStep);
        assertThat(v[0]).isCloseTo((float) (0.7 * (1 - Math.exp(-1 / 20.0))), within(1e-6f));
        assertThat(v[399]).isCloseTo(0.7f, within(1e-5f));
    }

    @Test
    void ofThoseThatReachThresholdTogetherOnlyTheFarthestFires() {
        Lif lif = Lif.delta(20).withCompetition(Competition.ONE_WINNER_PER_STEP);
        Network network = Network.builder().population("n", 4, lif).build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(1, 1))) {
            sim.setVariable("n", "v", new float[] {1.5f, 2.5f, 2.5f, 0.5f});
            sim.step();
            assertThat(sim.spikes("n").count(0)).isEqualTo(1);
            assertThat(sim.spikes("n").index(0, 0)).as("lowest index at a tie").isEqualTo(1);
            float decay = (float) Math.exp(-1 / 20.0);
            float[] v = sim.variable("n", "v");
            assertThat(v[0]).isCloseTo(1.5f * decay, within(1e-6f));
            assertThat(v[1]).isZero();
            assertThat(v[2]).isCloseTo(2.5f * decay, within(1e-6f));
            sim.run(2);
            assertThat(sim.spikeCount("n")).as("the others fire later").isEqualTo(3);
        }
    }
}
