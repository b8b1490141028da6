package io.github.snn4j.examples.report;

import java.util.Arrays;

/**
 * Reads classes out of neurons that learned without labels: each neuron stands for the class it responded to most.
 *
 * <p>Labels are used only here, after training, and only those of training images. Two ways to predict:
 *
 * <pre>
 * all activity          score(c) = mean over neurons n assigned to c of spikes(n)
 * proportion weighting  score(c) = mean over neurons n assigned to c of spikes(n) * p(n, c)
 *                       p(n, c)  = response(n, c) / sum over k of response(n, k)
 * </pre>
 *
 * <p>The first is the vote of Diehl and Cook (2015), <a href="https://doi.org/10.3389/fncom.2015.00099">
 * doi:10.3389/fncom.2015.00099</a>; the second trusts choosy neurons more. The greatest score wins, the lower class on
 * a tie. If all scores are 0 the image is undecided.
 */
public final class LabelAssignment {

    /** The prediction of a silent network, and the class of a neuron that never fired. */
    public static final int UNDECIDED = -1;

    private final int classCount;
    private final int[] classOfNeuron;
    private final double[] proportion;
    private final int[] neuronsOfClass;

    private LabelAssignment(int classCount, int[] classOfNeuron, double[] proportion) {
        this.classCount = classCount;
        this.classOfNeuron = classOfNeuron;
        this.proportion = proportion;
        this.neuronsOfClass = new int[classCount];
        for (int assigned : classOfNeuron) {
            if (assigned != UNDECIDED) {
                neuronsOfClass[assigned]++;
            }
        }
    }

    /**
     * Gives every neuron the class with its greatest mean response.
     *
     * @param responses responses to training images
     * @return the assignment
     */
    public static LabelAssignment of(ResponseTable responses) {
        int[] classes = new int[responses.neuronCount()];
        double[] proportion = new double[responses.neuronCount()];
        for (int n = 0; n < classes.length; n++) {
            int best = UNDECIDED;
            double bestResponse = 0;
            double sum = 0;
            for (int c = 0; c < responses.classCount(); c++) {
                double response = responses.meanResponse(n, c);
                sum += response;
                if (response > bestResponse) {
                    best = c;
                    bestResponse = response;
                }
            }
            classes[n] = best;
            proportion[n] = best == UNDECIDED ? 0 : bestResponse / sum;
        }
        return new LabelAssignment(responses.classCount(), classes, proportion);
    }

    /**
     * Returns the number of classes.
     *
     * @return at least 1
     */
    public int classCount() {
        return classCount;
    }

    /**
     * Returns the class of a neuron.
     *
     * @param neuron the neuron
     * @return its class, or {@link #UNDECIDED} if it never fired
     * @throws IndexOutOfBoundsException if there is no such neuron
     */
    public int classOf(int neuron) {
        return classOfNeuron[neuron];
    }

    /**
     * Returns the classes of all neurons.
     *
     * @return a copy; {@link #UNDECIDED} for neurons that never fired
     */
    public int[] classes() {
        return classOfNeuron.clone();
    }

    /**
     * Returns how choosy a neuron is.
     *
     * @param neuron the neuron
     * @return part of its mean responses that belongs to its own class, 1 over {@code classCount()} to 1, or 0 if it
     *         never fired
     * @throws IndexOutOfBoundsException if there is no such neuron
     */
    public double selectivity(int neuron) {
        return proportion[neuron];
    }

    /**
     * Counts the neurons without a class.
     *
     * @return neurons that never fired
     */
    public int silentCount() {
        return (int) Arrays.stream(classOfNeuron)
                .filter(assigned -> assigned == UNDECIDED)
                .count();
    }

    /**
     * Predicts by all activity.
     *
     * @param spikeCounts spikes of every neuron for one image
     * @return the class with the greatest mean spike count, or {@link #UNDECIDED} if no neuron with a class fired
     * @throws IllegalArgumentException if there is not one count for each neuron
     */
    public int predict(int[] spikeCounts) {
        return winner(spikeCounts, false);
    }

    /**
     * Predicts by all activity, each neuron weighted with its selectivity.
     *
     * @param spikeCounts spikes of every neuron for one image
     * @return the class with the greatest mean weighted count, or {@link #UNDECIDED} if no neuron with a class fired
     * @throws IllegalArgumentException if there is not one count for each neuron
     */
    public int predictWeighted(int[] spikeCounts) {
        return winner(spikeCounts, true);
    }

    private int winner(int[] spikeCounts, boolean weighted) {
        if (spikeCounts.length != classOfNeuron.length) {
            throw new IllegalArgumentException("LabelAssignment: spikeCounts must have one entry for each of the "
                    + classOfNeuron.length + " neurons, got " + spikeCounts.length);
        }
        double[] score = new double[classCount];
        for (int n = 0; n < spikeCounts.length; n++) {
            int assigned = classOfNeuron[n];
            if (assigned != UNDECIDED) {
                score[assigned] += spikeCounts[n] * (weighted ? proportion[n] : 1);
            }
        }
        int best = UNDECIDED;
        double bestScore = 0;
        for (int c = 0; c < classCount; c++) {
            double mean = neuronsOfClass[c] == 0 ? 0 : score[c] / neuronsOfClass[c];
            if (mean > bestScore) {
                best = c;
                bestScore = mean;
            }
        }
        return best;
    }
}
