package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The neuron against an independent solver and facts of its phase plane. */
class IzhikevichTest {

    private static final Izhikevich RS = Izhikevich.regularSpiking();

    @Test
    void theErrorFallsWithTheFourthPowerOfTheStep() {
        // From below rest up to where the spike sets in.
        OdeBench.assertFourthOrder(
                (t, y) -> new double[] {0.04 * y[0] * y[0] + 5 * y[0] + 140 - y[1] + 10, 0.02 * (0.2 * y[0] - y[1])},
                (h, y) -> IzhikevichDynamics.rungeKutta(IzhikevichDynamics.row(RS), 0, y, h),
                new double[] {-75, -13, 10},
                2,
                3,
                0.125);
    }

    @Test
    void theLowerFixedPointStaysAndTheUpperOneRepels() {
        // 0.04 v^2 + (5 - b) v + 140 = 0 with u = b v: v = -70 and -50 for b = 0.2.
        for (double v : new double[] {-69.9, -50.1}) {
            double[] y = {v, 0.2 * v, 0};
            for (int k = 0; k < 5000; k++) {
                IzhikevichDynamics.advance(IzhikevichDynamics.row(RS), 0, y, 0.1);
            }
            assertThat(y[0]).isCloseTo(-70, within(1e-3));
        }
        double[] above = {-49, -9.8, 0};
        boolean fired = false;
        for (int k = 0; k < 500; k++) {
            fired |= IzhikevichDynamics.advance(IzhikevichDynamics.row(RS), 0, above, 0.1);
        }
        assertThat(fired).isTrue();
    }

    @Test
    void aboveTheSaddleNodeThereIsNoRest() {
        // The discriminant (5 - b)^2 - 0.16 (140 + I) vanishes at I = 4 for b = 0.2.
        assertThat(OdeBench.fire(RS, 0.1, 5000, 4.1)).hasSizeGreaterThan(5);
        assertThat(OdeBench.fire(RS, 0.1, 5000, 3.0)).hasSizeLessThan(2);
    }

    @Test
    void presetsFireInTheirPatterns() {
        double[] regular = OdeBench.fire(RS, 0.1, 1000, 10);
        double[] fast = OdeBench.fire(Izhikevich.fastSpiking(), 0.1, 1000, 10);
        assertThat(shortest(regular, 500)).isGreaterThan(20);
        assertThat(fast.length).isGreaterThan(2 * regular.length);
        double[] chattering = OdeBench.fire(Izhikevich.chattering(), 0.1, 1000, 10);
        assertThat(shortest(chattering, 500)).isLessThan(8);
        assertThat(longest(chattering, 500)).isGreaterThan(20);
        double[] bursting = OdeBench.fire(Izhikevich.intrinsicallyBursting(), 0.1, 1000, 10);
        assertThat(shortest(bursting, 0)).isLessThan(8);
        assertThat(shortest(bursting, 500)).isGreaterThan(12);
    }

    private static double shortest(double[] at, double from) {
        double found = 1e9;
        for (int k = 1; k < at.length; k++) {
            found = at[k - 1] < from ? found : Math.min(found, at[k] - at[k - 1]);
        }
        return found;
    }

    private static double longest(double[] at, double from) {
        double found = 0;
        for (int k = 1; k < at.length; k++) {
            found = at[k - 1] < from ? found : Math.max(found, at[k] - at[k - 1]);
        }
        return found;
    }

    @Test
    void wrongParametersAreNamed() {
        assertThatThrownBy(() -> new Izhikevich(0, 0.2, -65, 8)).hasMessageContaining("Izhikevich.a");
        assertThatThrownBy(() -> new Izhikevich(0.02, 0.2, 31, 8)).hasMessageContaining("31");
    }
}
