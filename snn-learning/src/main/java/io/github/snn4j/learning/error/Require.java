package io.github.snn4j.learning.error;

/** Argument checks of this package. */
final class Require {

    private Require() {}

    static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }

    static void nonNegative(double value, String what) {
        that(value >= 0 && value < Double.POSITIVE_INFINITY, what + " must be >= 0 and finite", value);
    }
}
