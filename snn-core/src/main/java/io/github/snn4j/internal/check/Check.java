package io.github.snn4j.internal.check;

import java.util.function.Supplier;

/**
 * The argument checks of the whole library: each throws {@link IllegalArgumentException} with cause, range and value.
 */
public final class Check {

    private Check() {}

    /**
     * Throws with the supplied text when the condition is false.
     *
     * @param condition what must hold
     * @param message the text, built only on failure
     */
    public static void argument(boolean condition, Supplier<String> message) {
        if (!condition) {
            throw new IllegalArgumentException(message.get());
        }
    }

    /**
     * A finite number above zero.
     *
     * @param value the number
     * @param what component and field, e.g. {@code Lif.tauMemMs}
     * @param unit unit as printed, may be empty
     * @return the value
     */
    public static double positive(double value, String what, String unit) {
        argument(
                value > 0 && value < Double.POSITIVE_INFINITY,
                () -> what + " must be > 0" + pad(unit) + ", got " + value);
        return value;
    }

    /**
     * A finite number not below zero.
     *
     * @param value the number
     * @param what component and field
     * @param unit unit as printed, may be empty
     * @return the value
     */
    public static double nonNegative(double value, String what, String unit) {
        argument(
                value >= 0 && value < Double.POSITIVE_INFINITY,
                () -> what + " must be >= 0" + pad(unit) + ", got " + value);
        return value;
    }

    /**
     * A finite number.
     *
     * @param value the number
     * @param what component and field
     * @return the value
     */
    public static double finite(double value, String what) {
        argument(Double.isFinite(value), () -> what + " must be a finite number, got " + value);
        return value;
    }

    /**
     * A finite number in the closed interval.
     *
     * @param value the number
     * @param low lowest allowed value
     * @param high highest allowed value
     * @param what component and field
     * @return the value
     */
    public static double inRange(double value, double low, double high, String what) {
        argument(value >= low && value <= high, () -> what + " must be in [" + low + ", " + high + "], got " + value);
        return value;
    }

    /**
     * A whole number of at least {@code least}.
     *
     * @param value the number
     * @param least lowest allowed value
     * @param what component and field
     * @return the value
     */
    public static int atLeast(int value, int least, String what) {
        argument(value >= least, () -> what + " must be >= " + least + ", got " + value);
        return value;
    }

    /**
     * An index in {@code [0, size)}.
     *
     * @param index the index
     * @param size number of elements
     * @param what what is indexed
     * @return the index
     */
    public static int index(int index, int size, String what) {
        if (index < 0 || index >= size) { // no lambda: called for every spike that is read
            throw new IllegalArgumentException(what + " must be in [0, " + (size - 1) + "], got " + index);
        }
        return index;
    }

    /**
     * An array length that must match.
     *
     * @param length length given
     * @param expected length needed
     * @param what what the array holds
     */
    public static void length(int length, int expected, String what) {
        argument(length == expected, () -> what + " must have length " + expected + ", got " + length);
    }

    /**
     * A name: not blank.
     *
     * @param name the name
     * @param what what is named
     * @return the name
     */
    public static String name(String name, String what) {
        argument(!name.isBlank(), () -> what + " must not be blank");
        return name;
    }

    private static String pad(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }
}
