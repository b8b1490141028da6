package io.github.snn4j.learning.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * A memory of what was seen, read by content.
 *
 * <pre>
 *   w(t) = exp(strength cos(query, content(t))) / sum over all t
 * </pre>
 *
 * <p>One entry per step, from the beginning of an episode on. For one thread.
 *
 * <p>Reference: A. Graves et al., "Hybrid computing using a neural network with dynamic external memory", Nature
 * 538:471-476, 2016, doi 10.1038/nature20101 (content-based addressing).
 */
public final class EpisodicMemory {

    private final int length;
    private final List<double[]> contents = new ArrayList<>();

    /**
     * An empty memory.
     *
     * @param length numbers of an entry, {@code >= 1}
     */
    public EpisodicMemory(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("EpisodicMemory: length must be >= 1, got " + length);
        }
        this.length = length;
    }

    /**
     * Writes the entry of the next step.
     *
     * @param content what was seen; copied
     */
    public void write(double... content) {
        requireLength(content);
        contents.add(content.clone());
    }

    /** Forgets everything: a new episode begins. */
    public void clear() {
        contents.clear();
    }

    /**
     * Number of entries.
     *
     * @return steps written
     */
    public int size() {
        return contents.size();
    }

    /**
     * Reads the memory.
     *
     * @param strength how sharply the best entries are preferred, {@code >= 0}
     * @param query what is looked for
     * @return the share of each entry; empty if there is none
     */
    public List<Double> weights(double strength, double... query) {
        requireLength(query);
        if (!(strength >= 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("EpisodicMemory: strength must be >= 0, got " + strength);
        }
        double[] weights = new double[contents.size()];
        double best = -1;
        for (int t = 0; t < weights.length; t++) {
            weights[t] = cosine(query, contents.get(t));
            best = Math.max(best, weights[t]);
        }
        double sum = 0;
        for (int t = 0; t < weights.length; t++) {
            weights[t] = StrictMath.exp(strength * (weights[t] - best));
            sum += weights[t];
        }
        List<Double> shares = new ArrayList<>(weights.length);
        for (double weight : weights) {
            shares.add(weight / sum);
        }
        return shares;
    }

    /**
     * What a read brings back.
     *
     * @param weights share of each entry, from {@link #weights}
     * @return weighted sum of the entries
     */
    public double[] content(List<Double> weights) {
        double[] sum = new double[length];
        for (int t = 0; t < weights.size(); t++) {
            Dense.add(sum, 0, weights.get(t), contents.get(t), 0, length);
        }
        return sum;
    }

    private static double cosine(double[] a, double[] b) {
        double norms = Math.sqrt(Dense.dot(a, 0, a, 0, a.length) * Dense.dot(b, 0, b, 0, b.length));
        return norms == 0 ? 0 : Dense.dot(a, 0, b, 0, a.length) / norms;
    }

    private void requireLength(double[] vector) {
        if (vector.length != length) {
            throw new IllegalArgumentException(
                    "EpisodicMemory: vectors must have length " + length + ", got " + vector.length);
        }
    }
}
