package io.github.snn4j.signal;

/**
 * The output of graded units after the step; for spiking neurons 1 where the neuron fired in this step and 0 elsewhere.
 */
public record Activity() implements SignalSpec<Signal> {}
