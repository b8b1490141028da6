package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/**
 * Connectivity drawn at random or given synapse by synapse, stored as compressed rows: memory and work are proportional
 * to the synapses that exist. Autapses (a neuron onto itself, where both populations are the same) and multapses
 * (several synapses of a pair) are left out unless allowed.
 *
 * <p>Draws are addressed by the projection's name and by the neuron, so they depend neither on threads nor on other
 * projections. More than 2^31 - 9 synapses in one projection are an error.
 */
public sealed interface Sparse extends Connectivity
        permits Sparse.FixedProbability,
                Sparse.FixedInDegree,
                Sparse.FixedOutDegree,
                Sparse.FixedTotal,
                Sparse.SynapseList,
                Sparse.Gaussian,
                Sparse.SmallWorld,
                LocallyConnected,
                Pooling {

    /**
     * Every pair with the same probability, independently of the others: the synapses of a neuron are binomial.
     *
     * @param probability probability of a synapse, in (0, 1]
     * @param autapses whether a neuron may reach itself
     */
    record FixedProbability(double probability, boolean autapses) implements Sparse {
        /** Validates the parameters. */
        public FixedProbability {
            Check.argument(
                    probability > 0 && probability <= 1,
                    () -> "Connectivity.fixedProbability must be in (0, 1], got " + probability);
        }

        /**
         * The same with autapses allowed.
         *
         * @return changed copy
         */
        public FixedProbability withAutapses() {
            return new FixedProbability(probability, true);
        }

        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            // any two sizes fit
        }
    }

    /**
     * The same number of synapses onto every postsynaptic neuron, from distinct sources drawn uniformly (with
     * multapses: from independent ones).
     *
     * @param count synapses onto each neuron, {@code >= 1}
     * @param autapses whether a neuron may reach itself
     * @param multapses whether a pair may be joined more than once
     */
    record FixedInDegree(int count, boolean autapses, boolean multapses) implements Sparse {
        /** Validates the parameters. */
        public FixedInDegree {
            Check.atLeast(count, 1, "Connectivity.fixedInDegree");
        }

        /**
         * The same with autapses allowed.
         *
         * @return changed copy
         */
        public FixedInDegree withAutapses() {
            return new FixedInDegree(count, true, multapses);
        }

        /**
         * The same with multapses allowed.
         *
         * @return changed copy
         */
        public FixedInDegree withMultapses() {
            return new FixedInDegree(count, autapses, true);
        }

        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            Check.argument(
                    multapses || count <= preSize,
                    () -> "Projection '" + projection + "': fixedInDegree(" + count + ") needs at least " + count
                            + " sources, there are " + preSize + "; allow withMultapses() or take fewer");
        }
    }

    /**
     * The same number of synapses of every presynaptic neuron, onto distinct targets drawn uniformly (with multapses:
     * onto independent ones).
     *
     * @param count synapses of each neuron, {@code >= 1}
     * @param autapses whether a neuron may reach itself
     * @param multapses whether a pair may be joined more than once
     */
    record FixedOutDegree(int count, boolean autapses, boolean multapses) implements Sparse {
        /** Validates the parameters. */
        public FixedOutDegree {
            Check.atLeast(count, 1, "Connectivity.fixedOutDegree");
        }

        /**
         * The same with autapses allowed.
         *
         * @return changed copy
         */
        public FixedOutDegree withAutapses() {
            return new FixedOutDegree(count, true, multapses);
        }

        /**
         * The same with multapses allowed.
         *
         * @return changed copy
         */
        public FixedOutDegree withMultapses() {
            return new FixedOutDegree(count, autapses, true);
        }

        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            Check.argument(
                    multapses || count <= postSize,
                    () -> "Projection '" + projection + "': fixedOutDegree(" + count + ") needs at least " + count
                            + " targets, there are " + postSize + "; allow withMultapses() or take fewer");
        }
    }

    /**
     * A number of synapses in all, between distinct pairs drawn uniformly (with multapses: independent ones).
     *
     * @param count synapses, {@code >= 1}
     * @param autapses whether a neuron may reach itself
     * @param multapses whether a pair may be joined more than once
     */
    record FixedTotal(long count, boolean autapses, boolean multapses) implements Sparse {
        /** Validates the parameters. */
        public FixedTotal {
            Check.argument(count >= 1, () -> "Connectivity.fixedTotal must be >= 1, got " + count);
        }

        /**
         * The same with autapses allowed.
         *
         * @return changed copy
         */
        public FixedTotal withAutapses() {
            return new FixedTotal(count, true, multapses);
        }

        /**
         * The same with multapses allowed.
         *
         * @return changed copy
         */
        public FixedTotal withMultapses() {
            return new FixedTotal(count, autapses, true);
        }

        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            long pairs = (long) preSize * postSize;
            Check.argument(
                    multapses || count <= pairs,
                    () -> "Projection '" + projection + "': fixedTotal(" + count + ") is more than the " + pairs
                            + " pairs; allow withMultapses() or take fewer");
        }
    }

    /**
     * Synapses given one by one; a pair may occur more than once, and a neuron may be given as its own target.
     *
     * @param pre presynaptic neuron of each synapse
     * @param post postsynaptic neuron of each synapse
     */
    record SynapseList(int[] pre, int[] post) implements Sparse {
        /** Copies and validates the indices. */
        public SynapseList {
            pre = pre.clone();
            post = post.clone();
            int sources = pre.length;
            int targets = post.length;
            Check.argument(
                    sources == targets,
                    () -> "Connectivity.list needs one target for each source, got " + sources + " sources and "
                            + targets + " targets");
            Check.atLeast(sources, 1, "Connectivity.list length");
            for (int k = 0; k < sources; k++) {
                Check.atLeast(pre[k], 0, "Connectivity.list pre[" + k + "]");
                Check.atLeast(post[k], 0, "Connectivity.list post[" + k + "]");
            }
        }

        @Override
        public int[] pre() {
            return pre.clone();
        }

        @Override
        public int[] post() {
            return post.clone();
        }

        /**
         * Number of synapses.
         *
         * @return length of the list
         */
        public int length() {
            return pre.length;
        }

        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            for (int k = 0; k < pre.length; k++) {
                inside(projection, "pre", k, pre[k], preSize);
                inside(projection, "post", k, post[k], postSize);
            }
        }

        private static void inside(String projection, String side, int k, int neuron, int size) {
            Check.argument(
                    neuron < size,
                    () -> "Projection '" + projection + "': list " + side + "[" + k + "] must be in [0, " + (size - 1)
                            + "], got " + neuron);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SynapseList l && Arrays.equals(l.pre, pre) && Arrays.equals(l.post, post);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(pre) + Arrays.hashCode(post);
        }

        @Override
        public String toString() {
            return "SynapseList[" + pre.length + " synapses]";
        }
    }

    /**
     * Probability that falls with distance, {@code peak exp(-d^2 / (2 sigma^2))}; the pairs are independent.
     *
     * @param pre grid of the presynaptic neurons
     * @param post grid of the postsynaptic neurons
     * @param peak probability at distance 0, in (0, 1]
     * @param sigma width in units of the side, {@code > 0}
     * @param periodic whether opposite sides of the square touch
     * @param autapses whether a neuron may reach itself
     */
    record Gaussian(Grid pre, Grid post, double peak, double sigma, boolean periodic, boolean autapses)
            implements Sparse {
        /** Validates the parameters. */
        public Gaussian {
            Check.argument(peak > 0 && peak <= 1, () -> "Connectivity.gaussian peak must be in (0, 1], got " + peak);
            Check.positive(sigma, "Connectivity.gaussian sigma", "");
        }

        /**
         * The same on a square whose opposite sides touch: distances are those on the torus.
         *
         * @return changed copy
         */
        public Gaussian withPeriodicSides() {
            return new Gaussian(pre, post, peak, sigma, true, autapses);
        }

        /**
         * The same with autapses allowed.
         *
         * @return changed copy
         */
        public Gaussian withAutapses() {
            return new Gaussian(pre, post, peak, sigma, periodic, true);
        }

        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            fits(projection, "pre", pre, preSize);
            fits(projection, "post", post, postSize);
        }

        private static void fits(String projection, String side, Grid grid, int size) {
            Check.argument(
                    grid.size() == size,
                    () -> "Projection '" + projection + "': the " + side + " grid has " + grid.rows() + " x "
                            + grid.columns() + " = " + grid.size() + " neurons, the population has " + size);
        }
    }

    /**
     * A rewired ring. Neuron i reaches the {@code neighbours} nearest neurons of the ring, itself left out; each
     * synapse is moved with probability {@code rewiring}. The moved ones get distinct targets, uniform among those
     * that the neuron does not reach otherwise. So rewiring 1 gives {@code neighbours} distinct random targets.
     *
     * @param neighbours synapses of each neuron, even
     * @param rewiring probability that a synapse is moved, in [0, 1]
     */
    record SmallWorld(int neighbours, double rewiring) implements Sparse {
        /** Validates the parameters. */
        public SmallWorld {
            Check.argument(
                    neighbours >= 2 && neighbours % 2 == 0,
                    () -> "Connectivity.smallWorld neighbours must be even and >= 2, got " + neighbours);
            Check.inRange(rewiring, 0, 1, "Connectivity.smallWorld rewiring");
        }

        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            Check.argument(
                    preSize == postSize,
                    () -> "Projection '" + projection + "': smallWorld needs populations of the same size, got "
                            + preSize + " and " + postSize);
            Check.argument(
                    neighbours < preSize,
                    () -> "Projection '" + projection + "': smallWorld neighbours must be < " + preSize
                            + ", the size of the ring, got " + neighbours);
        }
    }
}
