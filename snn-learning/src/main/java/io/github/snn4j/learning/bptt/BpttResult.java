package io.github.snn4j.learning.bptt;

import java.util.Map;

/** What came of a batch. */
public final class BpttResult {

    private final double loss;
    private final double[][] scores;
    private final int correct;
    private final Map<String, Long> spikes;

    BpttResult(double loss, double[][] scores, int correct, Map<String, Long> spikes) {
        this.loss = loss;
        this.scores = scores;
        this.correct = correct;
        this.spikes = spikes;
    }

    /**
     * Mean loss of the samples, rate terms included.
     *
     * @return loss; NaN if a sample has neither label nor target
     */
    public double loss() {
        return loss;
    }

    /**
     * Scores of a sample, the larger the more likely.
     *
     * @param sample sample of the batch
     * @return one score per readout neuron
     */
    public double[] scores(int sample) {
        return scores[sample].clone();
    }

    /**
     * The neuron with the highest score, the first of several.
     *
     * @param sample sample of the batch
     * @return neuron of the readout
     */
    public int decision(int sample) {
        double[] s = scores[sample];
        int best = 0;
        for (int k = 1; k < s.length; k++) {
            best = s[k] > s[best] ? k : best;
        }
        return best;
    }

    /**
     * Samples whose decision is their label.
     *
     * @return number of samples
     */
    public int correct() {
        return correct;
    }

    /**
     * Spikes of the neurons, all samples together.
     *
     * @return spikes by population
     */
    public Map<String, Long> spikes() {
        return spikes;
    }
}
