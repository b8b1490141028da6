package io.github.snn4j.neuron;

/** Which of the neurons that reach threshold in the same step may fire. */
public enum Competition {
    /** All of them. */
    NONE,
    /**
     * Of each sample only the one farthest above its threshold, the lowest index at a tie; the others keep their
     * potential, do not reset and may fire in a later step. It stands for inhibition faster than the time step.
     */
    ONE_WINNER_PER_STEP
}
