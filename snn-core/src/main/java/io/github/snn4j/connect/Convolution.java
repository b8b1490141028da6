package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * A convolution: output neuron {@code (o, y, x)} gets
 *
 * <pre>
 *   sum over c, ky, kx of  w[o][c][ky][kx]  input (c, y stride - padding + ky, x stride - padding + kx)
 * </pre>
 *
 * that is, a cross-correlation, as deep learning frameworks have it. A weight is stored once, however many synapses share
 * it, and a change of it is the sum of the changes of these synapses. Neurons are numbered as {@link Shape} says.
 *
 * <p>Weights are given to {@code Simulator.setWeights} and drawn in the order {@code [o][c][ky][kx]}, output channel o
 * from the random stream (0, o, 0). To normalise incoming weights means to normalise the kernel of each output channel,
 * which is what a neuron whose window lies within the map gets. {@code ConvolutionTest} compares spikes, changes and
 * weights with the matrix of all synapses.
 *
 * @param in inputs
 * @param kernels output channels
 * @param window size, stride and padding
 */
public record Convolution(Shape in, int kernels, Window window) implements Connectivity {

    /** Validates that the window fits and that the kernels can be stored. */
    public Convolution {
        Check.atLeast(kernels, 1, "Connectivity.convolution kernels");
        Shape out = window.over(in, kernels);
        Check.argument(
                (double) kernels * in.channels() * window.size() * window.size() <= Integer.MAX_VALUE - 8,
                () -> "Connectivity.convolution from " + in + " to " + out + " has more than 2^31 weights");
    }

    /**
     * What it makes of its inputs.
     *
     * @return shape of the postsynaptic population
     */
    public Shape out() {
        return window.over(in, kernels);
    }

    /**
     * Inputs that a neuron sees.
     *
     * @return weights of a kernel, {@code channels size^2}
     */
    public int fanIn() {
        return in.channels() * window.size() * window.size();
    }

    @Override
    public void checkSizes(String projection, int preSize, int postSize) {
        in.requireSize(projection, "input", preSize);
        out().requireSize(projection, "output", postSize);
    }
}
