package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.time.TimeStep;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The neuron against the solution by eigenvalues. */
class TwoCompartmentTest {

    private static final TwoCompartment MODEL = new TwoCompartment(200, 10, -70, 100, 5, -65, 8, 5, 12, -50, -60, 2);

    /** exp(A t) = exp(mean t) (cosh(q t) 1 + sinh(q t)/q (A - mean 1)) for the two potentials. */
    @Test
    void thePropagatorIsTheEigenvalueSolutionForRandomParameters() {
        long seed = 77;
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 500; k++) {
            double cs = random.nextDouble(20, 500);
            double cd = random.nextDouble(20, 500);
            double gs = random.nextDouble(1, 30);
            double gd = random.nextDouble(1, 30);
            double g = random.nextDouble(0.1, 60);
            double dt = random.nextDouble(0.05, 5);
            TwoCompartment m = new TwoCompartment(cs, gs, 0, cd, gd, 0, g, 5, 12, 1, 0, 0);
            double[] p = TwoCompartmentDynamics.row(m, new TimeStep(dt));
            double a = -(gs + g) / cs;
            double d = -(gd + g) / cd;
            double mean = (a + d) / 2;
            double q = Math.sqrt((a - d) * (a - d) / 4 + g / cs * g / cd);
            double fast = StrictMath.exp((mean - q) * dt);
            double slow = StrictMath.exp((mean + q) * dt);
            double cosh = (slow + fast) / 2;
            double sinh = (slow - fast) / 2 / q;
            String what = "seed " + seed + ", set " + k + ": " + m + ", dt " + dt;
            assertThat(p[0]).as(what).isCloseTo(cosh + sinh * (a - mean), within(1e-12));
            assertThat(p[1]).as(what).isCloseTo(sinh * g / cs, within(1e-12));
            assertThat(p[6]).as(what).isCloseTo(sinh * g / cd, within(1e-12));
            assertThat(p[7]).as(what).isCloseTo(cosh + sinh * (d - mean), within(1e-12));
        }
    }

    @Test
    void aStepWithAllInputsAgreesWithTheIndependentSolution() {
        double[] y = {-62, -58, 120, 80, -700 + 30, -325 - 20, 0};
        double[] exact = OdeBench.solve(
                (t, x) -> new double[] {
                    (-18 * x[0] + 8 * x[1] + 120 * Math.exp(-t / 5) - 670) / 200,
                    (-13 * x[1] + 8 * x[0] + 80 * Math.exp(-t / 12) - 345) / 100
                },
                new double[] {-62, -58},
                0,
                2);
        TwoCompartmentDynamics.advance(TwoCompartmentDynamics.row(MODEL, new TimeStep(2)), 0, y);
        assertThat(y[0]).isCloseTo(exact[0], within(1e-9));
        assertThat(y[1]).isCloseTo(exact[1], within(1e-9));
    }

    @Test
    void whileTheSomaIsHeldTheDendriteRelaxesTowardsIt() {
        double[] y = {-60, -50, 0, 0, -700, -325, 5};
        TwoCompartmentDynamics.advance(TwoCompartmentDynamics.row(MODEL, new TimeStep(1)), 0, y);
        double settled = (5 * -65 + 8 * -60) / 13.0;
        assertThat(y[0]).isEqualTo(-60);
        assertThat(y[1]).isCloseTo(settled + (-50 - settled) * Math.exp(-0.13), within(1e-12));
    }

    @Test
    void theDendriteIsAttenuatedAtTheSoma() {
        OdeBench bench = new OdeBench(1, 1, 0.5).bind(MODEL);
        bench.externals.get("dendriteCurrent")[0] = 50;
        for (int k = 0; k < 2000; k++) {
            bench.step(1, false);
        }
        // Steady state: 18 vs = 8 vd - 700, 13 vd = 8 vs - 325 + 50.
        double vs = (8 * -275 / 13.0 - 700) / (18 - 64 / 13.0);
        assertThat((double) bench.states.get("v")[0]).isCloseTo(vs, within(1e-3));
        assertThat(bench.spikes).isEmpty();
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> new TwoCompartment(0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0))
                .hasMessageContaining("TwoCompartment.cSomaPf");
    }
}
