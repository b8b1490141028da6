package io.github.snn4j.internal.engine;

import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/** Another signal as it was a fixed number of steps ago; zero before the trial began. */
final class DelayLine extends SignalRuntime {

    private final Signal source;
    private final float[][] history;
    private final int[] next;

    DelayLine(Signal source, int delay) {
        super(source.batch(), source.size(), new float[source.array().length]);
        this.source = source;
        this.history = new float[delay][source.array().length];
        this.next = new int[source.batch()];
    }

    @Override
    void update(int sample) {
        int base = sample * size();
        if (history.length == 0) {
            System.arraycopy(source.array(), base, array(), base, size());
            return;
        }
        float[] oldest = history[next[sample]];
        System.arraycopy(oldest, base, array(), base, size());
        System.arraycopy(source.array(), base, oldest, base, size());
        next[sample] = (next[sample] + 1) % history.length;
    }

    void updateAll() {
        for (int b = 0; b < batch(); b++) {
            update(b);
        }
    }

    @Override
    void reset() {
        super.reset();
        for (float[] h : history) {
            Arrays.fill(h, 0f);
        }
        Arrays.fill(next, 0);
    }
}
