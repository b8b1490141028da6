package io.github.snn4j.stimulus;

import io.github.snn4j.neuron.Slice;

/**
 * Input that reaches neurons from outside the network without synapses of its own: noise, injected currents. An
 * immutable record; what runs is the {@link Injector} made once per simulator and population.
 *
 * <p>What is injected is a function of the seed, the name of the stimulus, the neuron, the stream and the step. The
 * batch size, the number of threads and the rest of the network do not enter.
 */
public interface Stimulus {

    /**
     * Makes the running stimulus.
     *
     * @param context sizes, grid, random numbers, and where to put the input
     * @return injector owned by one simulator
     */
    Injector bind(StimulusContext context);

    /** A running stimulus. */
    interface Injector {

        /**
         * Adds the input of one step to a slice of the population, after the spikes of the network have been
         * delivered. Threads call this at the same time for slices that do not overlap.
         *
         * @param step step since the start of the trial, from 0
         * @param firstStream number of the presentation that sample 0 is; sample b is {@code firstStream + b}
         * @param slice neurons and samples to serve
         */
        void inject(long step, int firstStream, Slice slice);

        /** Forgets fast state. Called when a trial starts. */
        default void reset() {}
    }
}
