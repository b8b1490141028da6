package io.github.snn4j.plasticity;

import io.github.snn4j.time.TimeStep;

/**
 * Short-term plasticity: a factor on the weight that depends on the recent spikes of the presynaptic neuron alone. It
 * multiplies what arrives and leaves the weights as they are, so it combines with any {@link PlasticityRule}.
 */
public interface ShortTermPlasticity {

    /**
     * Makes the running state of one projection.
     *
     * @param neurons presynaptic neurons
     * @param batch samples
     * @param timeStep the grid
     * @return state owned by one simulator
     */
    Efficacy bind(int neurons, int batch, TimeStep timeStep);

    /** Running short-term plasticity. Called by one thread at a time. */
    interface Efficacy {

        /**
         * The factor on all synapses of a presynaptic neuron that has fired; called once for each of its spikes, in
         * order of time.
         *
         * @param step step of the spike since the start of the trial
         * @param sample sample
         * @param neuron presynaptic neuron
         * @return factor, {@code >= 0}
         */
        float onSpike(long step, int sample, int neuron);

        /** Forgets all spikes. */
        void reset();
    }
}
