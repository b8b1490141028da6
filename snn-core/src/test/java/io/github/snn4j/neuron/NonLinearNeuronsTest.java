package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for all of the models: slices and equal parameters change no bit, input never gives NaN. */
class NonLinearNeuronsTest {

    static final TwoCompartment TWO = new TwoCompartment(200, 10, -70, 100, 5, -65, 8, 5, 12, -50, -60, 2);
    private static final int SIZE = 4;
    private static final int BATCH = 2;

    static Stream<NeuronModel> models() {
        return Stream.of(
                AdEx.bretteGerstner(),
                AdEx.bretteGerstner().withRefractory(1).withSynapse(new Synapse.ExponentialCurrent(4)),
                AdEx.bretteGerstner().withRefractory(1).withSynapse(new Synapse.Delta()),
                Izhikevich.regularSpiking(),
                HodgkinHuxley.traubMiles(),
                HodgkinHuxley.traubMiles().withSynapse(new Synapse.ExponentialCurrent(4)),
                TWO);
    }

    private static OdeBench run(NeuronModel model, Map<String, double[]> varied, int slices, double scale, long seed) {
        OdeBench bench = new OdeBench(SIZE, BATCH, 0.5);
        bench.varied.putAll(varied);
        bench.bind(model);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 30; k++) {
            for (Receptor receptor : model.receptors()) {
                float[] in = bench.inputs.get(receptor);
                for (int i = 0; i < in.length; i++) {
                    in[i] = (float) (scale * random.nextDouble(receptor == Receptor.INPUT ? -0.5 : 0, 1));
                }
            }
            bench.step(slices, slices > 1);
        }
        return bench;
    }

    private static void same(OdeBench a, OdeBench b) {
        assertThat(a.spikes).isEqualTo(b.spikes);
        a.states.forEach((name, values) -> assertThat(values).as(name).isEqualTo(b.states.get(name)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void slicesChangeNoBit(NeuronModel model) {
        OdeBench whole = run(model, Map.of(), 1, 600, 5);
        assertThat(whole.spikes).isNotEmpty();
        same(whole, run(model, Map.of(), 3, 600, 5));
    }

    @ParameterizedTest
    @MethodSource("models")
    void equalParametersPerNeuronGiveTheBitsOfACommonOne(NeuronModel model) throws ReflectiveOperationException {
        OdeBench common = run(model, Map.of(), 1, 60, 6);
        int changed = 0;
        for (Map.Entry<String, Double> parameter : parameters(model).entrySet()) {
            String name = parameter.getKey();
            double[] values = new double[SIZE];
            Arrays.fill(values, parameter.getValue());
            same(common, run(model, Map.of(name, values), 1, 60, 6));
            values[2] += name.equals("tRefMs") ? 0.5 : 0.01 + 0.02 * Math.abs(values[2]);
            OdeBench varied = run(model, Map.of(name, values), 1, 60, 6);
            float[] v = varied.states.get("v");
            assertThat(v[1]).as(name).isEqualTo(common.states.get("v")[1]);
            assertThat(varied.varied).as("asked for").isEmpty();
            boolean same = v[2] == common.states.get("v")[2] && varied.spikes.equals(common.spikes);
            changed += same ? 0 : 1;
        }
        assertThat(changed).as("parameters that changed membrane or spikes").isGreaterThanOrEqualTo(4);
    }

    /** Numbers of a model and of its synapse. */
    private static Map<String, Double> parameters(Object description) throws ReflectiveOperationException {
        Map<String, Double> found = new TreeMap<>();
        for (var component : description.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(description);
            if (value instanceof Synapse) {
                found.putAll(parameters(value));
            } else if (value instanceof Double number) {
                found.put(component.getName(), number);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("models")
    void theShortestRefractoryPeriodOfAllNeuronsIsTold(NeuronModel model) {
        OdeBench bench = new OdeBench(3, 1, 0.5);
        bench.varied.put("tRefMs", new double[] {2, 1.5, 3});
        assertThat(model.bind(bench).refractorySteps()).isEqualTo(model instanceof Izhikevich ? 0 : 3);
    }

    @ParameterizedTest
    @MethodSource("models")
    void inputOfAnySizeNeverGivesNan(NeuronModel model) {
        for (double scale : new double[] {1e3, 1e6, -1e6}) {
            if (scale < 0 && model.receptors().contains(Receptor.EXCITATORY)) {
                continue;
            }
            OdeBench bench = run(model, Map.of(), 1, scale, 7);
            bench.states.forEach((name, values) -> {
                for (float x : values) {
                    assertThat(Float.isFinite(x))
                            .as("seed 7, scale %s, %s = %s", scale, name, x)
                            .isTrue();
                }
            });
        }
    }
}
