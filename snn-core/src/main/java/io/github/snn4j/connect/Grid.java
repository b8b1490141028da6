package io.github.snn4j.connect;

import io.github.snn4j.internal.check.Check;

/**
 * Neurons on a square grid of side 1, row by row, each in the middle of its cell.
 *
 * @param rows number of rows
 * @param columns neurons in a row
 */
public record Grid(int rows, int columns) {

    /** Validates the numbers. */
    public Grid {
        Check.atLeast(rows, 1, "Grid.rows");
        Check.atLeast(columns, 1, "Grid.columns");
        Check.argument(
                (long) rows * columns <= Integer.MAX_VALUE,
                () -> "Grid of " + rows + " x " + columns + " has more than 2^31 - 1 neurons; split the population");
    }

    /**
     * Number of neurons.
     *
     * @return rows times columns
     */
    public int size() {
        return rows * columns;
    }

    /**
     * Horizontal place of a neuron.
     *
     * @param neuron neuron
     * @return place in (0, 1)
     */
    public double x(int neuron) {
        return (neuron % columns + 0.5) / columns;
    }

    /**
     * Vertical place of a neuron.
     *
     * @param neuron neuron
     * @return place in (0, 1)
     */
    public double y(int neuron) {
        return (neuron / columns + 0.5) / rows;
    }
}
