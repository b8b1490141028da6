package io.github.snn4j.learning.stdp;

/** Argument checks of this package. */
final class Require {

    private Require() {}

    static void positiveMs(double value, String what) {
        require(value > 0 && value < Double.POSITIVE_INFINITY, what + " must be > 0 ms", value);
    }

    static void nonNegative(double value, String what) {
        require(value >= 0 && value < Double.POSITIVE_INFINITY, what + " must be >= 0", value);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }
}
