package io.github.snn4j.internal.engine;

/** Reads the network after each step. */
public interface StepListener {

    /**
     * After a step.
     *
     * @param step number of the step since the simulator was built
     */
    void onStep(long step);

    /**
     * After a trial.
     *
     * @param step steps made so far
     */
    default void onTrialEnd(long step) {}

    /** Fast state was forgotten. */
    default void onReset() {}
}
