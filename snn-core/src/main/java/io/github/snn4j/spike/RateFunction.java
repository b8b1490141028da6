package io.github.snn4j.spike;

/** A rate that depends on neuron and time. A pure function: asked for any time, in any order, by any thread. */
@FunctionalInterface
public interface RateFunction {

    /**
     * The rate.
     *
     * @param neuron neuron in {@code [0, size)}
     * @param timeMs time since the start of the trial in ms
     * @return rate in Hz, finite and {@code >= 0}
     */
    double hz(int neuron, double timeMs);
}
