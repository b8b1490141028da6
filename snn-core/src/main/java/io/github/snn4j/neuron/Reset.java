package io.github.snn4j.neuron;

/** What a spike does to the membrane. */
public enum Reset {
    /** Sets it to {@code vReset}. */
    TO_VALUE,
    /** Takes {@code vTh - vReset} away, so that what exceeded the threshold is kept. */
    SUBTRACT
}
