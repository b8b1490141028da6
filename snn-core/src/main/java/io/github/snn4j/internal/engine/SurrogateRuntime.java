package io.github.snn4j.internal.engine;

import io.github.snn4j.signal.Surrogate;

/** A surrogate derivative, computed from the distance to threshold that the neuron model leaves behind. */
final class SurrogateRuntime extends SignalRuntime {

    private final Surrogate spec;
    private final float[] distance;

    SurrogateRuntime(Surrogate spec, int batch, int size, float[] distance) {
        super(batch, size, new float[batch * size]);
        this.spec = spec;
        this.distance = distance;
    }

    @Override
    void update(int sample) {
        spec.valuesAt(distance, sample * size(), (sample + 1) * size(), array());
    }
}
