package io.github.snn4j.learning.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.signal.Surrogate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradient of the trainer against that of an independent double precision network, which in turn is held against
 * finite differences and real-time recurrent learning.
 */
class BpttGradientTest {

    private static final int STEPS = 14;
    private static final Surrogate WIDE = new Surrogate(Surrogate.Shape.FAST_SIGMOID, 3);

    record Case(TinyNetworks kind, BpttConfig config) {
        @Override
        public String toString() {
            return kind + ", " + config.loss() + ", " + config.surrogate() + ", reset gradient "
                    + config.resetGradient() + ", window " + config.window() + ", " + config.regularizers();
        }
    }

    private static List<Loss> losses(TinyNetworks kind) {
        List<Loss> losses =
                new ArrayList<>(List.of(new Loss.MembraneMse(), new Loss.MembraneCrossEntropy(Loss.Over.MAX, 3)));
        losses.add(new Loss.CourseCrossEntropy());
        for (Loss.Over over : Loss.Over.values()) {
            losses.add(Loss.membraneCrossEntropy(over));
        }
        if (kind.spikingReadout) {
            losses.add(new Loss.CountCrossEntropy(0.7));
            losses.add(new Loss.CountMse(0.6, 0.1));
            losses.add(new Loss.FirstSpikeCrossEntropy(2));
            losses.add(new Loss.VanRossum(6));
        }
        return losses;
    }

    private static BpttConfig config(Loss loss) {
        return BpttConfig.of(1, 11, STEPS, "out", loss).withSurrogate(WIDE);
    }

    /** Every loss on every network; every surrogate, way through the reset, window and rate term somewhere. */
    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (TinyNetworks kind : TinyNetworks.values()) {
            for (Loss loss : losses(kind)) {
                cases.add(new Case(kind, config(loss)));
            }
            Loss loss = losses(kind).get(kind.spikingReadout ? 7 : 0);
            cases.add(new Case(kind, config(loss).withResetGradient(true)));
            cases.add(new Case(kind, config(loss).withWindow(5)));
            cases.add(new Case(kind, config(loss).withWindow(4).withResetGradient(true)));
            String first = kind == TinyNetworks.TWO_IN_A_LOOP ? "a" : "hid";
            cases.add(new Case(
                    kind,
                    config(loss)
                            .withRegularizers(
                                    new RateRegularizer(first, 0.3, 0.4, 2), RateRegularizer.below(first, 0.1, 1))));
            for (Surrogate.Shape shape : Surrogate.Shape.values()) {
                cases.add(new Case(kind, config(loss).withSurrogate(new Surrogate(shape, 1.3, 0.6))));
            }
        }
        return cases.stream();
    }

    private static final class Data {
        final int[][] spikes = new int[STEPS][];
        final Map<String, float[]> drives = new LinkedHashMap<>();
        final float[] target;
        final int label;

        Data(Case c, Network network, int sample) {
            SplittableRandom random = new SplittableRandom(100 + sample);
            for (int t = 0; t < STEPS; t++) {
                spikes[t] = random.ints(TinyNetworks.INPUTS, 0, 2).toArray();
                int[] bits = spikes[t];
                spikes[t] = IntStream.range(0, bits.length)
                        .filter(i -> bits[i] == 1)
                        .toArray();
            }
            int size = network.populations().get("out").size();
            target = new float[STEPS * size];
            for (int n = 0; n < target.length; n++) {
                target[n] = random.nextInt(3) == 0 ? 1f : 0f;
            }
            if (!(c.config().loss() instanceof Loss.VanRossum)) {
                Arrays.fill(target, 2 * size, 4 * size, Float.NaN);
            }
            label = random.nextInt(size);
            if (network.populations().containsKey("pixels")) {
                drives.put("pixels", new float[] {0.2f + 0.1f * sample, 0.8f, 0.5f});
                drives.put("hid", new float[] {0f, 0.2f, 0.1f, 0.4f});
            }
        }
    }

    private static void fill(BpttBatch batch, Data data, int sample) {
        batch.spikes("in", sample, data.spikes);
        data.drives.forEach((name, values) -> batch.drive(name, sample, values));
        batch.label(sample, data.label);
        batch.target(sample, data.target);
    }

    private static TapeNetwork run(Case c, boolean smooth, Map<String, double[]> weights, Data data) {
        TapeNetwork net = new TapeNetwork(c.kind().network(), c.config(), smooth, weights);
        net.run(Map.of("in", data.spikes), data.drives);
        return net;
    }

    private static Map<String, double[]> weights(Network network, BpttTrainer trainer) {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (String name : network.projections().keySet()) {
            float[] w = trainer.weights(name);
            double[] d = new double[w.length];
            Arrays.setAll(d, n -> w[n]);
            all.put(name, d);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void trainerGivesTheGradientOfTheDoubleReference(Case c) {
        Network network = c.kind().network();
        int samples = 3;
        try (BpttTrainer trainer = BpttTrainer.of(network, c.config().withThreads(2))) {
            Map<String, double[]> weights = weights(network, trainer);
            BpttBatch batch = trainer.newBatch(samples);
            double[] expected = new double[0];
            double loss = 0;
            TapeNetwork net = null;
            for (int b = 0; b < samples; b++) {
                fill(batch, new Data(c, network, b), b);
            }
            for (int b = 0; b < samples; b++) {
                Data data = new Data(c, network, b);
                net = run(c, false, weights, data);
                Tape.Num end = net.loss(data.label, data.target);
                double[] g = net.tape.backward(end, net.parameterArray());
                loss += end.value / samples;
                expected = b == 0 ? new double[g.length] : expected;
                for (int n = 0; n < g.length; n++) {
                    expected[n] += g[n] / samples;
                }
                sameSpikes(network, net, trainer, batch, b);
            }
            Map<String, float[]> gradients = trainer.gradients(batch);
            assertThat(trainer.evaluate(batch).loss()).isCloseTo(loss, within(1e-5 * Math.max(1, loss)));
            double scale = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertThat(scale).as("largest derivative").isGreaterThan(1e-6);
            for (String name : gradients.keySet()) {
                int first = net.firstParameter.get(name);
                float[] g = gradients.get(name);
                for (int n = 0; n < g.length; n++) {
                    assertThat((double) g[n])
                            .as("%s of %s", n, name)
                            .isCloseTo(expected[first + n], within(2e-5 * scale));
                }
            }
        }
    }

    /** Also that all neurons' populations fire, without which most of the gradient is not there. */
    private static void sameSpikes(Network network, TapeNetwork net, BpttTrainer trainer, BpttBatch batch, int sample) {
        for (Population p : network.populations().values()) {
            if (p.source().isPresent() || p.model().orElseThrow() instanceof LeakyRate) {
                continue;
            }
            int[][] spikes = trainer.trace(batch, sample, p.name()).spikes();
            int fired = 0;
            for (int t = 0; t < STEPS; t++) {
                Tape.Num[] z = net.output.get(p.name())[t];
                int[] expected = IntStream.range(0, z.length)
                        .filter(j -> z[j].value == 1)
                        .toArray();
                assertThat(spikes[t]).as("spikes of %s in step %s", p.name(), t).containsExactly(expected);
                fired += expected.length;
            }
            assertThat(fired).as("spikes of %s", p.name()).isPositive();
        }
    }

    static Stream<Case> untruncated() {
        return cases().filter(c -> c.config().window() == 0);
    }

    @ParameterizedTest
    @MethodSource("untruncated")
    void backPropagationEqualsRealTimeRecurrentLearning(Case c) {
        Network network = c.kind().network();
        try (BpttTrainer trainer = BpttTrainer.of(network, c.config())) {
            Data data = new Data(c, network, 0);
            TapeNetwork net = run(c, false, weights(network, trainer), data);
            Tape.Num end = net.loss(data.label, data.target);
            double[] backward = net.tape.backward(end, net.parameterArray());
            double[] forward = net.tape.forward(end, net.parameterArray());
            for (int n = 0; n < backward.length; n++) {
                assertThat(forward[n]).isCloseTo(backward[n], within(1e-10));
            }
        }
    }

    /** With the whole gradient and spikes that are smooth, nothing is left out of the derivative. */
    static Stream<Case> smooth() {
        return untruncated()
                .filter(c -> c.kind() != TinyNetworks.REFRACTORY)
                .filter(c -> c.config().surrogate() == WIDE || c.kind() == TinyNetworks.RECURRENT)
                .filter(c -> c.config().surrogate().shape() != Surrogate.Shape.BOXCAR
                        && c.config().surrogate().shape() != Surrogate.Shape.GAUSSIAN)
                .map(c -> new Case(c.kind(), c.config().withResetGradient(true)));
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void gradientEqualsFiniteDifferencesWhereSpikesAreSmooth(Case c) {
        Network network = c.kind().network();
        try (BpttTrainer trainer = BpttTrainer.of(network, c.config())) {
            Data data = new Data(c, network, 0);
            Map<String, double[]> weights = weights(network, trainer);
            TapeNetwork net = run(c, true, weights, data);
            double[] gradient = net.tape.backward(net.loss(data.label, data.target), net.parameterArray());
            double scale = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            int n = 0;
            for (Map.Entry<String, double[]> entry : weights.entrySet()) {
                for (int k = 0; k < entry.getValue().length; k++, n++) {
                    double h = 1e-6;
                    double keep = entry.getValue()[k];
                    entry.getValue()[k] = keep + h;
                    double above = run(c, true, weights, data).loss(data.label, data.target).value;
                    entry.getValue()[k] = keep - h;
                    double below = run(c, true, weights, data).loss(data.label, data.target).value;
                    entry.getValue()[k] = keep;
                    assertThat((above - below) / (2 * h))
                            .as("%s of %s", k, entry.getKey())
                            .isCloseTo(gradient[n], within(1e-6 * Math.max(1, scale)));
                }
            }
        }
    }
}
