package io.github.snn4j.plasticity;

/** What is kept constant when the incoming weights of a neuron are normalised. */
public enum Norm {
    /** The sum of the weights. */
    SUM,
    /** The square root of the sum of their squares. */
    EUCLIDEAN
}
