package io.github.snn4j.monitor;

/**
 * Describes what to record. An immutable record; what runs is the {@link Recording} made when the monitor is attached.
 * Monitors only read: attaching one changes no spike and no weight.
 *
 * @param <R> what the recording gives access to
 */
public interface Monitor<R extends Recording> {

    /**
     * Makes the running recording.
     *
     * @param context where to ask for signals
     * @return recording owned by one simulator
     */
    R bind(MonitorContext context);
}
