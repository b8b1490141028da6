package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * The geometry of a {@link Convolution} with a weight of its own for every synapse, as between neurons that cannot share
 * (J. Ott, E. Linstead, N. LaHaye &amp; P. Baldi, Neural Networks 126:235-249, 2020, doi 10.1016/j.neunet.2020.03.016).
 * Stored as compressed rows like other {@link Sparse} connectivity. With a mask each synapse exists with a probability,
 * drawn once for each and kept; presynaptic neuron i draws from the stream (0, i, 0).
 *
 * @param in inputs
 * @param kernels output channels
 * @param window size, stride and padding
 * @param probability probability that a synapse exists, in (0, 1]
 */
public record LocallyConnected(Shape in, int kernels, Window window, double probability) implements Sparse {

    /** Validates that the window fits, and the probability. */
    public LocallyConnected {
        Check.atLeast(kernels, 1, "Connectivity.locallyConnected kernels");
        window.over(in, kernels);
        Check.argument(
                probability > 0 && probability <= 1,
                () -> "Connectivity.locallyConnected mask probability must be in (0, 1], got " + probability);
    }

    /**
     * The same with a random mask: each synapse exists with a probability.
     *
     * @param value probability that a synapse exists, in (0, 1]
     * @return changed copy
     */
    public LocallyConnected masked(double value) {
        return new LocallyConnected(in, kernels, window, value);
    }

    /**
     * What it makes of its inputs.
     *
     * @return shape of the postsynaptic population
     */
    public Shape out() {
        return window.over(in, kernels);
    }

    @Override
    public void checkSizes(String projection, int preSize, int postSize) {
        in.requireSize(projection, "input", preSize);
        out().requireSize(projection, "output", postSize);
    }
}
