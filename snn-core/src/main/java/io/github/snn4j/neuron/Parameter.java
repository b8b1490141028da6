package io.github.snn4j.neuron;

import java.util.function.DoubleUnaryOperator;

/** A parameter of a neuron model, the same for all neurons of a population or one for each. */
public final class Parameter {

    private final String name;
    private final double[] values;

    private Parameter(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    /**
     * The same value for all neurons.
     *
     * @param name name of the record component
     * @param value value
     * @return the parameter
     */
    public static Parameter common(String name, double value) {
        return new Parameter(name, new double[] {value});
    }

    /**
     * One value per neuron.
     *
     * @param name name of the record component
     * @param values values, at least two; not copied
     * @return the parameter
     */
    public static Parameter perNeuron(String name, double[] values) {
        return new Parameter(name, values);
    }

    /**
     * Name of the record component.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    /**
     * Whether neurons differ.
     *
     * @return true if there is a value for each
     */
    public boolean varies() {
        return values.length > 1;
    }

    /**
     * The value of a neuron.
     *
     * @param neuron neuron, not checked if all are equal
     * @return value
     */
    public double at(int neuron) {
        return values.length == 1 ? values[0] : values[neuron];
    }

    /**
     * A number computed from the parameter, neuron by neuron.
     *
     * @param f function of the value
     * @return parameter of the same name and length
     */
    public Parameter map(DoubleUnaryOperator f) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = f.applyAsDouble(values[i]);
        }
        return new Parameter(name, mapped);
    }
}
