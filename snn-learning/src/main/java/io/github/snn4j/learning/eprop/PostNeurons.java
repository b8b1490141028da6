package io.github.snn4j.learning.eprop;

import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.Surrogate;
import java.util.Arrays;

/** What both evaluations follow of the postsynaptic neurons: psi, who is refractory, and rates. */
final class PostNeurons {

    /** Stands for psi of a neuron that is held. */
    static final float HELD = -1f;

    private final SpikeSignal spikes;
    private final Signal surrogate;
    private final float height;
    private final int holdSteps;
    private final int[] hold;
    private final int[] counts;
    private final double rateStrength;
    private final double targetPerMs;
    private final double dtMs;
    private final int size;

    PostNeurons(Eprop rule, PlasticityContext context) {
        this.spikes = context.post(new Spikes());
        this.surrogate = context.post(new Surrogate(Surrogate.Shape.TRIANGLE, 1 / rule.vTh()));
        this.height = (float) (rule.gamma() / rule.vTh());
        this.dtMs = context.timeStep().dtMs();
        this.holdSteps = (int) Math.round(rule.tRefMs() / dtMs);
        this.size = spikes.size();
        this.hold = new int[context.batch() * size];
        this.counts = new int[size];
        this.rateStrength = rule.rateStrength();
        this.targetPerMs = rule.rateTargetHz() / 1000;
    }

    int size() {
        return size;
    }

    /** Writes psi of the step, {@link #HELD} for neurons that are refractory in it, and takes the spikes in. */
    void step(float[] psi) {
        float[] h = surrogate.array();
        for (int n = 0; n < psi.length; n++) {
            psi[n] = height * h[n];
        }
        if (holdSteps > 0) {
            for (int n = 0; n < psi.length; n++) {
                if (hold[n] > 0) {
                    hold[n]--;
                    psi[n] = HELD;
                }
            }
        }
        for (int b = 0; b < spikes.batch(); b++) {
            for (int k = 0; k < spikes.count(b); k++) {
                int j = spikes.index(b, k);
                counts[j]++;
                hold[b * size + j] = holdSteps;
            }
        }
    }

    /** Writes the pull of rates r per neuron and starts counting anew; false if there is none. */
    boolean pull(int steps, float[] pull) {
        boolean any = rateStrength > 0 && steps > 0;
        double durationMs = steps * dtMs;
        for (int j = 0; j < size && any; j++) {
            double rate = counts[j] / (durationMs * spikes.batch());
            pull[j] = (float) (rateStrength * (rate - targetPerMs) / durationMs);
        }
        Arrays.fill(counts, 0);
        return any;
    }

    void reset() {
        Arrays.fill(hold, 0);
        Arrays.fill(counts, 0);
    }
}
