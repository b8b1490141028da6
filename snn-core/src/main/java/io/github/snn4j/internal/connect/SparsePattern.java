package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.LocallyConnected;
import io.github.snn4j.connect.Pooling;
import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.KeyedRandom;
import org.jspecify.annotations.Nullable;

/**
 * The synapses of a projection as compressed rows: those of presynaptic neuron i are {@code rowStart[i]} to
 * {@code rowStart[i + 1] - 1}, with ascending targets. What is drawn depends on the rule, the sizes and the random
 * numbers only, not on how the work is shared.
 */
public final class SparsePattern {

    /** Longest array that every JVM makes. */
    static final long MOST = Integer.MAX_VALUE - 8;

    private final Shape shape;
    private final int[] rowStart;
    private final int[] targets;
    private final int @Nullable [] order;

    SparsePattern(Shape shape, int[] rowStart, int[] targets, int @Nullable [] order) {
        this.shape = shape;
        this.rowStart = rowStart;
        this.targets = targets;
        this.order = order;
    }

    /**
     * Which neurons there are.
     *
     * @param projection name for error texts
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @param same whether both are the same population
     */
    record Shape(String projection, int preSize, int postSize, boolean same) {

        /** Number of neurons to draw from, if one end of the synapse is known. */
        static int candidates(int size, boolean leaveOut) {
            return leaveOut ? size - 1 : size;
        }
    }

    /**
     * Draws the synapses.
     *
     * @param projection name for error texts
     * @param rule which synapses there are
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @param samePopulation whether both are the same population
     * @param random numbers of this projection
     * @param tasks runs the work
     * @return the rows
     */
    public static SparsePattern build(
            String projection,
            Sparse rule,
            int preSize,
            int postSize,
            boolean samePopulation,
            KeyedRandom random,
            Tasks tasks) {
        rule.checkSizes(projection, preSize, postSize);
        long most = estimate(rule, preSize, postSize);
        Check.argument(
                most <= MOST,
                () -> "Projection '" + projection + "': up to " + most + " synapses, one projection holds " + MOST
                        + "; split the population");
        Shape shape = new Shape(projection, preSize, postSize, samePopulation);
        if (rule instanceof Sparse.FixedProbability r) {
            return DrawnRows.build(
                    shape, r.probability() * postSize, random, tasks, () -> new DrawnRows.Probability(shape, r));
        }
        if (rule instanceof Sparse.Gaussian r) {
            double perRow = (double) most / preSize;
            return DrawnRows.build(shape, perRow, random, tasks, () -> new GaussianRow(shape, r));
        }
        if (rule instanceof Sparse.FixedInDegree r) {
            return InDegree.build(shape, r, random, tasks);
        }
        if (rule instanceof Sparse.FixedOutDegree r) {
            return CountedRows.outDegree(shape, r, random, tasks);
        }
        if (rule instanceof Sparse.FixedTotal r) {
            return CountedRows.total(shape, r, random, tasks);
        }
        if (rule instanceof Sparse.SmallWorld r) {
            return CountedRows.smallWorld(shape, r, random, tasks);
        }
        if (rule instanceof Pooling r) {
            double perRow = (double) most / preSize;
            return DrawnRows.build(shape, perRow, random, tasks, () -> new WindowRows(r));
        }
        if (rule instanceof LocallyConnected r) {
            double perRow = (double) most / preSize;
            return DrawnRows.build(shape, perRow, random, tasks, () -> new WindowRows(r));
        }
        return ListedRows.build(shape, (Sparse.SynapseList) rule);
    }

    /**
     * How many synapses a rule makes at most: their number where it is fixed, else their mean plus six standard
     * deviations. Nothing is allocated.
     *
     * @param rule which synapses there are
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @return number of synapses
     */
    public static long estimate(Sparse rule, int preSize, int postSize) {
        double pairs = (double) preSize * postSize;
        if (rule instanceof Sparse.FixedProbability r) {
            double mean = pairs * r.probability();
            return upper(mean, mean * (1 - r.probability()), pairs);
        }
        if (rule instanceof Sparse.Gaussian r) {
            double mean = Math.min(pairs, GaussianRow.mostExpected(r));
            return upper(mean, mean, pairs);
        }
        if (rule instanceof Sparse.FixedInDegree r) {
            return (long) r.count() * postSize;
        }
        if (rule instanceof Sparse.FixedOutDegree r) {
            return (long) r.count() * preSize;
        }
        if (rule instanceof Sparse.FixedTotal r) {
            return r.count();
        }
        if (rule instanceof Sparse.SmallWorld r) {
            return (long) r.neighbours() * preSize;
        }
        if (rule instanceof Pooling r) {
            return WindowRows.pairs(r.in(), r.window()) * r.in().channels();
        }
        if (rule instanceof LocallyConnected r) {
            double all = (double) WindowRows.pairs(r.in(), r.window()) * r.in().channels() * r.kernels();
            double mean = all * r.probability();
            return upper(mean, mean * (1 - r.probability()), all);
        }
        return ((Sparse.SynapseList) rule).length();
    }

    private static long upper(double mean, double variance, double pairs) {
        return (long) Math.min(pairs, Math.ceil(mean + 6 * Math.sqrt(variance)));
    }

    /**
     * Presynaptic neurons.
     *
     * @return number of rows
     */
    public int preSize() {
        return shape.preSize();
    }

    /**
     * Postsynaptic neurons.
     *
     * @return number of columns
     */
    public int postSize() {
        return shape.postSize();
    }

    /**
     * Number of synapses.
     *
     * @return length of the targets
     */
    public long synapses() {
        return targets.length;
    }

    /**
     * Where the rows start; not copied.
     *
     * @return first synapse of each row, and the end of the last
     */
    public int[] rowStart() {
        return rowStart;
    }

    /**
     * Postsynaptic neuron of each synapse; not copied.
     *
     * @return targets, ascending in each row
     */
    public int[] targets() {
        return targets;
    }

    /**
     * Which synapse of the user's list each one is; synapses of the same pair keep the order of the list.
     *
     * @return index in the list, null for a rule without a list; not copied
     */
    public int @Nullable [] order() {
        return order;
    }

    String projection() {
        return shape.projection();
    }
}
