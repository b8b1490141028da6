package io.github.snn4j.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.ShortTermPlasticity.Efficacy;
import io.github.snn4j.spike.SpikeTrainSource;
import io.github.snn4j.time.TimeStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsodyksMarkramTest {

    private static final double DT_MS = 0.1;

    private static Efficacy bind(TsodyksMarkram synapse) {
        return synapse.bind(3, 2, new TimeStep(DT_MS));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 800, 0, 50", "0.03, 130, 530, 50", "0.2, 100, 100, 7", "0.9, 20, 1000, 300", "1, 50, 50, 10"})
    void regularTrainsReachTheSteadyStateOfTheClosedForm(double u, double tauRec, double tauFac, int steps) {
        Efficacy efficacy = bind(new TsodyksMarkram(u, tauRec, tauFac));
        float last = 0;
        for (int k = 0; k < 3000; k++) {
            last = efficacy.onSpike((long) k * steps, 1, 2);
            if (k == 0) {
                assertThat(last).as("first").isEqualTo((float) u);
            }
        }
        double h = steps * DT_MS;
        double facilitation = tauFac == 0 ? 0 : Math.exp(-h / tauFac);
        double recovery = Math.exp(-h / tauRec);
        double uSteady = u / (1 - (1 - u) * facilitation);
        double xSteady = (1 - recovery) / (1 - (1 - uSteady) * recovery);
        assertThat((double) last).isCloseTo(uSteady * xSteady, within(2e-6));
    }

    /** Between spikes: Runge-Kutta of fourth order on (u, y, z), 1e-3 of the shortest time constant a step. */
    private static void integrate(double[] s, TsodyksMarkram p, double ms) {
        double shortest = Math.min(p.tauRecMs(), Math.min(p.tauFacMs(), p.tauPscMs()));
        int parts = (int) Math.ceil(ms / shortest * 50);
        double h = ms / parts;
        for (int i = 0; i < parts; i++) {
            double[] k1 = slope(s, p);
            double[] k2 = slope(moved(s, k1, h / 2), p);
            double[] k3 = slope(moved(s, k2, h / 2), p);
            double[] k4 = slope(moved(s, k3, h), p);
            for (int j = 0; j < 3; j++) {
                s[j] += h / 6 * (k1[j] + 2 * k2[j] + 2 * k3[j] + k4[j]);
            }
        }
    }

    private static double[] slope(double[] s, TsodyksMarkram p) {
        return new double[] {-s[0] / p.tauFacMs(), -s[1] / p.tauPscMs(), s[1] / p.tauPscMs() - s[2] / p.tauRecMs()};
    }

    private static double[] moved(double[] s, double[] slope, double h) {
        return new double[] {s[0] + h * slope[0], s[1] + h * slope[1], s[2] + h * slope[2]};
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 800, 10, 3",
        "0.03, 130, 530, 1.5",
        "0.3, 20, 40, 20",
        "0.3, 20, 40, 20.0000001",
        "0.3, 20, 40, 20.01",
        "0.7, 5, 60, 30"
    })
    void irregularTrainsFollowTheEquations(double u, double tauRec, double tauFac, double tauPsc) {
        TsodyksMarkram synapse = new TsodyksMarkram(u, tauRec, tauFac, tauPsc);
        Efficacy efficacy = bind(synapse);
        long seed = 99;
        SplittableRandom random = new SplittableRandom(seed);
        double[] s = new double[3];
        long step = 0;
        for (int k = 0; k < 100; k++) {
            int pause = 1 + random.nextInt(k % 10 == 0 ? 4000 : 200);
            step += pause;
            integrate(s, synapse, pause * DT_MS);
            s[0] += u * (1 - s[0]);
            double release = s[0] * (1 - s[1] - s[2]);
            s[1] += release;
            assertThat((double) efficacy.onSpike(step, 0, 1))
                    .as("spike %d, seed %d", k, seed)
                    .isCloseTo(release, within(1e-6));
        }
    }

    @Test
    void shortTimeConstantsApproachTheLimitOfNone() {
        SplittableRandom random = new SplittableRandom(3);
        Efficacy plain = bind(new TsodyksMarkram(0.4, 90, 0));
        Efficacy nearly = bind(new TsodyksMarkram(0.4, 90, 1e-3, 1e-6));
        Efficacy noDepression = bind(new TsodyksMarkram(0.4, 0, 70));
        Efficacy nearlyNone = bind(new TsodyksMarkram(0.4, 1e-3, 70));
        Efficacy neither = bind(new TsodyksMarkram(0.4, 0, 0));
        Efficacy activeOnly = bind(new TsodyksMarkram(0.4, 0, 0, 8));
        double active = 0;
        long step = 0;
        for (int k = 0; k < 200; k++) {
            int pause = 1 + random.nextInt(300);
            step += pause;
            assertThat(plain.onSpike(step, 0, 0)).isCloseTo(nearly.onSpike(step, 0, 0), within(1e-6f));
            assertThat(noDepression.onSpike(step, 0, 0)).isCloseTo(nearlyNone.onSpike(step, 0, 0), within(1e-6f));
            assertThat(neither.onSpike(step, 0, 0)).isEqualTo(0.4f);
            active *= Math.exp(-pause * DT_MS / 8);
            double release = 0.4 * (1 - active);
            active += release;
            assertThat((double) activeOnly.onSpike(step, 0, 0)).isCloseTo(release, within(1e-6));
        }
    }

    @Test
    void neuronsAndSamplesKeepTheirOwnStateAndResetForgets() {
        TsodyksMarkram synapse = new TsodyksMarkram(0.5, 800, 20);
        Efficacy efficacy = bind(synapse);
        Efficacy alone = bind(synapse);
        for (int k = 0; k < 20; k++) {
            efficacy.onSpike(k * 10L, 0, 2);
            efficacy.onSpike(k * 7L, 1, 1);
            assertThat(efficacy.onSpike(k * 31L, 1, 2)).isEqualTo(alone.onSpike(k * 31L, 0, 0));
        }
        efficacy.reset();
        assertThat(efficacy.onSpike(5, 1, 2)).isEqualTo(0.5f);
    }

    /**
     * A membrane with exponential current, as its exact propagator in double precision, driven through the synapse and
     * compared with a table of another simulator.
     *
     *
     */
    private static void compare(
            String table,
            TsodyksMarkram synapse,
            double weight,
            double tauMem,
            double firstMs,
            double everyMs,
            double lastMs)
            throws IOException {
        String folder = System.getProperty("snn4j.reference");
        assumeTrue(folder != null, "no -Dsnn4j.reference");
        List<String> rows = Files.readAllLines(Path.of(folder, "nest-reference", table));
        double tauSyn = synapse.tauPscMs();
        double capacity = tauMem; // leak of 1 nS
        double currentDecay = Math.exp(-DT_MS / tauSyn);
        double decay = Math.exp(-DT_MS / tauMem);
        double toMembrane = tauSyn * tauMem / (capacity * (tauMem - tauSyn)) * (decay - currentDecay);
        Efficacy efficacy = synapse.bind(1, 1, new TimeStep(DT_MS));
        double[] v = new double[12_001]; // v[k] at k dt
        double current = 0;
        int next = 0;
        for (int k = 1; k < v.length; k++) {
            v[k] = v[k - 1] * decay + current * toMembrane;
            current *= currentDecay;
            // A relay fires 1 ms after the generator, and its synapse takes a step.
            int spike = (int) Math.round((firstMs + next * everyMs) / DT_MS);
            if (firstMs + next * everyMs <= lastMs + 1e-6 && k == spike + 11) {
                current += weight * efficacy.onSpike(spike, 0, 0);
                next++;
            }
        }
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            double expected = Double.parseDouble(cells[1]);
            assertThat(v[(int) Math.round(Double.parseDouble(cells[0]) / DT_MS)])
                    .as("%s at %s ms", table, cells[0])
                    .isCloseTo(expected, within(1e-5 * Math.abs(expected) + 1e-9));
        }
        assertThat(rows).hasSizeGreaterThan(40);
    }

    @Test
    void depressingSynapseGivesTheTraceOfNest() throws IOException {
        compare("tsodyks_depressing.csv", new TsodyksMarkram(0.5, 800, 0, 3), 250, 40, 98, 50, 1048);
    }

    @Test
    void facilitatingSynapseGivesTheTraceOfNest() throws IOException {
        compare("tsodyks_facilitating.csv", new TsodyksMarkram(0.03, 130, 530, 1.5), 1540, 60, 98.1, 50.1, 1051);
    }

    @Test
    void synapsesOfANetworkAreScaledByTheFactorAtTheSpike() {
        double[] timesMs = {1, 11, 14, 30, 31.5};
        TsodyksMarkram synapse = new TsodyksMarkram(0.6, 200, 30);
        Network network = Network.builder()
                .source("in", 1, SpikeTrainSource.of(new double[][] {timesMs}))
                .population("out", 1, Lif.delta(1e12).withPotentials(0, 0, 1e6))
                .projection(Projection.between("in", "out").weight(8).delayMs(2).shortTerm(synapse))
                .build();
        Efficacy efficacy = bind(synapse);
        double sum = 0;
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(DT_MS, 1))) {
            for (double timeMs : timesMs) {
                sim.runMs(timeMs + 2 - sim.stepCount() * DT_MS);
                assertThat((double) sim.variable("out", "v")[0]).isCloseTo(sum, within(1e-5));
                sim.step();
                sum += 8 * efficacy.onSpike(Math.round(timeMs / DT_MS), 0, 0);
                assertThat((double) sim.variable("out", "v")[0]).isCloseTo(sum, within(1e-5));
            }
        }
        assertThat(sum).as("depressed, but not silent").isBetween(8 * 0.6 + 1, 5 * 8 * 0.6 - 1);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new TsodyksMarkram(1.2, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TsodyksMarkram.u must be in [0.0, 1.0], got 1.2");
        assertThatThrownBy(() -> new TsodyksMarkram(0.5, -1, 1))
                .hasMessage("TsodyksMarkram.tauRecMs must be >= 0 ms, got -1.0");
        assertThatThrownBy(() -> new TsodyksMarkram(0.5, 1, Double.NaN)).hasMessageContaining("tauFacMs");
        assertThatThrownBy(() -> new TsodyksMarkram(0.5, 1, 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("tauPscMs");
    }
}
