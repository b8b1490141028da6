package io.github.snn4j.learning.internal;

import java.util.function.Supplier;

/** Checks of arguments. A message says what is wrong, what is allowed and what was given. */
public final class Require {

    private Require() {}

    /**
     * Any condition.
     *
     * @param holds whether it holds
     * @param rule what is allowed, such as {@code "Model.size must be even"}
     * @param value what was given
     */
    public static void that(boolean holds, String rule, Object value) {
        that(holds, () -> rule + ", got " + value);
    }

    /**
     * Any condition.
     *
     * @param holds whether it holds
     * @param message text of the exception if it does not
     */
    public static void that(boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new IllegalArgumentException(message.get());
        }
    }

    /**
     * A finite number above 0.
     *
     * @param value the number
     * @param what its name
     */
    public static void positive(double value, String what) {
        positive(value, what, "");
    }

    /**
     * A finite number above 0.
     *
     * @param value the number
     * @param what its name
     * @param unit its unit, may be empty
     */
    public static void positive(double value, String what, String unit) {
        that(value > 0 && value < Double.POSITIVE_INFINITY, (what + " must be > 0 " + unit).strip(), value);
    }

    /**
     * A finite number that is not negative.
     *
     * @param value the number
     * @param what its name
     */
    public static void nonNegative(double value, String what) {
        nonNegative(value, what, "");
    }

    /**
     * A finite number that is not negative.
     *
     * @param value the number
     * @param what its name
     * @param unit its unit, may be empty
     */
    public static void nonNegative(double value, String what, String unit) {
        that(value >= 0 && value < Double.POSITIVE_INFINITY, (what + " must be >= 0 " + unit).strip(), value);
    }

    /**
     * A whole number with a least value.
     *
     * @param value the number
     * @param least smallest value allowed
     * @param what its name
     */
    public static void atLeast(long value, long least, String what) {
        that(value >= least, () -> what + " must be >= " + least + ", got " + value);
    }

    /**
     * An index.
     *
     * @param value the index
     * @param size number of entries
     * @param what its name
     */
    public static void index(int value, int size, String what) {
        that(value >= 0 && value < size, () -> what + " must be in 0.." + (size - 1) + ", got " + value);
    }

    /**
     * The length of an array.
     *
     * @param got its length
     * @param wanted length it must have
     * @param what its name
     */
    public static void length(int got, int wanted, String what) {
        that(got == wanted, () -> what + " must have length " + wanted + ", got " + got);
    }
}
