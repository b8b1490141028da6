package io.github.snn4j.learning.memory;

/** A number and its derivative with respect to one parameter: differentiation forwards, exact but for rounding. */
record Dual(double value, double slope) {

    static Dual constant(double value) {
        return new Dual(value, 0);
    }

    Dual plus(Dual b) {
        return new Dual(value + b.value, slope + b.slope);
    }

    Dual minus(Dual b) {
        return new Dual(value - b.value, slope - b.slope);
    }

    Dual times(Dual b) {
        return new Dual(value * b.value, slope * b.value + value * b.slope);
    }

    Dual over(Dual b) {
        return new Dual(value / b.value, (slope * b.value - value * b.slope) / (b.value * b.value));
    }

    Dual tanh() {
        double y = Math.tanh(value);
        return new Dual(y, slope * (1 - y * y));
    }

    Dual exp() {
        double y = Math.exp(value);
        return new Dual(y, slope * y);
    }

    Dual log() {
        return new Dual(Math.log(value), slope / value);
    }

    /** The value alone: no credit goes further. */
    Dual cut() {
        return constant(value);
    }
}
