package io.github.snn4j.plasticity;

/**
 * Makes the third factor of a population: a local read-out error, an error carried back by random weights, a reward.
 * The rule only reads the vector, so the same rule learns with any of them.
 */
public interface LearningSignal {

    /**
     * Makes the running signal.
     *
     * @param context where to ask for other signals
     * @return source owned by one simulator
     */
    Source bind(LearningSignalContext context);

    /** A running learning signal. */
    interface Source {

        /**
         * Fills in the third factor for the step just made, before the rules run.
         *
         * @param modulator {@code [batch][size]} of the population the signal belongs to
         */
        void computeInto(float[] modulator);

        /** The sample or mini-batch is over. */
        default void onTrialEnd() {}

        /** Forgets fast state. */
        default void reset() {}
    }
}
