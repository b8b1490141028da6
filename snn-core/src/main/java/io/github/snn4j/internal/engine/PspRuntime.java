package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.Propagators;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;

/** A running double-exponential response to a spike train. */
final class PspRuntime extends SignalRuntime {

    private final SpikeView spikes;
    private final float memDecay;
    private final float synDecay;
    private final float coupling;
    private final float[] q;

    PspRuntime(Psp spec, SpikeView spikes, TimeStep timeStep) {
        super(spikes.batch(), spikes.size(), new float[spikes.batch() * spikes.size()]);
        this.spikes = spikes;
        this.memDecay = (float) timeStep.decay(spec.tauMemMs());
        this.synDecay = (float) timeStep.decay(spec.tauSynMs());
        this.coupling = (float) Propagators.currentToMembrane(spec.tauMemMs(), spec.tauSynMs(), timeStep.dtMs());
        this.q = new float[array().length];
    }

    @Override
    void update(int sample) {
        float[] p = array();
        int from = sample * size();
        for (int n = from; n < from + size(); n++) {
            p[n] = memDecay * p[n] + coupling * q[n];
            q[n] = synDecay * q[n];
        }
        int[] fired = spikes.list(sample);
        for (int k = 0; k < spikes.count(sample); k++) {
            q[from + fired[k]] += 1f;
        }
    }

    @Override
    void reset() {
        super.reset();
        Arrays.fill(q, 0f);
    }
}
