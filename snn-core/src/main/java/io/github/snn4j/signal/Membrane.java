package io.github.snn4j.signal;

/** The membrane potential after the step, after reset, in the model's own scale. */
public record Membrane() implements SignalSpec<Signal> {}
