package io.github.snn4j.stimulus;

import io.github.snn4j.internal.kernel.KernelContext;
import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a simulator would tell a stimulus; arrivals and current are one array each. */
final class TestStimulusContext implements StimulusContext, KernelContext, StimulusContext.Arrivals {

    static final long SEED = 1729;

    private final long seed;
    private final String name;
    private final int size;
    private final int batch;
    private final double dtMs;
    private Kernels kernels = KernelProvider.byName("java");
    private final float[] sums;
    private final float[] current;
    final List<Slice> touched = new ArrayList<>();
    Optional<Receptor> receptor = Optional.empty();

    TestStimulusContext(long seed, String name, int size, int batch, double dtMs) {
        this.seed = seed;
        this.name = name;
        this.size = size;
        this.batch = batch;
        this.dtMs = dtMs;
        this.sums = new float[batch * size];
        this.current = new float[batch * size];
    }

    static TestStimulusContext of(int size, double dtMs) {
        return new TestStimulusContext(SEED, "e.stimulus0", size, 1, dtMs);
    }

    TestStimulusContext with(Kernels other) {
        kernels = other;
        return this;
    }

    /** All neurons and samples. */
    Slice all() {
        return new Slice(0, 0, batch, 0, size);
    }

    /** What arrived since the last call, arrivals and current added up (a stimulus uses one of them). */
    float[] take() {
        float[] taken = new float[sums.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = sums[i] + current[i];
        }
        Arrays.fill(sums, 0f);
        Arrays.fill(current, 0f);
        return taken;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public int slices() {
        return 4;
    }

    @Override
    public TimeStep timeStep() {
        return new TimeStep(dtMs);
    }

    @Override
    public KeyedRandom random(String purpose) {
        return KeyedRandom.of(seed, name, purpose);
    }

    @Override
    public Kernels kernels() {
        return kernels;
    }

    @Override
    public Arrivals arrivals(Optional<Receptor> wanted) {
        receptor = wanted;
        return this;
    }

    @Override
    public float[] current() {
        return current;
    }

    @Override
    public float[] array(Slice slice) {
        return sums;
    }

    @Override
    public synchronized void touch(Slice slice) {
        if (!touched.contains(slice)) {
            touched.add(slice);
        }
    }
}
