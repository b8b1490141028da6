package io.github.snn4j.learning.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.EnergyUnit;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HopfieldEnergyTest {

    private static final int STEPS = 400;

    private static HopfieldEnergy energyUnits() {
        return HopfieldEnergy.empty()
                .units(Layers.layer(1))
                .units(Layers.layer(2))
                .synapses(Layers.forward(0))
                .synapses(Layers.forward(1));
    }

    private static Network still(
            Layers layers, java.util.function.IntFunction<io.github.snn4j.neuron.NeuronModel> units, double gain) {
        return layers.network(units, gain, l -> new ContrastiveHebb(0, 1));
    }

    /** Rounding of the float state is all that may lift it. */
    private static void assertNeverRises(double[] energy, String what) {
        for (int n = 1; n < energy.length; n++) {
            assertThat(energy[n] - energy[n - 1])
                    .as("%s, step %d", what, n)
                    .isLessThan(1e-6 * (1 + Math.abs(energy[n])));
        }
        assertThat(energy[0] - energy[energy.length - 1])
                .as("%s falls at all", what)
                .isGreaterThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(
            value = Transfer.class,
            names = {"HARD_SIGMOID", "TANH", "LOGISTIC"})
    void theEnergyOfEnergyUnitsNeverRisesWithSmallSteps(Transfer transfer) {
        for (long seed = 1; seed <= 5; seed++) {
            Layers layers = new Layers(seed, 3, 8, 10, 6);
            try (Simulator simulator = layers.simulator(still(layers, l -> new EnergyUnit(20, transfer), 1))) {
                simulator.step(); // the input is there from the second step on
                simulator.setVariable(Layers.layer(1), "s", ramp(10));
                simulator.setVariable(Layers.layer(2), "s", ramp(6));
                HopfieldEnergyRecording recording = simulator.attach(energyUnits());
                simulator.run(STEPS);
                assertNeverRises(recording.means(), transfer + ", seed " + seed);
            }
        }
    }

    private static float[] ramp(int size) {
        float[] s = new float[size];
        for (int n = 0; n < size; n++) {
            s[n] = (n + 1f) / size;
        }
        return s;
    }

    @ParameterizedTest
    @EnumSource(
            value = Transfer.class,
            names = {"TANH", "LOGISTIC", "RELU"})
    void theEnergyOfRatesWithFeedbackGainNeverRises(Transfer transfer) {
        double gain = 0.5;
        HopfieldEnergy energy = HopfieldEnergy.empty()
                .rates(Layers.layer(1), transfer)
                .scaled(1 / gain)
                .synapses(Layers.forward(0))
                .scaled(1 / gain)
                .rates(Layers.layer(2), transfer)
                .synapses(Layers.forward(1));
        for (long seed = 1; seed <= 5; seed++) {
            Layers layers = new Layers(seed, 1.5, 8, 10, 6);
            try (Simulator simulator = layers.simulator(still(layers, l -> new LeakyRate(20, transfer), gain))) {
                simulator.step();
                simulator.setVariable(Layers.layer(1), "x", ramp(10));
                simulator.setVariable(Layers.layer(2), "x", ramp(6));
                HopfieldEnergyRecording recording = simulator.attach(energy);
                simulator.run(STEPS);
                assertNeverRises(recording.means(), transfer + ", seed " + seed);
            }
        }
    }

    @Test
    void theEnergyIsTheSumWrittenOut() {
        Layers layers = new Layers(3, 2, 4, 5, 3);
        try (Simulator simulator = layers.simulator(still(layers, l -> new EnergyUnit(4, Transfer.TANH), 1))) {
            HopfieldEnergyRecording recording = simulator.attach(energyUnits());
            simulator.run(7);
            double energy = 0;
            for (int l = 1; l <= 2; l++) {
                for (float s : simulator.variable(Layers.layer(l), "s")) {
                    energy += 0.5 * s * s;
                }
            }
            Map<Integer, float[]> a = Map.of(
                    0, simulator.variable(Layers.layer(0), "activity"),
                    1, simulator.variable(Layers.layer(1), "activity"),
                    2, simulator.variable(Layers.layer(2), "activity"));
            for (int l = 0; l < 2; l++) {
                for (int i = 0; i < layers.sizes[l]; i++) {
                    for (int j = 0; j < layers.sizes[l + 1]; j++) {
                        energy -= layers.w[l][i][j] * a.get(l)[i] * a.get(l + 1)[j];
                    }
                }
            }
            assertThat(recording.energy(0)).isCloseTo(energy, within(1e-12));
            assertThat(recording.means()).hasSize(7).endsWith(recording.energy(0));
            recording.clear();
            assertThat(recording.means()).isEmpty();
        }
    }

    /** The term of rates is the integral of the inverse function, taken here by the midpoint rule. */
    @ParameterizedTest
    @EnumSource(Transfer.class)
    void theTermOfRatesIsTheIntegralOfTheInverse(Transfer transfer) {
        Layers layers = new Layers(9, 1, 1, 1);
        try (Simulator simulator = layers.simulator(still(layers, l -> new LeakyRate(1, transfer), 1))) {
            HopfieldEnergyRecording recording =
                    simulator.attach(HopfieldEnergy.empty().rates(Layers.layer(1), transfer));
            double last = 0.83;
            double[] at = new double[2];
            double[] x = {0.11, last};
            for (int k = 0; k < 2; k++) {
                // A step replaces x by a mixture with its input, which is undone here.
                simulator.setVariable(Layers.layer(1), "x", new float[] {(float) x[k]});
                simulator.step();
                x[k] = simulator.variable(Layers.layer(1), "x")[0];
                at[k] = recording.energy(0);
            }
            double integral = 0;
            int parts = 200_000;
            for (int n = 0; n < parts; n++) {
                double here = x[0] + (x[1] - x[0]) * (n + 0.5) / parts;
                double slope = transfer == Transfer.TANH
                        ? 1 - Math.tanh(here) * Math.tanh(here)
                        : transfer == Transfer.LOGISTIC ? logisticSlope(here) : 1;
                integral += here * slope * (x[1] - x[0]) / parts;
            }
            assertThat(at[1] - at[0]).isCloseTo(integral, within(1e-9));
        }
    }

    private static double logisticSlope(double x) {
        double y = 1 / (1 + Math.exp(-x));
        return y * (1 - y);
    }

    @Test
    void aFactorNeedsAPartAndIsFinite() {
        assertThatThrownBy(() -> HopfieldEnergy.empty().scaled(2)).hasMessageContaining("needs a part");
        assertThatThrownBy(() -> energyUnits().scaled(Double.NaN)).hasMessageContaining("finite");
    }
}
