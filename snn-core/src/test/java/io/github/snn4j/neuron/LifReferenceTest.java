package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neurons in pA, nS, pF and mV against closed forms, an independent solver and published traces. */
class LifReferenceTest {

    private static final double NEVER = 1e4;

    @ParameterizedTest
    @CsvSource({"10, 2, 0.1", "10, 2, 0.5", "5, 20, 0.1", "20, 19, 0.1"})
    void anAlphaCurrentCausesThePotentialOfTheClosedForm(double tauMem, double tauSyn, double dtMs) {
        Lif lif = Lif.iafPscAlpha(250, tauMem, tauSyn, 3, 0, 0, NEVER, 2, 0);
        int steps = (int) Math.round(60 / dtMs);
        float[] v = NeuronBench.response(lif, Receptor.EXCITATORY, 100, "v", dtMs, steps, 0);
        int peak = 0;
        double best = 0;
        double bestMs = 0;
        for (int k = 0; k < steps; k++) {
            double exact = alphaPotential(250, tauMem, tauSyn, 100, k * dtMs);
            assertThat((double) v[k]).as("step %d", k).isCloseTo(exact, within(2e-5));
            peak = v[k] > v[peak] ? k : peak;
        }
        for (double t = 0; t < 60; t += 1e-3) {
            double exact = alphaPotential(250, tauMem, tauSyn, 100, t);
            bestMs = exact > best ? t : bestMs;
            best = Math.max(best, exact);
        }
        assertThat(peak * dtMs).isCloseTo(bestMs, within(dtMs));
        assertThat((double) v[peak]).isCloseTo(best, within(best * dtMs * dtMs / 4));
    }

    private static double alphaPotential(double c, double tauMem, double tauSyn, double weight, double t) {
        double k = 1 / tauSyn - 1 / tauMem;
        double shape = (Math.exp(-t / tauMem) - (1 + k * t) * Math.exp(-t / tauSyn)) / (k * k);
        return weight * Math.E / (tauSyn * c) * shape;
    }

    @Test
    void anAlphaFunctionPeaksAtItsTimeConstantWithTheWeight() {
        float[] i = NeuronBench.response(
                Lif.iafPscAlpha(250, 10, 2, 5, -70, -70, NEVER, 2, 0), Receptor.INHIBITORY, -30, "iInh", 0.1, 200, 0);
        Lif cond = Lif.iafCondAlpha(250, 25, 2, 5, 0, -80, -70, -70, NEVER, 2, 0);
        float[] g = NeuronBench.response(cond, Receptor.EXCITATORY, 7, "gExc", 0.1, 200, 0);
        for (int k = 0; k < 200; k++) {
            double t = k * 0.1;
            assertThat((double) i[k]).isCloseTo(-30 * t / 5 * Math.exp(1 - t / 5), within(6e-5));
            assertThat((double) g[k]).isCloseTo(7 * t / 2 * Math.exp(1 - t / 2), within(1e-5));
        }
        assertThat((double) i[50]).isCloseTo(-30, within(6e-5));
        assertThat((double) g[20]).isCloseTo(7, within(1e-5));
    }

    @Test
    void thePotentialDoesNotDependOnTheGrid() {
        Lif lif = Lif.iafPscAlpha(250, 10, 2, 5, -70, -70, NEVER, 2, 50);
        double[] reached = new double[3];
        double[] grids = {2, 0.5, 0.1};
        for (int k = 0; k < 3; k++) {
            double dt = grids[k];
            // The arrival acts at the end of its step, at 2 ms in all three.
            float[] v = NeuronBench.response(
                    lif, Receptor.EXCITATORY, 400, "v", dt, (int) Math.round(20 / dt), (int) Math.round(2 / dt) - 1);
            reached[k] = v[v.length - 1];
        }
        double exact = -70 + 2 * (1 - Math.exp(-2)) + alphaPotential(250, 10, 2, 400, 18);
        for (double v : reached) {
            assertThat(v).as(Arrays.toString(reached)).isCloseTo(exact, within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void conductancesConvergeWithSecondOrder(boolean alpha) {
        Lif lif = alpha
                ? Lif.iafCondAlpha(250, 25, 3, 8, 0, -85, -70, -60, NEVER, 0, 100)
                : Lif.iafCondExp(250, 25, 3, 8, 0, -85, -70, -60, NEVER, 0, 100);
        Map<String, Double> start = Map.of("v", -70.0, "gExc", 60.0, "gInh", 20.0, "riseExc", 90.0, "riseInh", 40.0);
        OdeBench.Slopes slopes = (t, y) -> new double[] {
            (25 * (-70 - y[0]) + y[1] * (0 - y[0]) + y[2] * (-85 - y[0]) + 100 + 30) / 250,
            (-y[1] + y[3]) / 3,
            (-y[2] + y[4]) / 8,
            -y[3] / 3,
            -y[4] / 8
        };
        int finest = 160;
        double[][] exact = new double[finest + 1][];
        exact[0] = new double[] {-70, 60, 20, alpha ? 90 : 0, alpha ? 40 : 0};
        for (int k = 1; k <= finest; k++) {
            exact[k] = OdeBench.solve(slopes, exact[k - 1], 0, 0.05);
        }
        double[] error = new double[5];
        for (int level = 0; level < 5; level++) {
            int stride = 16 >> level;
            OdeBench bench = new OdeBench(1, 1, 0.05 * stride).bind(lif);
            bench.states.forEach((name, x) -> x[0] = (float) (double) start.getOrDefault(name, 0.0));
            bench.externals.get("current")[0] = 30;
            for (int k = stride; k <= finest; k += stride) {
                bench.step(1, false);
                error[level] = Math.max(error[level], Math.abs(bench.states.get("v")[0] - exact[k][0]));
            }
        }
        for (int level = 0; level < 4; level++) {
            double order = Math.log(error[level] / error[level + 1]) / Math.log(2);
            assertThat(order)
                    .as("halving %d, errors %s", level, Arrays.toString(error))
                    .isCloseTo(2, within(0.2));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {390, 450, 600, 1000, 5000})
    void theRateFollowsTheCurrentInPicoampere(double current) {
        List<Lif> models = List.of(
                Lif.iafPscExp(250, 10, 2, 2, -70, -70, -55, 2, 0),
                Lif.iafPscAlpha(250, 10, 2, 2, -70, -70, -55, 2, 0),
                Lif.iafPscDelta(250, 10, -70, -70, -55, 2, 0),
                Lif.iafCondExp(250, 25, 2, 2, 0, -85, -70, -70, -55, 2, 0),
                Lif.iafCondAlpha(250, 25, 2, 2, 0, -85, -70, -70, -55, 2, 0));
        double drive = current * 10 / 250;
        double period = 2 + 10 * Math.log(drive / (drive - 15));
        for (Lif lif : models) {
            double[] external = OdeBench.fire(lif, 0.1, 1000, current);
            double measured = (external[external.length - 1] - external[0]) / (external.length - 1);
            assertThat(measured).as("%s", lif).isBetween(period - 1e-3, period + 0.1 + 1e-3);
            double[] constant = OdeBench.fire(lif.withBias(drive), 0.1, 1000, 0);
            assertThat((constant[constant.length - 1] - constant[0]) / (constant.length - 1))
                    .isCloseTo(measured, within(2e-3));
        }
        assertThat(Lif.iafPscExp(250, 10, 2, 2, -70, -70, -55, 2, current).bias())
                .isCloseTo(drive, within(1e-12));
    }

    @Test
    void nothingFiresBelowRheobase() {
        assertThat(OdeBench.fire(Lif.iafPscExp(250, 10, 2, 2, -70, -70, -55, 2, 0), 0.1, 1000, 374))
                .isEmpty();
        assertThat(OdeBench.fire(Lif.iafCondExp(250, 25, 2, 2, 0, -85, -70, -70, -55, 2, 0), 0.1, 1000, 374))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tsodyks_depressing.csv, 0.5, 800, 0, 3, 40, 250, 98, 50",
        "tsodyks_facilitating.csv, 0.03, 130, 530, 1.5, 60, 1540, 98.1, 50.1"
    })
    void potentialsUnderADynamicSynapseAreThoseOfNest(
            String file,
            double use,
            double tauRec,
            double tauFac,
            double tauPsc,
            double tauMem,
            double weight,
            double first,
            double interval)
            throws IOException {
        List<double[]> rows = OdeBench.reference(file);
        OdeBench bench = new OdeBench(1, 1, 0.1).bind(Lif.iafPscExp(tauMem, tauMem, tauPsc, tauPsc, 0, 0, 15, 2, 0));
        double u = 0;
        double x = 1;
        double y = 0;
        int spike = 0;
        int step = 0;
        for (double[] row : rows) {
            for (; step < Math.round(row[0] * 10); step++) {
                double at = first + spike * interval;
                // One relay of 1 ms and a synapse of 0.1 ms: felt from 1.1 ms after the spike on.
                if (step == Math.round(at * 10) + 10 && at <= 1051) {
                    if (spike > 0) {
                        double free = 1 - x - y;
                        double rec = Math.exp(-interval / tauRec);
                        double psc = Math.exp(-interval / tauPsc);
                        x += y * ((rec - 1) * tauRec - (psc - 1) * tauPsc) / (tauPsc - tauRec) + free * (1 - rec);
                        y *= psc;
                        u *= tauFac == 0 ? 0 : Math.exp(-interval / tauFac);
                    }
                    u += use * (1 - u);
                    bench.inputs.get(Receptor.EXCITATORY)[0] = (float) (weight * u * x);
                    y += u * x;
                    x -= u * x;
                    spike++;
                }
                bench.step(1, false);
            }
            // The tail decays over 1000 steps by a factor that is rounded to 3e-8: hence 5e-5 and not less.
            assertThat((double) bench.states.get("v")[0])
                    .as("at %s ms", row[0])
                    .isCloseTo(row[1], within(5e-5 * Math.abs(row[1]) + 1e-9));
        }
        assertThat(spike).isGreaterThan(18);
    }

    /** The reference crosses threshold between grid points, so that it is ahead by a part of a step after a spike. */
    @Test
    void spikesAndPotentialsAreThoseOfTheExactNirTrace() throws IOException {
        List<double[]> rows = OdeBench.reference("../nir/01_lif/lif_exact.csv");
        assertThat(rows).hasSize(1000);
        OdeBench bench = new OdeBench(1, 1, 0.1).bind(Lif.delta(2.5).withPotentials(0, 0, 0.1));
        double ahead = 0;
        for (int k = 0; k < rows.size(); k++) {
            double[] row = rows.get(k);
            bench.externals.get("current")[0] = (float) row[0];
            int before = bench.spikes.size();
            bench.step(1, false);
            boolean fired = bench.spikes.size() > before;
            assertThat(fired).as("row %d", k).isEqualTo(row[2] != 0);
            ahead = fired ? row[1] : ahead * Math.exp(-0.04);
            assertThat((double) bench.states.get("v")[0]).as("row %d", k).isCloseTo(row[1] - ahead, within(1e-6));
        }
        assertThat(bench.spikes).hasSize(4);
    }
}
