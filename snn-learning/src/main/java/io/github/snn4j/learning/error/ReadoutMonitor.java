package io.github.snn4j.learning.error;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.monitor.Monitor;
import io.github.snn4j.monitor.MonitorContext;

/**
 * What a {@link LocalReadout} says: in every step the largest output has a vote, and the class with most votes since the
 * last reset is the answer of the layer.
 *
 * @param population population that is read
 * @param readout its readout; dropout does not apply here
 * @param burnInSteps first steps after a reset, whose votes do not count, {@code >= 0}
 */
public record ReadoutMonitor(String population, LocalReadout readout, int burnInSteps)
        implements Monitor<ReadoutRecording> {

    /** Validates the number of steps. */
    public ReadoutMonitor {
        Require.that(burnInSteps >= 0, "ReadoutMonitor.burnInSteps must be >= 0", burnInSteps);
    }

    @Override
    public ReadoutRecording bind(MonitorContext context) {
        return new ReadoutRecording(this, context);
    }
}
