package io.github.snn4j.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.SpikeTrainSource;
import io.github.snn4j.spike.SpikeTrainSource.Spike;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Traces against closed forms. */
class TraceTest {

    private static final int[] TRAIN = {0, 3, 7};

    private static Simulator playing(int size, List<Spike> spikes) {
        SpikeTrainSource source = new SpikeTrainSource(size, spikes, SpikeTrainSource.Rounding.EXACT);
        return Simulator.of(Network.builder().source("in", size, source).build(), SimulationConfig.of(1, 1));
    }

    private static List<Spike> train(int neuron) {
        List<Spike> spikes = new ArrayList<>();
        for (int at : TRAIN) {
            spikes.add(new Spike(neuron, at));
        }
        return spikes;
    }

    @ParameterizedTest
    @EnumSource(Trace.Mode.class)
    void threeSpikesGiveTheClosedFormInBothReadings(Trace.Mode mode) {
        Trace before = new Trace(20, mode, Trace.Reading.BEFORE_SPIKE);
        try (Simulator sim = playing(1, train(0))) {
            Signal early = sim.signal("in", before);
            Signal late = sim.signal("in", before.afterSpike());
            for (int k = 0; k < 40; k++) {
                sim.step();
                assertThat((double) early.array()[0])
                        .as("before, step %d", k)
                        .isCloseTo(exact(mode, k, false), within(1e-6));
                assertThat((double) late.array()[0])
                        .as("after, step %d", k)
                        .isCloseTo(exact(mode, k, true), within(1e-6));
            }
        }
    }

    private static double exact(Trace.Mode mode, int now, boolean withThisStep) {
        double sum = 0;
        for (int at : TRAIN) {
            if (at < now || withThisStep && at == now) {
                double one = Math.exp(-(now - at) / 20.0);
                sum = mode == Trace.Mode.ADD ? sum + one : one;
            }
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Trace.Reading.class)
    void sparseAndDenseStorageGiveTheSameBits(Trace.Reading reading) {
        List<Spike> all = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            all.addAll(train(n));
        }
        for (Trace.Mode mode : Trace.Mode.values()) {
            Trace spec = new Trace(20, mode, reading);
            try (Simulator sparse = playing(8, train(5));
                    Simulator dense = playing(8, all)) {
                Signal one = sparse.signal("in", spec);
                Signal many = dense.signal("in", spec);
                for (int k = 0; k < 1200; k++) {
                    sparse.step();
                    dense.step();
                    assertThat(one.array()[5]).as("step %d", k).isEqualTo(many.array()[5]);
                    assertThat(one.array()[4]).isZero();
                }
                assertThat(many.array()[5]).as("below the floor").isZero();
            }
        }
    }

    @Test
    void poissonFiringGivesTheMeanValues() {
        long seed = 99;
        Network network =
                Network.builder().source("in", 400, new PoissonSource(40)).build();
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(0.5, seed))) {
            Signal add = sim.signal("in", Trace.of(20));
            Signal saturate = sim.signal("in", Trace.saturating(20));
            sim.runMs(200);
            double added = 0;
            double saturated = 0;
            int looks = 200;
            for (int k = 0; k < looks; k++) {
                sim.runMs(10);
                for (int n = 0; n < 400; n++) {
                    added += add.array()[n] / (400.0 * looks);
                    saturated += saturate.array()[n] / (400.0 * looks);
                }
            }
            assertThat(added).as("seed %d", seed).isCloseTo(0.8, within(0.02));
            assertThat(saturated).as("seed %d", seed).isCloseTo(0.8 / 1.8, within(0.01));
        }
    }

    @Test
    void equalRequestsShareOneArray() {
        try (Simulator sim = playing(2, train(0))) {
            assertThat(sim.signal("in", Trace.of(20)).array())
                    .isSameAs(sim.signal("in", Trace.of(20)).array());
            assertThat(sim.signal("in", Trace.of(20)).array())
                    .isNotSameAs(sim.signal("in", Trace.of(21)).array());
        }
    }

    @Test
    void pspIsTheDoubleExponentialSolution() {
        for (double tauSyn : new double[] {5, 20, 40}) {
            try (Simulator sim = playing(1, List.of(new Spike(0, 2)))) {
                Signal psp = sim.signal("in", new Psp(20, tauSyn));
                for (int k = 0; k < 100; k++) {
                    sim.step();
                    double t = k - 2;
                    double exact = t <= 0
                            ? 0
                            : tauSyn == 20
                                    ? t / 20 * Math.exp(-t / 20)
                                    : tauSyn / (20 - tauSyn) * (Math.exp(-t / 20) - Math.exp(-t / tauSyn));
                    assertThat((double) psp.array()[0]).as("step %d", k).isCloseTo(exact, within(2e-6));
                }
            }
        }
    }
}
