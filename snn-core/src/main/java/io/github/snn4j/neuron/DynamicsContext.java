package io.github.snn4j.neuron;

import io.github.snn4j.plasticity.PhaseView;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;

/** What a neuron model is told, and where it gets its arrays, when the simulator is built. */
public interface DynamicsContext {

    /**
     * Name of the population, for error texts.
     *
     * @return name
     */
    String name();

    /**
     * Number of neurons.
     *
     * @return neurons, {@code >= 1}
     */
    int size();

    /**
     * Number of samples simulated side by side.
     *
     * @return samples, {@code >= 1}
     */
    int batch();

    /**
     * The grid.
     *
     * @return time step
     */
    TimeStep timeStep();

    /**
     * Random numbers of this population for a purpose.
     *
     * @param purpose what they are for
     * @return addressed random numbers
     */
    KeyedRandom random(String purpose);

    /**
     * A state variable per sample and neuron, forgotten on reset.
     *
     * @param variable name, as monitors and {@link io.github.snn4j.signal.State} use it
     * @param initial value at the start and after a reset
     * @return array {@code [batch][size]}
     */
    float[] state(String variable, float initial);

    /**
     * A state variable whose starting value follows from parameters that may differ between neurons.
     *
     * @param variable name, as monitors and {@link io.github.snn4j.signal.State} use it
     * @param initial value of each neuron at the start and after a reset, in all samples
     * @return array {@code [batch][size]}
     */
    float[] state(String variable, Parameter initial);

    /**
     * A slow variable per neuron, shared by all samples, kept on reset, such as a homeostatic threshold.
     *
     * @param variable name
     * @param initial value at the start
     * @return array {@code [size]}
     */
    float[] slowState(String variable, float initial);

    /**
     * A parameter of the model. A model asks for every parameter that may differ between neurons; one that nobody asks
     * for cannot be varied, and trying to is an error.
     *
     * @param parameter name of the model's record component
     * @param common value of all neurons for which the user has given no other
     * @return the parameter
     */
    default Parameter parameter(String parameter, double common) {
        return Parameter.common(parameter, common);
    }

    /**
     * The input of a receptor.
     *
     * @param receptor one of the model's receptors
     * @return accumulated arrivals of the step
     */
    Input input(Receptor receptor);

    /**
     * A state variable, zero at the start, to which arrivals at a receptor are added when the neurons have been
     * advanced: for synapses whose arrivals act from the next step on. The model need not read or clear arrivals, it
     * just lets the variable decay. A receptor is served in this way or by {@link #input}, not both.
     *
     * @param variable name
     * @param receptor one of the model's receptors
     * @return array {@code [batch][size]}
     */
    float[] arrivalState(String variable, Receptor receptor);

    /**
     * A value per sample and neuron that the user sets from outside, such as an injected current; zero until set.
     *
     * @param variable name
     * @return array {@code [batch][size]}
     */
    External external(String variable);

    /**
     * The stage of the trial that is running, for models whose output is nudged or clamped.
     *
     * @return live view, to be read in every step
     */
    default PhaseView phase() {
        return PhaseView.outside();
    }

    /** Arrivals at a receptor: projections add to it, the model reads and clears it. */
    interface Input {

        /**
         * Sum of the weights that arrived for the neurons of a slice in this step. Slices may have arrays of their own.
         *
         * @param slice worker's share
         * @return array {@code [batch][size]}, the same in every step; the model clears what it has read
         */
        float[] array(Slice slice);

        /**
         * Whether anything arrived for a slice in this step; if not, the array is zero there and need not be read.
         *
         * @param slice worker's share
         * @return true if something may have arrived
         */
        boolean touched(Slice slice);
    }

    /** Values set from outside. */
    interface External {

        /**
         * The values.
         *
         * @return array {@code [batch][size]}
         */
        float[] array();

        /**
         * Whether they were ever set.
         *
         * @return false if all values are still zero because nobody set them
         */
        boolean present();
    }
}
