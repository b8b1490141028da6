package io.github.snn4j.learning.bptt;

import java.util.function.Supplier;

/** Argument checks of this package: the message says what, the allowed range and the value. */
final class Require {

    private Require() {}

    static void that(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new IllegalArgumentException(message.get());
        }
    }

    static void positive(double value, String what) {
        that(value > 0 && value < Double.POSITIVE_INFINITY, () -> what + " must be > 0, got " + value);
    }

    static void nonNegative(double value, String what) {
        that(value >= 0 && value < Double.POSITIVE_INFINITY, () -> what + " must be >= 0, got " + value);
    }

    static void atLeast(long value, long least, String what) {
        that(value >= least, () -> what + " must be >= " + least + ", got " + value);
    }

    static void index(int value, int size, String what) {
        that(value >= 0 && value < size, () -> what + " must be in 0.." + (size - 1) + ", got " + value);
    }

    static void length(int got, int wanted, String what) {
        that(got == wanted, () -> what + " must have length " + wanted + ", got " + got);
    }
}
