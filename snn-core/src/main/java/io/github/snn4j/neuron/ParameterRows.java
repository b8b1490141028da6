package io.github.snn4j.neuron;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * The numbers a non-linear model computes with: one row for all neurons, or a row for each if any parameter varies. The
 * step reads {@code rows[at(neuron) + k]} in both cases, so equal values give equal bits.
 */
final class ParameterRows {

    private final double[] rows;
    private final int stride;

    private ParameterRows(double[] rows, int stride) {
        this.rows = rows;
        this.stride = stride;
    }

    /** Parameters that are asked for, in order, before the rows are made. */
    static final class Request {
        private final DynamicsContext context;
        private final List<Parameter> asked = new ArrayList<>();

        Request(DynamicsContext context) {
            this.context = context;
        }

        Request ask(String name, double common) {
            asked.add(context.parameter(name, common));
            return this;
        }

        /**
         * Makes the rows.
         *
         * @param row from the asked values of a neuron, in order, to its row; it validates them
         */
        ParameterRows rows(Function<double[], double[]> row) {
            boolean varies = asked.stream().anyMatch(Parameter::varies);
            int count = varies ? context.size() : 1;
            double[] all = {};
            int stride = 0;
            for (int i = 0; i < count; i++) {
                double[] one = row(i, varies, row);
                if (i == 0) {
                    stride = one.length;
                    all = new double[Math.multiplyExact(count, stride)];
                }
                System.arraycopy(one, 0, all, i * stride, stride);
            }
            return new ParameterRows(all, varies ? stride : 0);
        }

        private double[] row(int neuron, boolean varies, Function<double[], double[]> row) {
            double[] values = new double[asked.size()];
            for (int k = 0; k < values.length; k++) {
                values[k] = asked.get(k).at(neuron);
            }
            try {
                return row.apply(values);
            } catch (IllegalArgumentException e) {
                String where = "Population '" + context.name() + "'" + (varies ? ", neuron " + neuron : "");
                throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
            }
        }
    }

    double[] rows() {
        return rows;
    }

    int at(int neuron) {
        return neuron * stride;
    }

    /**
     * A number of each neuron, such as a starting value.
     *
     * @param name its name
     * @param ofRow from the place of a row to the number
     */
    Parameter derived(String name, IntToDoubleFunction ofRow) {
        if (stride == 0) {
            return Parameter.common(name, ofRow.applyAsDouble(0));
        }
        double[] values = new double[rows.length / stride];
        for (int i = 0; i < values.length; i++) {
            values[i] = ofRow.applyAsDouble(at(i));
        }
        return Parameter.perNeuron(name, values);
    }

    /** The least value of a column. */
    double least(int column) {
        double least = rows[column];
        for (int at = column; stride > 0 && at < rows.length; at += stride) {
            least = Math.min(least, rows[at]);
        }
        return least;
    }
}
