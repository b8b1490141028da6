package io.github.snn4j.internal.engine;

/** An array that somebody else keeps up to date, seen as a signal. */
final class LiveSignal extends SignalRuntime {

    LiveSignal(int batch, int size, float[] values) {
        super(batch, size, values);
    }

    @Override
    void update(int sample) {
        // the owner writes it
    }

    @Override
    void reset() {
        // the owner resets it
    }
}
