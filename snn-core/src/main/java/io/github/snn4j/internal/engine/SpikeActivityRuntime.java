package io.github.snn4j.internal.engine;

import java.util.Arrays;

/** The spikes of the step as ones in an array of zeros. */
final class SpikeActivityRuntime extends SignalRuntime {

    private final SpikeView spikes;

    SpikeActivityRuntime(SpikeView spikes) {
        super(spikes.batch(), spikes.size(), new float[spikes.batch() * spikes.size()]);
        this.spikes = spikes;
    }

    @Override
    void update(int sample) {
        int base = sample * size();
        Arrays.fill(array(), base, base + size(), 0f);
        int[] fired = spikes.list(sample);
        for (int k = 0; k < spikes.count(sample); k++) {
            array()[base + fired[k]] = 1f;
        }
    }
}
