package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.DenseProducts;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The third factors of a simulator, one per population that has a learning signal, computed in the order of
 * declaration.
 */
final class LearningSignals {

    private record Running(LearningSignal.Source source, LiveSignal modulator) {}

    private final Engine engine;
    private final SignalPool pool;
    private final EngineSettings settings;
    private final DenseProduct portable;
    private final DenseProduct product;
    private final Map<String, LiveSignal> modulators = new LinkedHashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    // The same, since iterating over a map makes an object per step.
    private Running[] inOrder = {};

    LearningSignals(Engine engine, SignalPool pool, EngineSettings settings) {
        this.engine = engine;
        this.pool = pool;
        this.settings = settings;
        this.portable = DenseProducts.portable(settings.kernels());
        this.product = settings.blas() != null ? settings.blas() : portable;
    }

    /** Allocates the vector of a population, so that rules bound before the signal can hold it. */
    void declare(PopulationRuntime population) {
        int n = population.size();
        modulators.put(population.name(), new LiveSignal(settings.batch(), n, new float[settings.batch() * n]));
    }

    void start(PopulationRuntime population, LearningSignal signal) {
        running.put(
                population.name(),
                new Running(signal.bind(new Context(population)), modulators.get(population.name())));
        inOrder = running.values().toArray(Running[]::new);
    }

    Signal modulator(String population, String asker) {
        LiveSignal m = modulators.get(population);
        if (m == null) {
            throw new IllegalStateException(
                    "Projection '" + asker + "': the rule needs a third factor, but population '" + population
                            + "' has no learning signal; add one with Network.Builder.learningSignal");
        }
        return m;
    }

    /** The third factor of a population as the last step has left it. */
    float[] values(String population) {
        LiveSignal m = modulators.get(population);
        Check.argument(
                m != null,
                () -> "population '" + population + "' has no learning signal; there are " + modulators.keySet());
        return m.array();
    }

    void compute() {
        for (Running r : inOrder) {
            r.source().computeInto(r.modulator().array());
        }
    }

    void endTrial() {
        for (Running r : running.values()) {
            r.source().onTrialEnd();
        }
    }

    void reset() {
        for (Running r : running.values()) {
            r.source().reset();
            Arrays.fill(r.modulator().array(), 0f);
        }
    }

    private final class Context implements LearningSignalContext {

        private final PopulationRuntime owner;

        Context(PopulationRuntime owner) {
            this.owner = owner;
        }

        @Override
        public String population() {
            return owner.name();
        }

        @Override
        public int size() {
            return owner.size();
        }

        @Override
        public int batch() {
            return settings.batch();
        }

        @Override
        public <S> S signal(String population, SignalSpec<S> spec) {
            return pool.get(engine.population(population), spec, 0);
        }

        @Override
        public int sizeOf(String population) {
            return engine.population(population).size();
        }

        @Override
        public WeightView weights(String projection) {
            return engine.projection(projection).store();
        }

        @Override
        public float[] modulator(String population) {
            if (!running.containsKey(population)) {
                throw new IllegalStateException("learning signal of '" + owner.name() + "' reads that of '" + population
                        + "', which is not declared before it");
            }
            return modulators.get(population).array();
        }

        @Override
        public void addProduct(float[] a, int inner, float[] matrix, float[] out) {
            boolean small = (long) settings.batch() * inner * owner.size() < DenseProduct.BLAS_FROM;
            (small ? portable : product).addProduct(a, settings.batch(), inner, matrix, owner.size(), out);
        }

        @Override
        public float[] external(String variable, int width) {
            return owner.external(variable, width).array();
        }

        @Override
        public TimeStep timeStep() {
            return settings.timeStep();
        }

        @Override
        public KeyedRandom random(String purpose) {
            return KeyedRandom.of(settings.seed(), owner.name(), "learning signal: " + purpose);
        }
    }
}
