package io.github.snn4j.plasticity;

/**
 * The stage of the trial that is running, for neuron models whose output is nudged or clamped. Read it in every step:
 * it changes between steps.
 */
public interface PhaseView {

    /**
     * What the stage is for.
     *
     * @return {@link Phase.Role#PRESENT} outside a protocol
     */
    Phase.Role role();

    /**
     * Strength with which the target acts on the output.
     *
     * @return 0 outside a protocol
     */
    double nudge();

    /**
     * Outside any protocol.
     *
     * @return a view that always says {@link Phase.Role#PRESENT} and 0
     */
    static PhaseView outside() {
        return new PhaseView() {
            @Override
            public Phase.Role role() {
                return Phase.Role.PRESENT;
            }

            @Override
            public double nudge() {
                return 0;
            }
        };
    }
}
