package io.github.snn4j.learning.superspike;

/** Checks of parameters. */
final class Numbers {

    private Numbers() {}

    static void positive(double value, String name, String unit) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException((name + " must be > 0 " + unit).strip() + ", got " + value);
        }
    }

    static void nonNegative(double value, String name, String unit) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException((name + " must be >= 0 " + unit).strip() + ", got " + value);
        }
    }
}
