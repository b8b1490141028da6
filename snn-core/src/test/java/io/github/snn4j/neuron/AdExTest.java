package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.time.TimeStep;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The neuron against an independent solver, laws of its equations and a published solution. */
class AdExTest {

    private static final AdEx MODEL = AdEx.bretteGerstner();

    private static double[] slopes(AdEx m, double t, double[] y, double ge, double gi, double ext) {
        double i = ge * Math.exp(-t / 2) * (0 - y[0]) + gi * Math.exp(-t / 5) * (-85 - y[0]) + ext;
        double upswing = m.gLNs() * m.deltaT() * Math.exp((y[0] - m.vT()) / m.deltaT());
        return new double[] {
            (-m.gLNs() * (y[0] - m.eL()) + upswing - y[1] + i) / m.cPf(),
            (m.aNs() * (y[0] - m.eL()) - y[1]) / m.tauWMs()
        };
    }

    private static double[] start(double v) {
        double[] y = new double[32];
        y[AdExSolver.V] = v;
        y[AdExSolver.W] = 20;
        y[AdExSolver.G_EXC] = 12;
        y[AdExSolver.G_INH] = 6;
        y[AdExSolver.EXTERNAL] = 100;
        return y;
    }

    @Test
    void theErrorFallsWithTheFourthPowerOfTheStep() {
        double[] p = AdExSolver.row(MODEL, new TimeStep(1));
        OdeBench.assertFourthOrder(
                (t, y) -> slopes(MODEL, t, y, 12, 6, 100),
                (h, y) -> AdExSolver.rungeKutta(
                        p, 0, y, h, Math.exp(-h / 4), Math.exp(-h / 10), Math.exp(-h / 2), Math.exp(-h / 5)),
                start(-60),
                2,
                16,
                1);
    }

    @Test
    void theUpswingTakesTheTimeOfTheIndependentSolution() {
        double[] y = new double[32];
        y[0] = -45;
        double[] p = AdExSolver.row(MODEL, new TimeStep(0.001));
        int steps = 0;
        while (!AdExSolver.advance(p, 0, y)) {
            steps++;
        }
        // Shortly before, only the exponential is left, and dv/dt = gL deltaT exp((v - vT)/deltaT)/C has a closed form.
        double[] v =
                OdeBench.solve((t, x) -> slopes(MODEL, t, x, 0, 0, 0), new double[] {-45, 0}, 0, (steps - 1) * 1e-3);
        double left = 281 / 30.0 * Math.exp(-(v[0] + 50.4) / 2);
        assertThat(left).isBetween(0.98e-3, 2.02e-3);
    }

    @Test
    void rheobaseSeparatesSilenceFromFiring() {
        // Without adaptation dv/dt has its minimum at vT: I = gL (vT - eL - deltaT).
        AdEx plain = MODEL.withAdaptation(0, 0, 100);
        double rheobase = 30 * (-50.4 + 70.6 - 2);
        assertThat(OdeBench.fire(plain, 0.1, 1000, rheobase * 0.998)).isEmpty();
        assertThat(OdeBench.fire(plain, 0.1, 1000, rheobase * 1.005)).isNotEmpty();
    }

    @Test
    void aSpikeRaisesTheAdaptationByBAndIntervalsGrow() {
        double[] y = new double[32];
        y[0] = 19.999;
        y[1] = 3;
        AdExSolver.advance(AdExSolver.row(MODEL.withRefractory(1), new TimeStep(0.1)), 0, y);
        assertThat(y[1]).isCloseTo(83.5, within(0.1));
        double[] at = OdeBench.fire(MODEL, 0.1, 500, 1000);
        assertThat(at[1] - at[0]).isLessThan(0.8 * (at[at.length - 1] - at[at.length - 2]));
    }

    @Test
    void theRefractoryPeriodLimitsTheRate() {
        double[] at = OdeBench.fire(MODEL.withAdaptation(0, 0, 100).withRefractory(2), 0.1, 200, 1e8);
        assertThat(at[at.length - 1] - at[at.length - 2]).isCloseTo(2.1, within(1e-9));
    }

    @Test
    void withoutSlopeItIsALeakyIntegrator() {
        AdEx lif = new AdEx(200, 10, -70, -50, 0, 0, 0, 100, -70, 0, 0, new Synapse.ExponentialCurrent(5));
        double[] at = OdeBench.fire(lif, 0.01, 200, 300);
        double period = 20 * Math.log(30.0 / 10.0);
        assertThat(at[3] - at[2]).isCloseTo(period, within(0.011));
    }

    /**
     * Mean relative errors over the steps of its 100 ms, between whose rows the published solution is taken as
     * straight: of w in all steps, of v in those where neither it nor a neighbour is above -40 mV, in the upswing.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1})
    void agreesWithThePublishedLsodarSolution(double dt) throws IOException {
        List<double[]> rows = OdeBench.reference("aeif_lsodar.dat");
        AdEx m = new AdEx(200, 11, -70, -50, 2, 3, 0, 300, -58, 0, 0, new Synapse.Conductance(1, 1, 0, -85));
        double[] p = AdExSolver.row(m, new TimeStep(dt));
        double[] y = new double[32];
        y[0] = -70;
        y[1] = 5;
        y[AdExSolver.EXTERNAL] = 420;
        double errorV = 0;
        double errorW = 0;
        int quiet = 0;
        int next = 1;
        int steps = (int) (rows.get(rows.size() - 1)[0] / dt);
        for (int k = 1; k <= steps; k++) {
            AdExSolver.advance(p, 0, y);
            while (rows.get(next)[0] < k * dt) {
                next++;
            }
            double[] before = rows.get(next - 1);
            double[] after = rows.get(next);
            double share = (k * dt - before[0]) / (after[0] - before[0]);
            double v = before[1] + share * (after[1] - before[1]);
            double w = before[2] + share * (after[2] - before[2]);
            errorW += Math.abs((y[1] - w) / w);
            if (Math.max(y[0], Math.max(before[1], after[1])) < -40) {
                errorV += Math.abs((y[0] - v) / v);
                quiet++;
            }
        }
        assertThat(quiet).isGreaterThan(steps * 9 / 10);
        assertThat(errorV / quiet).isLessThan(5e-4);
        assertThat(errorW / steps).isLessThan(1e-4);
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> MODEL.withSynapse(new Synapse.ExponentialCurrents(1, 2)))
                .hasMessageContaining("AdEx.synapse");
        assertThatThrownBy(() -> MODEL.withAdaptation(0, 0, -1)).hasMessageContaining("AdEx.tauWMs");
        assertThatThrownBy(() -> new AdEx(1, 1, 0, 0, 0.01, 0, 0, 1, -1, 20, 0, new Synapse.ExponentialCurrent(1)))
                .hasMessageContaining("deltaT");
        OdeBench bench = new OdeBench(2, 1, 0.1);
        bench.varied.put("cPf", new double[] {200, -1});
        assertThatThrownBy(() -> bench.bind(MODEL))
                .hasMessageContaining("neuron 1")
                .hasMessageContaining("AdEx.cPf");
    }
}
