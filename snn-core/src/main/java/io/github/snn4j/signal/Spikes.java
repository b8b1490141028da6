package io.github.snn4j.signal;

/** The spikes of the step just made. */
public record Spikes() implements SignalSpec<SpikeSignal> {}
