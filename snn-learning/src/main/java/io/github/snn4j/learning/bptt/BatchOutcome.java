package io.github.snn4j.learning.bptt;

import java.util.LinkedHashMap;
import java.util.Map;

/** Loss, scores and spike counts of a batch, filled in by sample, in any order. */
final class BatchOutcome {

    private final double[] loss;
    private final double[][] scores;
    private final long[][] spikes;

    BatchOutcome(int samples) {
        loss = new double[samples];
        scores = new double[samples][];
        spikes = new long[samples][];
    }

    void set(int sample, double value, double[] score, SampleState s) {
        loss[sample] = value;
        scores[sample] = score.clone();
        spikes[sample] = new long[s.spikes.length];
        for (int p = 0; p < s.spikes.length; p++) {
            spikes[sample][p] = s.spikes[p].count();
        }
    }

    BpttResult result(BpttBatch batch, NetworkPlan plan) {
        double sum = 0;
        for (double x : loss) {
            sum += x;
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (PopulationPlan p : plan.populations.values()) {
            long n = 0;
            for (long[] sample : spikes) {
                n += sample[p.index];
            }
            counts.put(p.name, n);
        }
        BpttResult preliminary = new BpttResult(sum / loss.length, scores, 0, counts);
        int correct = 0;
        for (int b = 0; b < loss.length; b++) {
            correct += preliminary.decision(b) == batch.label(b) ? 1 : 0;
        }
        return new BpttResult(preliminary.loss(), scores, correct, counts);
    }
}
