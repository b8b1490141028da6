package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;

/** Chooses the layout of a projection's weights and fills them in. */
final class SynapseStores {

    private SynapseStores() {}

    static SynapseStore create(
            ProjectionSpec spec, PopulationRuntime pre, PopulationRuntime post, EngineSettings settings) {
        spec.connectivity().checkSizes(spec.name(), pre.size(), post.size());
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
            store = new DenseStore(settings.kernels(), spec.connectivity(), pre.size(), post.size());
        }
        fill(spec, store, settings.seed());
        return store;
    }

    private static void fill(ProjectionSpec spec, SynapseStore store, long seed) {
        KeyedRandom random = KeyedRandom.of(seed, spec.name(), "weights");
        float[] given = spec.connectivity() instanceof Connectivity.Matrix m ? m.weights() : null;
        boolean diagonal = store instanceof DiagonalStore;
        for (int i = 0; i < store.preSize(); i++) {
            RandomGenerator row = random.generator(0, i, 0);
            int from = diagonal ? i : 0;
            int to = diagonal ? i + 1 : store.postSize();
            for (int j = from; j < to; j++) {
                if (store.connects(i, j)) {
                    float w = given != null
                            ? given[i * store.postSize() + j]
                            : spec.init().draw(row);
                    checkBounds(spec, i, j, w);
                    store.set(i, j, w);
                }
            }
        }
    }

    private static void checkBounds(ProjectionSpec spec, int pre, int post, float w) {
        Check.argument(
                Float.isFinite(w)
                        && w >= (float) spec.bounds().min()
                        && w <= (float) spec.bounds().max(),
                () -> "Projection '" + spec.name() + "': weight [" + pre + "][" + post + "] is " + w
                        + ", outside the bounds [" + spec.bounds().min() + ", "
                        + spec.bounds().max() + "]");
    }
}
