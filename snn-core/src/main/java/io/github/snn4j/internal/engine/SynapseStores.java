package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.LocallyConnected;
import io.github.snn4j.connect.Sparse;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.connect.SparsePattern;
import io.github.snn4j.internal.connect.SparseValues;
import io.github.snn4j.internal.connect.Tasks;
import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;

/** Chooses the layout of a projection's weights and fills them in. */
final class SynapseStores {

    private SynapseStores() {}

    static SynapseStore create(
            ProjectionSpec spec, PopulationRuntime pre, PopulationRuntime post, EngineSettings settings, Tasks tasks) {
        spec.connectivity().checkSizes(spec.name(), pre.size(), post.size());
        if (spec.connectivity() instanceof Sparse sparse) {
            return sparse(spec, sparse, pre, post, settings, tasks);
        }
        Check.argument(
                spec.delay().constant(),
                () -> "Projection '" + spec.name() + "': delays that differ between synapses need sparse connectivity,"
                        + " for example Connectivity.fixedProbability(1)");
        if (spec.connectivity() instanceof Convolution rule) {
            return convolution(spec, rule, settings);
        }
        SynapseStore store;
        if (spec.connectivity() instanceof Connectivity.OneToOne) {
            store = new DiagonalStore(pre.size());
        } else if (spec.connectivity() instanceof Connectivity.AllButSelf
                && spec.init() instanceof WeightInit.Constant c
                && !spec.plastic()) {
            checkBounds(spec, 0, 1, (float) c.weight());
            return new UniformAllButSelfStore(pre.size(), (float) c.weight());
        } else {
            Check.argument(
                    (long) pre.size() * post.size() <= Integer.MAX_VALUE - 8,
                    () -> "Projection '" + spec.name() + "': " + pre.size() + " x " + post.size()
                            + " weights exceed one array (2^31); split the populations");
            store = new DenseStore(
                    settings.kernels(), (Connectivity.Regular) spec.connectivity(), pre.size(), post.size());
        }
        fill(spec, store, settings.seed());
        return store;
    }

    /** Output channel o draws its kernel from the stream (0, o, 0), in the order {@code [c][ky][kx]}. */
    private static SynapseStore convolution(ProjectionSpec spec, Convolution rule, EngineSettings settings) {
        ConvStore store = new ConvStore(settings.kernels(), rule);
        WeightInit init = spec.init().withFanIn(rule.fanIn());
        KeyedRandom random = KeyedRandom.of(settings.seed(), spec.name(), "weights");
        float[] drawn = new float[rule.kernels() * rule.fanIn()];
        for (int o = 0; o < rule.kernels(); o++) {
            RandomGenerator kernel = random.generator(0, o, 0);
            for (int k = 0; k < rule.fanIn(); k++) {
                float w = init.draw(kernel);
                checkBounds(spec, k, o, w);
                drawn[o * rule.fanIn() + k] = w;
            }
        }
        store.setAll(drawn);
        return store;
    }

    private static SynapseStore sparse(
            ProjectionSpec spec,
            Sparse rule,
            PopulationRuntime pre,
            PopulationRuntime post,
            EngineSettings settings,
            Tasks tasks) {
        SparsePattern pattern = SparsePattern.build(
                spec.name(),
                rule,
                pre.size(),
                post.size(),
                pre == post,
                KeyedRandom.of(settings.seed(), spec.name(), "synapses"),
                tasks);
        boolean shared = spec.init() instanceof WeightInit.Constant;
        float[] weights = shared
                ? null
                : SparseValues.weights(
                        pattern,
                        spec.init().withFanIn(fanIn(rule, pattern)),
                        KeyedRandom.of(settings.seed(), spec.name(), "weights"),
                        tasks);
        float common = shared ? (float) ((WeightInit.Constant) spec.init()).weight() : 0f;
        char[] delays = spec.delay().constant()
                ? null
                : SparseValues.delays(
                        pattern,
                        spec.delay(),
                        settings.timeStep(),
                        KeyedRandom.of(settings.seed(), spec.name(), "delays"),
                        tasks);
        SparseStore store = new SparseBuilder(
                        pre.size(), post.size(), pattern.rowStart(), pattern.targets(), delays, post.borders(), tasks)
                .build(weights, common, spec.delaySteps());
        if (shared) {
            checkBounds(spec, 0, 0, common);
        } else {
            store.forEach((i, j, w) -> checkBounds(spec, i, j, w));
        }
        if (!spec.plastic() && store.synapses() >= settings.packFrom()) {
            store.pack();
        }
        return store;
    }

    private static double fanIn(Sparse rule, SparsePattern pattern) {
        if (rule instanceof LocallyConnected l) {
            return l.probability()
                    * l.in().channels()
                    * l.window().size()
                    * l.window().size();
        }
        return Math.max(1.0, pattern.synapses() / (double) pattern.postSize());
    }

    private static void fill(ProjectionSpec spec, SynapseStore store, long seed) {
        KeyedRandom random = KeyedRandom.of(seed, spec.name(), "weights");
        float[] given = spec.connectivity() instanceof Connectivity.Matrix m ? m.weights() : null;
        boolean diagonal = store instanceof DiagonalStore;
        WeightInit init = spec.init().withFanIn(Math.max(1.0, store.synapses() / (double) store.postSize()));
        for (int i = 0; i < store.preSize(); i++) {
            RandomGenerator row = random.generator(0, i, 0);
            int from = diagonal ? i : 0;
            int to = diagonal ? i + 1 : store.postSize();
            for (int j = from; j < to; j++) {
                if (store.connects(i, j)) {
                    float w = given != null ? given[i * store.postSize() + j] : init.draw(row);
                    checkBounds(spec, i, j, w);
                    store.set(i, j, w);
                }
            }
        }
    }

    private static void checkBounds(ProjectionSpec spec, int pre, int post, float w) {
        if (!(w >= (float) spec.bounds().min() && w <= (float) spec.bounds().max() && Math.abs(w) <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("Projection '" + spec.name() + "': weight [" + pre + "][" + post
                    + "] is " + w + ", outside the bounds [" + spec.bounds().min() + ", "
                    + spec.bounds().max() + "]");
        }
    }
}
