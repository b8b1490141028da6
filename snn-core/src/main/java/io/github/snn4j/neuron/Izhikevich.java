package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;

/**
 * Izhikevich's two-variable neuron.
 *
 * <pre>
 *   dv/dt = 0.04 v^2 + 5 v + 140 - u + I        per ms, v in mV
 *   du/dt = a (b v - u)
 *   v reaches 30 mV: spike, v := c, u := u + d
 *   an arriving spike: v := v + weight          (mV), at the end of the step
 * </pre>
 *
 * Solver: classical Runge-Kutta of order 4, unlike the two half steps of Euler's method in the paper, whose spike times
 * depend on the step. A step is cut into substeps of at most 1/2 of the local time scale {@code 1/(|0.08 v + 5| + a)}, one
 * at rest for dt up to 0.5 ms or so. v is taken as at least -1000 mV in the equation, so that no input makes it overflow.
 * The reset happens at the substep that reached 30 mV and the rest of the step is integrated from there; at most one
 * spike is sent per step, a second one in the next.
 *
 * <table>
 *   <caption>Parameters; each may differ between neurons</caption>
 *   <tr><th>name</th><th>unit</th><th>meaning</th></tr>
 *   <tr><td>a</td><td>1/ms</td><td>rate of the recovery, &gt; 0</td></tr>
 *   <tr><td>b</td><td>1/ms</td><td>its sensitivity to v</td></tr>
 *   <tr><td>c</td><td>mV</td><td>reset, below 30</td></tr>
 *   <tr><td>d</td><td>mV/ms</td><td>jump of the recovery at a spike</td></tr>
 * </table>
 *
 * <table>
 *   <caption>State variables</caption>
 *   <tr><th>name</th><th>unit</th><th>at the start</th></tr>
 *   <tr><td>v</td><td>mV</td><td>-65</td></tr>
 *   <tr><td>u</td><td>mV/ms</td><td>-65 b</td></tr>
 * </table>
 *
 * External variable: {@code current}, I in mV/ms (the paper's units, pA for a capacitance of 1 pF). Reference: E.M.
 * Izhikevich, IEEE Trans. Neural Networks 14:1569-1572, 2003, doi 10.1109/TNN.2003.820440. Verified by {@code
 * IzhikevichTest}.
 *
 * @param a rate of the recovery variable per ms
 * @param b sensitivity of the recovery to v
 * @param c potential after a spike in mV
 * @param d jump of the recovery at a spike
 */
public record Izhikevich(double a, double b, double c, double d) implements NeuronModel {

    /** Potential at which a spike is cut off, in mV. */
    public static final double PEAK = 30;

    /** Validates all parameters. */
    public Izhikevich {
        Check.positive(a, "Izhikevich.a", "per ms");
        Check.finite(b, "Izhikevich.b");
        Check.finite(c, "Izhikevich.c");
        Check.finite(d, "Izhikevich.d");
        double reached = c;
        Check.argument(c < PEAK, () -> "Izhikevich.c must be below 30 mV, got " + reached);
    }

    /**
     * Regular spiking excitatory cell.
     *
     * @return the model
     */
    public static Izhikevich regularSpiking() {
        return new Izhikevich(0.02, 0.2, -65, 8);
    }

    /**
     * Intrinsically bursting excitatory cell.
     *
     * @return the model
     */
    public static Izhikevich intrinsicallyBursting() {
        return new Izhikevich(0.02, 0.2, -55, 4);
    }

    /**
     * Chattering excitatory cell.
     *
     * @return the model
     */
    public static Izhikevich chattering() {
        return new Izhikevich(0.02, 0.2, -50, 2);
    }

    /**
     * Fast spiking inhibitory cell.
     *
     * @return the model
     */
    public static Izhikevich fastSpiking() {
        return new Izhikevich(0.1, 0.2, -65, 2);
    }

    /**
     * Low-threshold spiking inhibitory cell.
     *
     * @return the model
     */
    public static Izhikevich lowThresholdSpiking() {
        return new Izhikevich(0.02, 0.25, -65, 2);
    }

    /**
     * Thalamo-cortical cell.
     *
     * @return the model
     */
    public static Izhikevich thalamoCortical() {
        return new Izhikevich(0.02, 0.25, -65, 0.05);
    }

    /**
     * Resonator.
     *
     * @return the model
     */
    public static Izhikevich resonator() {
        return new Izhikevich(0.1, 0.26, -65, 2);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new IzhikevichDynamics(this, context);
    }
}
