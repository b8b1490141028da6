package io.github.snn4j.monitor;

import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.time.TimeStep;
import java.util.List;

/** What a monitor may ask for. */
public interface MonitorContext {

    /**
     * The grid.
     *
     * @return time step
     */
    TimeStep timeStep();

    /**
     * Number of samples simulated side by side.
     *
     * @return samples
     */
    int batch();

    /**
     * Names of all populations.
     *
     * @return names in order of declaration
     */
    List<String> populations();

    /**
     * Names of all projections.
     *
     * @return names in order of declaration
     */
    List<String> projections();

    /**
     * Number of neurons.
     *
     * @param population name of the population
     * @return neurons
     */
    int size(String population);

    /**
     * Whether a population is a spike source rather than neurons.
     *
     * @param population name of the population
     * @return true for sources
     */
    boolean isSource(String population);

    /**
     * Whether a population has graded output and no spikes.
     *
     * @param population name of the population
     * @return true for graded units
     */
    boolean isGraded(String population);

    /**
     * The spikes of each step.
     *
     * @param population name of the population
     * @return live spikes
     */
    SpikeSignal spikes(String population);

    /**
     * Number of spikes of a population since the simulator was built, all samples together.
     *
     * @param population name of the population
     * @return spikes, 0 for graded units
     */
    long spikeCount(String population);

    /**
     * Whether learning is switched on at the moment.
     *
     * @return true if weights may change
     */
    boolean learning();

    /**
     * A signal of a population.
     *
     * @param population name of the population
     * @param spec what is wanted
     * @param <S> type of the signal
     * @return live signal
     */
    <S> S signal(String population, SignalSpec<S> spec);

    /**
     * A state variable by name.
     *
     * @param population name of the population
     * @param variable name of the variable, see {@link #variables}
     * @return live array {@code [batch][size]}, or {@code [size]} for variables shared by the samples
     */
    float[] variable(String population, String variable);

    /**
     * Names of the state variables of a population.
     *
     * @param population name of the population
     * @return names
     */
    List<String> variables(String population);

    /**
     * Presynaptic population of a projection.
     *
     * @param projection name of the projection
     * @return name of the population
     */
    String preOf(String projection);

    /**
     * Postsynaptic population of a projection.
     *
     * @param projection name of the projection
     * @return name of the population
     */
    String postOf(String projection);

    /**
     * The weights of a projection.
     *
     * @param projection name of the projection
     * @return live view
     */
    WeightView weights(String projection);

    /**
     * Interval that the weights of a projection never leave.
     *
     * @param projection name of the projection
     * @return bounds
     */
    Bounds bounds(String projection);

    /**
     * Whether a rule changes the weights of a projection.
     *
     * @param projection name of the projection
     * @return true if plastic
     */
    boolean isPlastic(String projection);

    /**
     * Number of synapses that a spike of a presynaptic neuron reaches.
     *
     * @param projection name of the projection
     * @param pre presynaptic neuron
     * @return fan-out
     */
    int fanOut(String projection, int pre);
}
