package io.github.snn4j.plasticity;

/**
 * A learning rule: how the weights of one projection change. Every rule of the library, from pair STDP to predictive
 * coding, is an immutable record of this type; what runs is the {@link Updater} made once per simulator and projection.
 *
 * <p>The order of calls is: {@code bind} once, while the simulator is built. Then in every time step, after all neurons
 * have been advanced and all signals brought up to date, {@code onStep}. In protocols with phases {@code onPhaseEnd}
 * after the last step of each phase. {@code onTrialEnd} when a sample (or mini-batch) is over. {@code reset} before the
 * next one starts.
 *
 * <p>A rule reads signals and hands weight changes to a {@link WeightSink}; it never writes a weight. Changes handed
 * over during a call are applied, in the order given, when that call has returned: within a call all weights are those
 * of its beginning.
 */
public interface PlasticityRule {

    /**
     * Makes the running rule and asks for the signals it needs.
     *
     * @param context where to ask
     * @return updater owned by one simulator
     */
    Updater bind(PlasticityContext context);

    /** A running rule. Called by one thread at a time. */
    interface Updater {

        /** After each time step. */
        default void onStep() {}

        /**
         * A phase of a protocol is over.
         *
         * @param phase the phase that has ended
         */
        default void onPhaseEnd(Phase phase) {}

        /** The sample or mini-batch is over. */
        default void onTrialEnd() {}

        /** Forgets fast state such as eligibility, keeps the weights. */
        default void reset() {}
    }
}
