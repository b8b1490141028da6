package io.github.snn4j.plasticity;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.time.TimeStep;

/** What a rule may ask for. Asking is declaring: what no rule asks for is neither stored nor computed. */
public interface PlasticityContext {

    /**
     * Name of the projection, for error texts.
     *
     * @return name
     */
    String name();

    /**
     * Number of samples simulated side by side.
     *
     * @return samples, {@code >= 1}
     */
    int batch();

    /**
     * A signal of the presynaptic population, as it arrives at the synapse: shifted by the projection's delay.
     *
     * @param spec what is wanted
     * @param <S> type of the signal
     * @return live signal, the same object for equal specs
     */
    <S> S pre(SignalSpec<S> spec);

    /**
     * A signal of the postsynaptic population.
     *
     * @param spec what is wanted
     * @param <S> type of the signal
     * @return live signal, the same object for equal specs
     */
    <S> S post(SignalSpec<S> spec);

    /**
     * The third factor of the postsynaptic population, made by its {@link LearningSignal}.
     *
     * @return live signal {@code [batch][post size]}
     * @throws IllegalStateException if the population has no learning signal
     */
    Signal modulator();

    /**
     * The weights, to read.
     *
     * @return live view
     */
    WeightView weights();

    /**
     * The only way to change a weight: the sink that the projection was declared with.
     *
     * @return sink
     */
    WeightSink sink();

    /**
     * A sink that applies changes with a weight dependence of the rule's own, inside the projection's bounds.
     *
     * @param dependence how a change depends on the weight it meets
     * @return sink
     */
    WeightSink sink(WeightDependence dependence);

    /**
     * A decaying memory of changes, one value per sample and synapse that exists, for rules with a third factor.
     *
     * @param tauMs decay time constant in ms, {@code > 0}
     * @param dependence how what is released depends on the weight it meets
     * @return memory owned by the rule
     */
    Eligibility eligibility(double tauMs, WeightDependence dependence);

    /**
     * Lets the rule own values per presynaptic neuron that a sink can read.
     *
     * @return signal {@code [batch][pre size]}, zero at the start
     */
    Signal preScratch();

    /**
     * Lets the rule own values per postsynaptic neuron that a sink can read.
     *
     * @return signal {@code [batch][post size]}, zero at the start
     */
    Signal postScratch();

    /**
     * The grid.
     *
     * @return time step
     */
    TimeStep timeStep();

    /**
     * Random numbers of this projection for a purpose.
     *
     * @param purpose what they are for
     * @return addressed random numbers
     */
    KeyedRandom random(String purpose);

    /**
     * The same context with another sink, for rules that wrap a rule.
     *
     * @param other sink that the wrapped rule shall write to
     * @return context
     */
    PlasticityContext withSink(WeightSink other);
}
