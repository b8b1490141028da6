package io.github.snn4j.monitor;

/**
 * Something about a running network that is probably not meant.
 *
 * @param kind what it is
 * @param where name of the population or projection
 * @param message what, where, how much, and what to do
 */
public record HealthWarning(Kind kind, String where, String message) {

    /** What may be wrong. */
    public enum Kind {
        /** A population that gets input does not fire. */
        SILENT,
        /** A population fires about as fast as it can. */
        SATURATED,
        /** Nearly all weights sit at a bound. */
        WEIGHTS_AT_BOUND,
        /** A rule changes nothing although both sides fire. */
        NO_LEARNING
    }
}
