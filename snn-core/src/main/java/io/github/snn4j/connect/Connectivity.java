package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * Which neuron reaches which. The form decides how weights are stored and delivered.
 */
public sealed interface Connectivity {

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
     * Checks the sizes of the two populations.
     *
     * @param projection name for the error text
     * @param preSize presynaptic neurons
     * @param postSize postsynaptic neurons
     * @throws IllegalArgumentException if this connectivity cannot join them
     */
    void checkSizes(String projection, int preSize, int postSize);

    /**
     * Whether the synapse exists.
     *
     * @param pre presynaptic neuron
     * @param post postsynaptic neuron
     * @return true if there is a synapse
     */
    boolean connects(int pre, int post);

    /** Every neuron reaches every neuron. */
    record AllToAll() implements Connectivity {
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
    record OneToOne() implements Connectivity {
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
    record AllButSelf() implements Connectivity {
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
    record Matrix(int preSize, int postSize, float[] weights) implements Connectivity {

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
