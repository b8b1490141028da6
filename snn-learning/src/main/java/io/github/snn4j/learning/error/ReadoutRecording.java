package io.github.snn4j.learning.error;

import io.github.snn4j.monitor.MonitorContext;
import io.github.snn4j.monitor.Recording;
import io.github.snn4j.signal.SpikeSignal;
import java.util.Arrays;

/** Votes of a running {@link ReadoutMonitor}. Ties go to the lower class. */
public final class ReadoutRecording implements Recording {

    private static final float[] NO_FACTORS = {};

    private final RandomReadout readout;
    private final SpikeSignal spikes;
    private final int burnIn;
    private final int outputs;
    private final int[] votes;
    private final float[] y;
    private int steps;

    ReadoutRecording(ReadoutMonitor monitor, MonitorContext context) {
        this.outputs = monitor.readout().outputs();
        this.burnIn = monitor.burnInSteps();
        this.spikes = context.spikes(monitor.population());
        this.readout = new RandomReadout(monitor.readout(), monitor.population(), spikes.size());
        this.votes = new int[spikes.batch() * outputs];
        this.y = new float[outputs];
    }

    @Override
    public void onStep(long step) {
        if (steps++ < burnIn) {
            return;
        }
        for (int b = 0; b < spikes.batch(); b++) {
            readout.read(spikes, b, NO_FACTORS, y);
            votes[b * outputs + largest()]++;
        }
    }

    private int largest() {
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            best = y[k] > y[best] ? k : best;
        }
        return best;
    }

    @Override
    public void onReset() {
        steps = 0;
        Arrays.fill(votes, 0);
    }

    /**
     * Votes for a class since the last reset.
     *
     * @param sample sample of the batch
     * @param output class
     * @return number of steps
     */
    public int votes(int sample, int output) {
        return votes[sample * outputs + output];
    }

    /**
     * The class with most votes.
     *
     * @param sample sample of the batch
     * @return class; 0 if there were no votes
     */
    public int answer(int sample) {
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            best = votes(sample, k) > votes(sample, best) ? k : best;
        }
        return best;
    }
}
