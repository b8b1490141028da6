package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * Which neuron reaches which. The form decides how weights are stored and delivered.
 */
public sealed interface Connectivity permits Connectivity.Regular, Convolution, Sparse {

    /**
     * Every neuron reaches every neuron.
     *
     * @return the connectivity
     */
    static Connectivity allToAll() {
        return new AllToAll();
    }

    /**
     * Neuron i reaches neuron i; both populations have the same size.
     *
     * @return the connectivity
     */
    static Connectivity oneToOne() {
        return new OneToOne();
    }

    /**
     * Neuron i reaches every neuron but i; both populations have the same size.
     *
     * @return the connectivity
     */
    static Connectivity allButSelf() {
        return new AllButSelf();
    }

    /**
     * Weights given one by one, {@code weights[pre][post]}; NaN marks a missing synapse.
     *
     * @param weights one row per presynaptic neuron, copied
     * @return the connectivity
     */
    static Connectivity matrix(float[][] weights) {
        return Matrix.of(weights);
    }

    /**
     * Every pair is joined with the same probability, independently of the others.
     *
     * @param probability probability of a synapse, in (0, 1]
     * @return the connectivity
     */
    static Sparse.FixedProbability fixedProbability(double probability) {
        return new Sparse.FixedProbability(probability, false);
    }

    /**
     * Every postsynaptic neuron gets the same number of synapses from sources drawn at random.
     *
     * @param count synapses onto each neuron, {@code >= 1}
     * @return the connectivity
     */
    static Sparse.FixedInDegree fixedInDegree(int count) {
        return new Sparse.FixedInDegree(count, false, false);
    }

    /**
     * Every presynaptic neuron makes the same number of synapses onto targets drawn at random.
     *
     * @param count synapses of each neuron, {@code >= 1}
     * @return the connectivity
     */
    static Sparse.FixedOutDegree fixedOutDegree(int count) {
        return new Sparse.FixedOutDegree(count, false, false);
    }

    /**
     * A number of synapses in all, between pairs drawn at random.
     *
     * @param count synapses, {@code >= 1}
     * @return the connectivity
     */
    static Sparse.FixedTotal fixedTotal(long count) {
        return new Sparse.FixedTotal(count, false, false);
    }

    /**
     * Synapses given one by one. Weights and delays may be given in the same order, by {@link WeightInit#given} and
     * {@link io.github.snn4j.random.Values#given}.
     *
     * @param pre presynaptic neuron of each synapse, copied
     * @param post postsynaptic neuron of each synapse, copied
     * @return the connectivity
     */
    static Sparse.SynapseList list(int[] pre, int[] post) {
        return new Sparse.SynapseList(pre, post);
    }

    /**
     * Neurons on two grids that cover the same square are joined with a probability that falls with distance,
     * {@code peak exp(-d^2 / (2 sigma^2))}.
     *
     * @param pre grid of the presynaptic neurons
     * @param post grid of the postsynaptic neurons
     * @param peak probability at distance 0, in (0, 1]
     * @param sigma width in units of the grid's side, {@code > 0}
     * @return the connectivity
     */
    static Sparse.Gaussian gaussian(Grid pre, Grid post, double peak, double sigma) {
        return new Sparse.Gaussian(pre, post, peak, sigma, false, false);
    }

    /**
     * A ring of neurons, each joined to its nearest neighbours; then every synapse is moved to a random target with
     * some probability (Watts &amp; Strogatz 1998). Both populations have the same size, more than {@code neighbours}.
     *
     * @param neighbours synapses of each neuron, half to either side; even
     * @param rewiring probability that a synapse is moved, in [0, 1]
     * @return the connectivity
     */
    static Sparse.SmallWorld smallWorld(int neighbours, double rewiring) {
        return new Sparse.SmallWorld(neighbours, rewiring);
    }

    /**
     * A convolution, its weights shared by all places.
     *
     * @param in inputs
     * @param kernels output channels, {@code >= 1}
     * @param size inputs across the square kernel, {@code >= 1}
     * @param stride distance between neighbouring places, {@code >= 1}
     * @param padding silent inputs added at each edge, in [0, size)
     * @return the connectivity
     */
    static Convolution convolution(Shape in, int kernels, int size, int stride, int padding) {
        return new Convolution(in, kernels, new Window(size, stride, padding));
    }

    /**
     * The geometry of a convolution with a weight of its own for every synapse.
     *
     * @param in inputs
     * @param kernels output channels, {@code >= 1}
     * @param size inputs across the square window, {@code >= 1}
     * @param stride distance between neighbouring places, {@code >= 1}
     * @param padding silent inputs added at each edge, in [0, size)
     * @return the connectivity, without a mask
     */
    static LocallyConnected locallyConnected(Shape in, int kernels, int size, int stride, int padding) {
        return new LocallyConnected(in, kernels, new Window(size, stride, padding), 1);
    }

    /**
     * A window over each feature map, without padding.
     *
     * @param in inputs
     * @param size inputs across the square window, {@code >= 1}
     * @param stride distance between neighbouring places, {@code >= 1}
     * @return the connectivity
     */
    static Pooling pooling(Shape in, int size, int stride) {
        return new Pooling(in, new Window(size, stride, 0));
    }

    /**
     * Checks the sizes of the two populations.
     *
     * @param projection name for the error text
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @throws IllegalArgumentException if this connectivity cannot join them
     */
    void checkSizes(String projection, int preSize, int postSize);

    /** Connectivity that is known without drawing, stored as a full matrix or less. */
    sealed interface Regular extends Connectivity {

        /**
         * Whether the synapse exists.
         *
         * @param pre presynaptic neuron
         * @param post postsynaptic neuron
         * @return true if there is a synapse
         */
        boolean connects(int pre, int post);
    }

    /** Every neuron reaches every neuron. */
    record AllToAll() implements Regular {
        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            // any two sizes fit
        }

        @Override
        public boolean connects(int pre, int post) {
            return true;
        }
    }

    /** Neuron i reaches neuron i. */
    record OneToOne() implements Regular {
        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            sameSize(projection, "one-to-one", preSize, postSize);
        }

        @Override
        public boolean connects(int pre, int post) {
            return pre == post;
        }
    }

    /** Neuron i reaches every neuron but i. */
    record AllButSelf() implements Regular {
        @Override
        public void checkSizes(String projection, int preSize, int postSize) {
            sameSize(projection, "all-but-self", preSize, postSize);
        }

        @Override
        public boolean connects(int pre, int post) {
            return pre != post;
        }
    }

    /**
     * Weights given one by one.
     *
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @param weights row-major {@code [pre][post]}, NaN where there is no synapse
     */
    record Matrix(int preSize, int postSize, float[] weights) implements Regular {

        /** Validates the length and that no weight is infinite. */
        public Matrix {
            Check.length(weights.length, Math.multiplyExact(preSize, postSize), "Connectivity.matrix");
            weights = weights.clone();
            for (float w : weights) {
                Check.argument(
                        !Float.isInfinite(w), () -> "Connectivity.matrix weights must be finite or NaN, got " + w);
            }
        }

        private static Matrix of(float[][] rows) {
            Check.atLeast(rows.length, 1, "Connectivity.matrix rows");
            int columns = rows[0].length;
            float[] flat = new float[Math.multiplyExact(rows.length, columns)];
            for (int i = 0; i < rows.length; i++) {
                Check.length(rows[i].length, columns, "Connectivity.matrix row " + i);
                System.arraycopy(rows[i], 0, flat, i * columns, columns);
            }
            return new Matrix(rows.length, columns, flat);
        }

        @Override
        public float[] weights() {
            return weights.clone();
        }

        @Override
        public void checkSizes(String projection, int pre, int post) {
            Check.argument(
                    pre == preSize && post == postSize,
                    () -> "Projection '" + projection + "': matrix is [" + preSize + "][" + postSize
                            + "], populations need [" + pre + "][" + post + "]");
        }

        @Override
        public boolean connects(int pre, int post) {
            return !Float.isNaN(weights[pre * postSize + post]);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Matrix m
                    && m.preSize == preSize
                    && m.postSize == postSize
                    && java.util.Arrays.equals(m.weights, weights);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * preSize + postSize) + java.util.Arrays.hashCode(weights);
        }

        @Override
        public String toString() {
            return "Matrix[" + preSize + "][" + postSize + "]";
        }
    }

    private static void sameSize(String projection, String kind, int preSize, int postSize) {
        Check.argument(
                preSize == postSize,
                () -> "Projection '" + projection + "': " + kind + " needs populations of the same size, got " + preSize
                        + " and " + postSize);
    }
}
