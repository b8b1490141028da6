package io.github.snn4j.monitor;

/** A running monitor and what it has recorded so far. */
public interface Recording extends AutoCloseable {

    /**
     * Takes in the step just made.
     *
     * @param step number of the step since the simulator was built
     */
    void onStep(long step);

    /**
     * The trial is over.
     *
     * @param step steps made so far
     */
    default void onTrialEnd(long step) {}

    /** The network's fast state was reset. What was recorded is kept. */
    default void onReset() {}

    /** Closes files, if any. Called when the simulator is closed. */
    @Override
    default void close() {}
}
