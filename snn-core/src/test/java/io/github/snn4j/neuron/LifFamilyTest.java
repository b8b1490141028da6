package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All synapses of the neuron: parameters per neuron, and the state against closed forms. */
class LifFamilyTest {

    private static final long SEED = 20261124;
    private static final int SETS = 10_000;

    static Stream<Synapse> synapses() {
        return Stream.of(
                new Synapse.Delta(),
                new Synapse.ExponentialCurrent(4),
                new Synapse.ExponentialCurrents(3, 7),
                new Synapse.AlphaCurrents(2, 5),
                several(),
                new Synapse.Conductance(3, 6, 3, -0.5),
                new Synapse.AlphaConductance(3, 6, 3, -0.5));
    }

    private static Synapse several() {
        return Synapse.Currents.of(
                Synapse.CurrentReceptor.exponential("ampa", 2),
                Synapse.CurrentReceptor.alpha("nmda", 20),
                Synapse.CurrentReceptor.exponential("gaba", 7));
    }

    private static Lif lif(Synapse s) {
        return Lif.delta(20).withSynapse(s).withRefractory(1).withBias(0.7).withResistance(1.25);
    }

    private static Map<String, Double> parameters(Synapse s) {
        Map<String, Double> all = new LinkedHashMap<>(Map.of(
                "tauMemMs",
                20.0,
                "vRest",
                0.0,
                "vReset",
                0.0,
                "vTh",
                1.0,
                "tRefMs",
                1.0,
                "bias",
                0.7,
                "resistance",
                1.25));
        for (var c : s.getClass().getRecordComponents()) {
            if (c.getType() == double.class) {
                try {
                    c.getAccessor().setAccessible(true);
                    all.put(c.getName(), (Double) c.getAccessor().invoke(s));
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(e);
                }
            }
        }
        if (s instanceof Synapse.Currents c) {
            c.list().forEach(r -> all.put(r.name() + ".tauSynMs", r.tauSynMs()));
        }
        return all;
    }

    private static void drive(OdeBench bench, NeuronModel model, long seed, int steps, int width, int column) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < steps; k++) {
            for (Receptor r : model.receptors()) {
                for (int j = 0; j < width; j++) {
                    boolean arrives = random.nextInt(4) == 0;
                    float weight = (float) random.nextDouble(0, 0.5);
                    if (arrives && (column < 0 || j == column)) {
                        bench.inputs.get(r)[column < 0 ? j : 0] = weight;
                    }
                }
            }
            for (int j = 0; j < width; j++) {
                float current = (float) random.nextDouble(0, 0.2);
                if (column < 0 || j == column) {
                    bench.externals.get("current")[column < 0 ? j : 0] = current;
                }
            }
            bench.step(1, false);
        }
    }

    private static void assertSameBits(OdeBench a, OdeBench b, String what) {
        assertThat(a.spikes).as(what).isEqualTo(b.spikes).isNotEmpty();
        assertThat(a.states.keySet()).isEqualTo(b.states.keySet());
        a.states.forEach((name, x) -> assertThat(x).as("%s, %s", what, name).isEqualTo(b.states.get(name)));
    }

    @ParameterizedTest
    @MethodSource("synapses")
    void equalValuesPerNeuronGiveTheBitsOfOneValue(Synapse synapse) {
        for (NeuronModel model : List.of(lif(synapse), AdaptiveLif.alif(lif(synapse), 50, 0.1))) {
            OdeBench one = new OdeBench(9, 1, 0.5).bind(model);
            drive(one, model, SEED, 300, 9, -1);
            parameters(synapse).forEach((name, value) -> {
                OdeBench each = new OdeBench(9, 1, 0.5);
                each.varied.put(name, constant(9, value));
                each.bind(model);
                drive(each, model, SEED, 300, 9, -1);
                assertSameBits(each, one, name);
            });
        }
    }

    private static double[] constant(int n, double value) {
        double[] x = new double[n];
        Arrays.fill(x, value);
        return x;
    }

    /** All parameters vary at once; each neuron is compared with a population of its own. */
    @ParameterizedTest
    @MethodSource("synapses")
    void aNeuronWithItsOwnParametersIsThatNeuronAlone(Synapse synapse) {
        int size = 7;
        SplittableRandom random = new SplittableRandom(SEED);
        OdeBench together = new OdeBench(size, 1, 0.5);
        Map<String, double[]> given = new LinkedHashMap<>();
        parameters(synapse).forEach((name, value) -> {
            double[] x = new double[size];
            for (int j = 0; j < size; j++) {
                x[j] = name.equals("tRefMs")
                        ? 0.5 * random.nextInt(5)
                        : value * random.nextDouble(0.8, 1.2)
                                + (name.equals("vReset") ? random.nextDouble(-0.2, 0.2) : 0);
            }
            given.put(name, x);
        });
        Lif model = lif(synapse);
        together.varied.putAll(given);
        together.bind(model);
        drive(together, model, SEED, 300, size, -1);
        assertThat(together.spikes).isNotEmpty();
        for (int j = 0; j < size; j++) {
            OdeBench alone = new OdeBench(1, 1, 0.5);
            int neuron = j;
            given.forEach((name, x) -> alone.varied.put(name, new double[] {x[neuron]}));
            alone.bind(model);
            drive(alone, model, SEED, 300, size, j);
            alone.states.forEach((name, x) -> assertThat(together.states.get(name)[neuron])
                    .as("%s of neuron %d, seed %d", name, neuron, SEED)
                    .isEqualTo(x[0]));
        }
    }

    @Test
    void aWrongValueOfOneNeuronIsNamed() {
        assertWrong(new Synapse.Delta(), "tauMemMs", -3, "Population 'n', neuron 2", "Lif.tauMemMs", "-3.0");
        assertWrong(new Synapse.Delta(), "vReset", 7, "neuron 2", "Lif.vReset must be below vTh 1.0", "7.0");
        assertWrong(new Synapse.Delta(), "tRefMs", 0.3, "neuron 2", "Lif.tRefMs 0.3", "multiple of dtMs 0.5");
        assertWrong(new Synapse.Delta(), "resistance", 0, "neuron 2", "Lif.resistance", "0.0");
        assertWrong(new Synapse.AlphaCurrents(1, 2), "tauInhMs", 0, "neuron 2", "AlphaCurrents.tauInhMs", "0.0");
        assertWrong(several(), "nmda.tauSynMs", -1, "neuron 2", "tauSynMs of 'nmda'", "-1.0");
    }

    private static void assertWrong(Synapse synapse, String name, double value, String... parts) {
        OdeBench bench = new OdeBench(4, 1, 0.5);
        double[] x = constant(4, parameters(synapse).get(name));
        x[2] = value;
        bench.varied.put(name, x);
        assertThatThrownBy(() -> bench.bind(lif(synapse))).hasMessageContainingAll(parts);
    }

    @Test
    void wrongSynapsesAreNamed() {
        assertThatThrownBy(() -> new Synapse.AlphaCurrents(0, 1))
                .hasMessageContainingAll("AlphaCurrents.tauExcMs", "0.0");
        assertThatThrownBy(() -> new Synapse.AlphaConductance(1, 1, Double.NaN, 0))
                .hasMessageContainingAll("AlphaConductance.eExc", "NaN");
        assertThatThrownBy(() -> new Synapse.Currents(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Synapse.Currents.of(
                        Synapse.CurrentReceptor.alpha("a", 1), Synapse.CurrentReceptor.exponential("a", 2)))
                .hasMessageContainingAll("different names", "[a, a]");
        assertThatThrownBy(() -> Lif.iafCondExp(250, 0, 1, 2, 0, -80, -70, -60, -55, 2, 0))
                .hasMessageContainingAll("gLeakNs", "0.0");
        assertThatThrownBy(() -> Lif.iafPscExp(-1, 10, 1, 2, -70, -70, -55, 2, 0))
                .hasMessageContainingAll("cMemPf", "-1.0");
    }

    static Stream<Synapse> linear() {
        return synapses().filter(s -> !(s instanceof Synapse.Conductance || s instanceof Synapse.AlphaConductance));
    }

    /** A population in which every neuron is a random set; ten steps from a random state under a constant current. */
    @ParameterizedTest
    @MethodSource("linear")
    void tenStepsFollowTheClosedFormForRandomParameters(Synapse synapse) {
        SplittableRandom random = new SplittableRandom(SEED);
        OdeBench bench = new OdeBench(SETS, 1, 1);
        Map<String, double[]> given = new LinkedHashMap<>();
        fill(given, "tauMemMs", random, 1, 100);
        fill(given, "vRest", random, -1, 1);
        fill(given, "bias", random, -1, 1);
        fill(given, "resistance", random, 0.1, 10);
        parameters(synapse).keySet().stream()
                .filter(name -> name.contains("tauSynMs") || name.contains("tauExcMs") || name.contains("tauInhMs"))
                .forEach(name -> fill(given, name, random, 1, 30));
        bench.varied.putAll(given);
        bench.bind(Lif.delta(20).withSynapse(synapse).withPotentials(0, 0, 1e9));
        Map<String, float[]> start = new LinkedHashMap<>();
        bench.states.forEach((name, x) -> {
            for (int j = 0; j < SETS && !name.equals("refractory"); j++) {
                x[j] = (float) random.nextDouble(-1, 1);
            }
            start.put(name, x.clone());
        });
        float[] external = bench.externals.get("current");
        for (int j = 0; j < SETS; j++) {
            external[j] = (float) random.nextDouble(-1, 1);
        }
        for (int k = 0; k < 10; k++) {
            bench.step(1, false);
        }
        for (int j = 0; j < SETS; j++) {
            double[] exact = closedForm(synapse, given, start, external[j], j, 10);
            double found = bench.states.get("v")[j];
            if (!(Math.abs(found - exact[0]) <= 1e-6 * exact[1])) {
                fail("seed %d, set %d: found %s, exact %s, scale %s".formatted(SEED, j, found, exact[0], exact[1]));
            }
        }
    }

    private static void fill(Map<String, double[]> given, String name, SplittableRandom r, double low, double high) {
        double[] x = new double[SETS];
        for (int j = 0; j < SETS; j++) {
            x[j] = r.nextDouble(low, high);
        }
        given.put(name, x);
    }

    /** Potential at a time, and the sum of its terms' sizes. */
    private static double[] closedForm(
            Synapse synapse,
            Map<String, double[]> given,
            Map<String, float[]> start,
            double external,
            int j,
            double t) {
        double tau = given.get("tauMemMs")[j];
        double ohm = given.get("resistance")[j];
        double p = Math.exp(-t / tau);
        double vInf = given.get("vRest")[j] + given.get("bias")[j];
        double v0 = start.get("v")[j];
        double drive = ohm * external * (1 - p);
        double v = vInf * (1 - p) + v0 * p + drive;
        double scale = Math.abs(vInf) + Math.abs(v0) + Math.abs(drive);
        String[][] receptors = synapse instanceof Synapse.Delta
                ? new String[0][]
                : synapse instanceof Synapse.ExponentialCurrent
                        ? new String[][] {{"tauSynMs", "current", ""}}
                        : synapse instanceof Synapse.Currents
                                ? new String[][] {
                                    {"ampa.tauSynMs", "ampa", ""},
                                    {"nmda.tauSynMs", "nmda", "nmda.rise"},
                                    {"gaba.tauSynMs", "gaba", ""}
                                }
                                : new String[][] {{"tauExcMs", "iExc", "riseExc"}, {"tauInhMs", "iInh", "riseInh"}};
        for (String[] r : receptors) {
            double tauSyn = given.get(r[0])[j];
            double k = 1 / tauSyn - 1 / tau;
            if (Math.abs(k * t) < 1e-3) {
                return new double[] {v, Double.POSITIVE_INFINITY};
            }
            double level = ohm * start.get(r[1])[j] / tau * (p - Math.exp(-t / tauSyn)) / k;
            double rise = start.containsKey(r[2])
                    ? ohm * start.get(r[2])[j] / (tau * tauSyn) * (p - (1 + k * t) * Math.exp(-t / tauSyn)) / (k * k)
                    : 0;
            v += level + rise;
            scale += Math.abs(level) + Math.abs(rise);
        }
        return new double[] {v, scale};
    }
}
