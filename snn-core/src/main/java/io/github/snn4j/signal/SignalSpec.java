package io.github.snn4j.signal;

/**
 * What a rule asks for. Specs are records: equal ones share one array, and what nobody asks for is neither stored nor
 * computed.
 *
 * @param <S> what the request yields
 */
public sealed interface SignalSpec<S> permits Spikes, Trace, Psp, Membrane, Surrogate, Activity, State {}
