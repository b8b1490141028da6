package io.github.snn4j.internal.engine;

import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/** A signal that is brought up to date after each step, sample by sample. */
abstract class SignalRuntime implements Signal {

    private final int batch;
    private final int size;
    private final float[] values;

    SignalRuntime(int batch, int size, float[] values) {
        this.batch = batch;
        this.size = size;
        this.values = values;
    }

    /** Brings one sample up to date. Samples may be updated by different threads. */
    abstract void update(int sample);

    /** Forgets everything. */
    void reset() {
        Arrays.fill(values, 0f);
    }

    @Override
    public final int batch() {
        return batch;
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final float[] array() {
        return values;
    }
}
