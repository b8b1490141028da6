package io.github.snn4j.neuron;

import io.github.snn4j.signal.SpikeSignal;
import java.util.List;

/**
 * Describes how a kind of neuron behaves. An immutable record; what runs is the {@link Dynamics} made once per
 * simulator and population.
 */
public interface NeuronModel {

    /**
     * The places where projections may arrive, the default one first.
     *
     * @return receptors, at least one
     */
    default List<Receptor> receptors() {
        return List.of(Receptor.INPUT);
    }

    /**
     * Makes the running neurons.
     *
     * @param context sizes, grid, arrays
     * @return dynamics owned by one simulator
     */
    Dynamics bind(DynamicsContext context);

    /** Running neurons. */
    interface Dynamics {

        /**
         * Advances a slice by one step: integrate, take the arrivals in, test the threshold, reset. Workers call this
         * at the same time for slices that do not overlap.
         *
         * @param slice neurons and samples to advance
         * @param out takes the spikes
         */
        void step(Slice slice, SpikeBlock out);

        /** State variables have been set from outside: a trial starts, or the user has set one. */
        default void stateReplaced() {}

        /**
         * Chooses among the neurons of a sample that reached threshold, when all slices of the step are done. Called by
         * one thread.
         *
         * @param sample sample in {@code [0, batch)}
         * @param fired neurons, ascending; those that may fire are moved to the front, still ascending
         * @param count number of entries
         * @return how many may fire
         */
        default int select(int sample, int[] fired, int count) {
            return count;
        }

        /**
         * Called by one thread when all slices of the step are done, for variables shared between samples.
         *
         * @param spikes spikes of this step
         * @param learning false while learning is switched off
         */
        default void afterStep(SpikeSignal spikes, boolean learning) {}

        /**
         * Steps for which every neuron is held after a spike, at least; tells how fast a population can fire at most.
         *
         * @return steps, default 0
         */
        default int refractorySteps() {
            return 0;
        }

        /**
         * The membrane potential after the step.
         *
         * @return name of a state variable, default {@code "v"}
         */
        default String membrane() {
            return "v";
        }

        /**
         * Distance of the membrane from threshold before the reset, for surrogate derivatives. Asked for once, at
         * build; a model that is asked must fill it in every step from then on.
         *
         * @return array {@code [batch][size]}
         * @throws UnsupportedOperationException if the model has no threshold
         */
        default float[] distanceToThreshold() {
            throw new UnsupportedOperationException("this model has no threshold, so no surrogate derivative");
        }

        /**
         * The graded output.
         *
         * @return array {@code [batch][size]}
         * @throws UnsupportedOperationException if the model spikes
         */
        default float[] activity() {
            throw new UnsupportedOperationException("this model has no graded output");
        }

        /**
         * Whether the output is graded (activity) rather than spikes.
         *
         * @return true for graded units
         */
        default boolean graded() {
            return false;
        }
    }
}
