package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.time.TimeStep;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The neuron against an independent solver and published numbers. */
class HodgkinHuxleyTest {

    private static final HodgkinHuxley MODEL = HodgkinHuxley.traubMiles();

    private static double ratio(double x) {
        return x == 0 ? 1 : x / StrictMath.expm1(x);
    }

    private static double[] slopes(double t, double[] y, double ge) {
        double v = y[0] + 63;
        double n4 = Math.pow(y[3], 4);
        double membrane =
                10 * (-60 - y[0]) + 20_000 * Math.pow(y[1], 3) * y[2] * (50 - y[0]) + 6_000 * n4 * (-90 - y[0]);
        return new double[] {
            (membrane - ge * Math.exp(-t / 5) * y[0]) / 200,
            1.28 * ratio((13 - v) / 4) * (1 - y[1]) - 1.4 * ratio((v - 40) / 5) * y[1],
            0.128 * Math.exp((17 - v) / 18) * (1 - y[2]) - 4 / (1 + Math.exp((40 - v) / 5)) * y[2],
            0.16 * ratio((15 - v) / 5) * (1 - y[3]) - 0.5 * Math.exp((10 - v) / 40) * y[3]
        };
    }

    private static double[] start(double v, double ge) {
        double[] y = new double[32];
        y[0] = v;
        y[1] = TraubMiles.steadyM(3);
        y[2] = TraubMiles.steadyH(3);
        y[3] = TraubMiles.steadyN(3);
        y[HodgkinHuxleySolver.G_EXC] = ge;
        return y;
    }

    /** A small conductance leaves the membrane below threshold, a large one makes it fire within 4 ms. */
    @ParameterizedTest
    @CsvSource({"-100, 5, 1, 0.015625", "-60, 60, 4, 0.00390625"})
    void theErrorFallsWithTheFourthPowerOfTheStepBelowThresholdAndThroughASpike(
            double v, double ge, double until, double coarsest) {
        double[] p = HodgkinHuxleySolver.row(MODEL, new TimeStep(1));
        OdeBench.assertFourthOrder(
                (t, y) -> slopes(t, y, ge),
                (h, y) -> HodgkinHuxleySolver.rungeKutta(p, 0, y, h, StrictMath.exp(-h / 10), 1),
                start(v, ge),
                4,
                until,
                coarsest);
    }

    @Test
    void aWholeSpikeAgreesWithTheIndependentSolution() {
        double[] from = start(-60, 60);
        double[] exact = {from[0], from[1], from[2], from[3]};
        double[] p = HodgkinHuxleySolver.row(MODEL, new TimeStep(0.1));
        double highest = -100;
        for (int k = 0; k < 100; k++) {
            double t = k * 0.1;
            exact = OdeBench.solve((s, y) -> slopes(t + s, y, 60), exact, 0, 0.1);
            HodgkinHuxleySolver.advance(p, 0, from, false);
            highest = Math.max(highest, exact[0]);
            assertThat(from[0]).as("step " + k).isCloseTo(exact[0], within(2e-2));
        }
        assertThat(highest).isGreaterThan(20);
    }

    @Test
    void ratesHaveTheirLimitsAtTheRemovableSingularities() {
        assertThat(TraubMiles.alphaM(13)).isEqualTo(1.28);
        assertThat(TraubMiles.betaM(40)).isCloseTo(1.4, within(1e-15));
        assertThat(TraubMiles.alphaN(15)).isEqualTo(0.16);
        for (double e : new double[] {1e-9, 1e-4, 1e-2, 0.0399, 0.0401}) {
            assertThat(TraubMiles.alphaM(13 - e)).isCloseTo(0.32 * e / StrictMath.expm1(e / 4), within(1e-12));
        }
    }

    @Test
    void gatesSettleAtAlphaOverAlphaPlusBeta() {
        HodgkinHuxley passive =
                new HodgkinHuxley(200, 10, 0, 0, -40, 50, -90, -63, 2, 0, MODEL.synapse(), MODEL.detection());
        double[] y = start(-40, 0);
        double[] p = HodgkinHuxleySolver.row(passive, new TimeStep(0.1));
        for (int k = 0; k < 2000; k++) {
            HodgkinHuxleySolver.advance(p, 0, y, false);
        }
        assertThat(y[1]).isCloseTo(TraubMiles.steadyM(23), within(1e-9));
        assertThat(y[2]).isCloseTo(TraubMiles.steadyH(23), within(1e-9));
        assertThat(y[3]).isCloseTo(TraubMiles.steadyN(23), within(1e-9));
    }

    /** Without input the cell has no rest below -34 mV: the paper's cell, with its leak at -65 mV, has one. */
    @Test
    void thePresetFiresWithoutInputAndRestsWithALowerLeak() {
        for (double v = -90; v < -34; v += 0.5) {
            double x = v + 63;
            double[] y = {v, TraubMiles.steadyM(x), TraubMiles.steadyH(x), TraubMiles.steadyN(x)};
            assertThat(slopes(0, y, 0)[0]).as("v %s", v).isPositive();
        }
        double[] at = OdeBench.fire(MODEL, 0.1, 400, 0);
        assertThat(at).hasSizeGreaterThan(4);
        // A period later the independent solution is where it was.
        double period = at[at.length - 1] - at[at.length - 2];
        OdeBench bench = new OdeBench(1, 1, 0.1).bind(MODEL);
        for (int k = 0; k < 2000; k++) {
            bench.step(1, false);
        }
        double[] y = Stream.of("v", "m", "h", "n")
                .mapToDouble(name -> bench.states.get(name)[0])
                .toArray();
        double[] later = OdeBench.solve((t, x) -> slopes(t, x, 0), y, 0, period);
        assertThat(later[0]).isCloseTo(y[0], within(0.05));
        assertThat(OdeBench.fire(leak(-65), 0.1, 400, 0)).isEmpty();
    }

    private static HodgkinHuxley leak(double eL) {
        return new HodgkinHuxley(200, 10, 20_000, 6_000, eL, 50, -90, -63, 2, 0, MODEL.synapse(), MODEL.detection());
    }

    /** The cell of the published tables. Its gates start where they settle at V = -60, not shifted by vT. */
    private static final HodgkinHuxley PUBLISHED = new HodgkinHuxley(
            110,
            9,
            19_000,
            5_000,
            -70,
            40,
            -80,
            -63,
            3.5,
            1,
            new Synapse.Conductance(0.3, 3, 1, -90),
            HodgkinHuxley.Detection.PEAK);

    /** What arrives in 4 ms: a current from 1.1 ms on, one nS at 1.1 and 2.2 ms. Checks each step against the table. */
    private static int published(ToDoubleFunction<double[]> error, double gError, Predicate<double[]> step)
            throws IOException {
        List<double[]> potentials = OdeBench.reference("hh_cond_exp_traub_vm.csv");
        List<double[]> conductances = OdeBench.reference("hh_cond_exp_traub_g.csv");
        double[] y = new double[32];
        y[0] = 10;
        y[1] = TraubMiles.steadyM(-60);
        y[2] = TraubMiles.steadyH(-60);
        y[3] = TraubMiles.steadyN(-60);
        int fired = 0;
        for (int k = 1; k <= 40; k++) {
            y[HodgkinHuxleySolver.EXTERNAL] = k > 11 ? 100 : 0;
            fired = step.test(y) ? k : fired;
            y[HodgkinHuxleySolver.G_EXC] += k == 11 || k == 22 ? 1 : 0;
            double[] v = potentials.get(k - 1);
            double[] g = conductances.get(k - 1);
            assertThat(y[0]).as("v in step %d", k).isCloseTo(v[1], within(error.applyAsDouble(v)));
            assertThat(y[HodgkinHuxleySolver.G_EXC]).as("gExc in step %d", k).isCloseTo(g[1], within(gError * g[1]));
            assertThat(y[HodgkinHuxleySolver.G_INH]).isZero();
        }
        return fired;
    }

    /** The table was made with a tolerance of 1e-3 mV per step, so an accurate solution is some 1.4e-3 mV away. */
    @Test
    void agreesWithThePublishedTableWithinItsTolerance() throws IOException {
        double[] p = HodgkinHuxleySolver.row(PUBLISHED, new TimeStep(0.1));
        assertThat(published(row -> 2e-3, 3e-5, y -> HodgkinHuxleySolver.advance(p, 0, y, true)))
                .isEqualTo(2);
    }

    /** Fehlberg's method with that tolerance, on these equations, gives all digits of the table. */
    @Test
    void theEquationsGiveAllDigitsOfThePublishedTableWithItsMethod() throws IOException {
        double[] p = HodgkinHuxleySolver.row(PUBLISHED, new TimeStep(0.1));
        Fehlberg solver = new Fehlberg(p);
        published(row -> 1e-5 * Math.abs(row[1]), 1e-5, y -> {
            solver.step(y);
            return false;
        });
    }

    /** Runge-Kutta-Fehlberg 4(5) with the step control of the GNU Scientific Library, absolute tolerance 1e-3. */
    private static final class Fehlberg {
        private static final double[][] A = {
            {},
            {1 / 4.0},
            {3 / 32.0, 9 / 32.0},
            {1932 / 2197.0, -7200 / 2197.0, 7296 / 2197.0},
            {439 / 216.0, -8, 3680 / 513.0, -845 / 4104.0},
            {-8 / 27.0, 2, -3544 / 2565.0, 1859 / 4104.0, -11 / 40.0}
        };
        private static final double[] FIFTH = {16 / 135.0, 0, 6656 / 12825.0, 28561 / 56430.0, -9 / 50.0, 2 / 55.0};
        private static final double[] FOURTH = {25 / 216.0, 0, 1408 / 2565.0, 2197 / 4104.0, -1 / 5.0, 0};
        private final double[] p;
        private double suggested = 0.1;

        Fehlberg(double[] p) {
            this.p = p;
        }

        private double[] slopes(double[] y, double[] x) {
            HodgkinHuxleySolver.slopes(p, 0, y, x[0], x[1], x[2], x[3], x[4], x[5], y[HodgkinHuxleySolver.EXTERNAL]);
            double[] k = Arrays.copyOf(Arrays.copyOfRange(y, HodgkinHuxleySolver.K, HodgkinHuxleySolver.K + 4), 6);
            k[4] = -x[4] / 0.3;
            k[5] = -x[5] / 3;
            return k;
        }

        /** Advances by 0.1 ms; the length of the last inner step is kept for the next. */
        void step(double[] y) {
            double left = 0.1;
            while (left > 0) {
                double h = Math.min(suggested, left);
                double[][] k = new double[6][];
                double[] next = new double[6];
                for (int s = 0; s < 6; s++) {
                    k[s] = slopes(y, add(y, h, A[s], k));
                }
                next = add(y, h, FIFTH, k);
                double[] fourth = add(y, h, FOURTH, k);
                double error = 1e-300;
                for (int d = 0; d < 6; d++) {
                    error = Math.max(error, Math.abs(next[d] - fourth[d]) / 1e-3);
                }
                if (!(error <= 1.1)) {
                    suggested = h * Math.max(0.2, Double.isFinite(error) ? 0.9 / Math.pow(error, 0.2) : 0.2);
                    continue;
                }
                suggested = error < 0.5 ? h * Math.min(5, Math.max(1, 0.9 / Math.pow(error, 1 / 6.0))) : h;
                left = h < left ? left - h : 0;
                System.arraycopy(next, 0, y, 0, 6);
            }
        }

        private static double[] add(double[] y, double h, double[] weights, double[][] k) {
            double[] x = Arrays.copyOf(y, 6);
            for (int s = 0; s < weights.length; s++) {
                for (int d = 0; d < 6; d++) {
                    x[d] += weights[s] == 0 ? 0 : h * weights[s] * k[s][d];
                }
            }
            return x;
        }
    }

    @Test
    void aSpikeIsSentOncePerSwing() {
        assertThat(OdeBench.fire(MODEL, 0.1, 200, 300)).hasSizeGreaterThan(5);
        assertThat(OdeBench.fire(MODEL, 0.1, 200, 300))
                .hasSameSizeAs(OdeBench.fire(MODEL.withDetection(HodgkinHuxley.Detection.PEAK), 0.1, 200, 300));
        assertThat(OdeBench.fire(MODEL, 0.1, 200, -300)).isEmpty();
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> MODEL.withSynapse(new Synapse.Delta())).hasMessageContaining("HodgkinHuxley.synapse");
    }
}
