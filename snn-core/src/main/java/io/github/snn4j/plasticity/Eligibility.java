package io.github.snn4j.plasticity;

import io.github.snn4j.signal.Signal;

/**
 * A decaying memory of weight changes, one value per sample and synapse: changes become eligible first and reach the
 * weights when a third factor says so.
 *
 * <pre>
 *   tau de/dt = -e,  a change dw handed to the sink: e += dw          release:  w += eta m e
 * </pre>
 *
 * <p>Decay is one number for all synapses, so a step costs as much as the changes handed over in it; a release touches
 * all synapses onto neurons whose third factor is not zero. Reference: E.M. Izhikevich, Cereb. Cortex 17:2443-2452,
 * 2007, doi 10.1093/cercor/bhl152.
 */
public interface Eligibility {

    /**
     * Takes the changes of the inner rule. Normalisation is passed on to the weights; a dense change needs a batch size
     * of 1, since it says nothing about samples.
     *
     * @return sink
     */
    WeightSink sink();

    /** A step passes. To be called first in each step, before changes are handed over. */
    void decay();

    /**
     * Changes the weights by what is eligible, {@code dw[i][j] = eta sum_b modulator[b][j] e[b][i][j]}.
     *
     * @param eta factor
     * @param modulator third factor, {@code [batch][post size]}
     */
    void release(float eta, Signal modulator);

    /** Forgets what is eligible. */
    void clear();
}
