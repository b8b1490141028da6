package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Value and error units against their equations, worked out by hand. */
class ValueUnitTest {

    private static final double H = 0.25;

    /** below (held at 0.5) predicts top with weight 2; top has variance 4. */
    private static Network pair(boolean fixed, Transfer transfer) {
        return Network.builder()
                .population("below", 1, new ValueUnit(transfer, H, 1, fixed))
                .population("top", 1, new ValueUnit(Transfer.LINEAR, H, 4, fixed))
                .population("e", 1, new ErrorUnit(4))
                .projection(Projection.between("below", "e").weight(2))
                .projection(Projection.between("top", "e")
                        .connectivity(Connectivity.oneToOne())
                        .receptor(ErrorUnit.VALUE)
                        .weight(1))
                .projection(Projection.between("e", "top")
                        .connectivity(Connectivity.oneToOne())
                        .receptor(ValueUnit.ERROR)
                        .weight(1)
                        .delayMs(1))
                .projection(Projection.between("e", "below").tiedTo("below->e").delayMs(1))
                .build();
    }

    private static Simulator start(boolean fixed, Transfer transfer) {
        return Simulator.of(pair(fixed, transfer), SimulationConfig.of(1, 1));
    }

    private static double x(Simulator simulator, String population) {
        return simulator.variable(population, "x")[0];
    }

    @Test
    void valuesDescendTheFreeEnergyOneEulerStepPerStep() {
        try (Simulator simulator = start(false, Transfer.TANH)) {
            simulator.setVariable("below", "x", new float[] {0.5f});
            simulator.setVariable("top", "x", new float[] {3f});
            double below = 0.5;
            double top = 3;
            double e = 0; // nothing has arrived before the first step
            for (int k = 0; k < 40; k++) {
                double rate = k == 0 ? 0 : Math.tanh(below);
                below += H * (1 - rate * rate) * 2 * e;
                top += H * 4 * -e;
                e = (top - 2 * Math.tanh(below)) / 4;
                simulator.step();
                assertThat(x(simulator, "below")).as("step %d", k).isCloseTo(below, within(1e-5));
                assertThat(x(simulator, "top")).isCloseTo(top, within(1e-5));
                assertThat((double) simulator.variable("e", "activity")[0]).isCloseTo(e, within(1e-5));
            }
            assertThat(e).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void theRateIsAFactorOnTheStep() {
        try (Simulator simulator = start(false, Transfer.TANH)) {
            simulator.setVariable("top", "x", new float[] {3f});
            simulator.external("top", "rate", 0.5f);
            simulator.run(2);
            assertThat(x(simulator, "top")).isCloseTo(3 - 0.5 * H * 3, within(1e-6));
        }
    }

    @Test
    void inAFreePhaseValuesBecomeTheirPredictionsWithoutFeedback() {
        try (Simulator simulator = start(false, Transfer.LINEAR)) {
            simulator.external("below", "target", 0.5f);
            simulator.external("below", "held", 1f);
            simulator.setVariable("top", "x", new float[] {3f});
            simulator.runPhase(new Phase(Phase.Role.FREE, 2, 0));
            assertThat(x(simulator, "below")).isEqualTo(0.5);
            assertThat(x(simulator, "top")).isEqualTo(1);
            assertThat(simulator.variable("e", "activity")[0]).isZero();
            simulator.external("below", "held", 0f);
            simulator.setVariable("top", "x", new float[] {3f});
            simulator.runPhase(new Phase(Phase.Role.FREE, 3, 0));
            assertThat(x(simulator, "below")).as("feedback is ignored").isEqualTo(0.5);
        }
    }

    @Test
    void heldValuesAreTheTargetsFromTheNextStepOn() {
        try (Simulator simulator = start(false, Transfer.TANH)) {
            simulator.external("top", "target", -7f);
            simulator.run(3);
            assertThat(x(simulator, "top")).as("a target alone does nothing").isNotEqualTo(-7);
            simulator.external("top", "held", 1f);
            simulator.step();
            assertThat(x(simulator, "top")).isEqualTo(-7);
            assertThat(simulator.variable("top", "activity")[0]).isEqualTo(-7f);
        }
    }

    @Test
    void fixedPredictionsKeepTheActivityOfTheFreePhase() {
        try (Simulator simulator = start(true, Transfer.TANH)) {
            simulator.external("below", "target", 0.5f);
            simulator.external("below", "held", 1f);
            simulator.external("top", "target", 3f);
            simulator.external("top", "held", 1f);
            simulator.runPhase(new Phase(Phase.Role.FREE, 2, 0));
            float rate = simulator.variable("below", "activity")[0];
            assertThat((double) rate).isCloseTo(Math.tanh(0.5), within(1e-6));
            simulator.external("below", "held", 0f);
            simulator.runPhase(new Phase(Phase.Role.CLAMPED, 10, 0));
            assertThat(x(simulator, "below")).isGreaterThan(0.6);
            assertThat(simulator.variable("below", "activity")[0]).isEqualTo(rate);
            double e = (3 - 2 * Math.tanh(0.5)) / 4;
            assertThat(x(simulator, "below")).isCloseTo(0.5 + 10 * H * (1 - rate * rate) * 2 * e, within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(Transfer.class)
    void functionsOverArraysAreThoseOfTheTransfer(Transfer f) {
        int n = 40_001;
        float[] x = new float[n];
        float[] y = new float[n];
        float[] slope = new float[n];
        for (int k = 0; k < n; k++) {
            x[k] = (k - 20_000) * 6e-4f + 1e-5f;
            slope[k] = 1f;
        }
        RateFunctions.apply(f, x, y, 0, n);
        RateFunctions.timesSlope(f, y, slope, 0, n);
        for (int k = 0; k < n; k++) {
            assertThat(y[k]).isCloseTo(f.valueAt(x[k]), within(5e-7f));
            assertThat(slope[k]).isCloseTo(f.derivativeAt(x[k]), within(1e-6f));
        }
    }

    @Test
    void hyperbolicTangentIsRelativelyRightOddAndBounded() {
        float[] x = new float[20_000];
        for (int k = 0; k < x.length; k++) {
            x[k] = (float) StrictMath.pow(10, -6 + 8.0 * k / x.length) * (k % 2 == 0 ? 1 : -1);
        }
        float[] y = new float[x.length];
        RateFunctions.apply(Transfer.TANH, x, y, 0, x.length);
        for (int k = 0; k < x.length; k++) {
            double wanted = StrictMath.tanh(x[k]);
            assertThat(Math.abs(y[k] / wanted - 1)).as("at %s", x[k]).isLessThan(5e-7);
            assertThat(Math.abs(y[k])).isLessThanOrEqualTo(1f);
        }
    }

    @Test
    void aUnitWithoutPredictionsHasAPriorAroundZero() {
        Network network = Network.builder()
                .population("x", 1, new ValueUnit(Transfer.LINEAR, H, 2, false))
                .population("e", 1, new ErrorUnit(2))
                .projection(
                        Projection.between("x", "e").receptor(ErrorUnit.VALUE).weight(1))
                .projection(Projection.between("e", "x")
                        .receptor(ValueUnit.ERROR)
                        .weight(1)
                        .delayMs(1))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.setVariable("x", "x", new float[] {1f});
            simulator.run(21);
            assertThat(x(simulator, "x")).isCloseTo(Math.pow(1 - H, 20), within(1e-6));
        }
    }

    @Test
    void impossibleUnitsAndWiringsAreRefused() {
        assertThatThrownBy(() -> ValueUnit.of(Transfer.TANH, 0)).hasMessageContaining("ValueUnit.step must be in");
        assertThatThrownBy(() -> new ValueUnit(Transfer.TANH, 1, 0, false))
                .hasMessageContaining("variance must be > 0");
        assertThatThrownBy(() -> new ErrorUnit(-1)).hasMessageContaining("ErrorUnit.variance must be > 0");
        Network delayed = Network.builder()
                .population("x", 1, ValueUnit.of(Transfer.LINEAR, 1))
                .population("e", 1, new ErrorUnit(1))
                .projection(Projection.between("x", "e")
                        .receptor(ErrorUnit.VALUE)
                        .weight(1)
                        .delayMs(1))
                .build();
        assertThatThrownBy(() -> Simulator.of(delayed, SimulationConfig.of(1, 1)))
                .hasMessageContaining("senses the potential of graded units, without delay");
        Network spiking = Network.builder()
                .population("x", 1, Lif.delta(10))
                .population("e", 1, new ErrorUnit(1))
                .projection(
                        Projection.between("x", "e").receptor(ErrorUnit.VALUE).weight(1))
                .build();
        assertThatThrownBy(() -> Simulator.of(spiking, SimulationConfig.of(1, 1)))
                .hasMessageContaining("'x' spikes");
    }
}
