package io.github.snn4j.internal.engine;

import io.github.snn4j.signal.Signal;

/** A signal that may know which of its values are not zero, so that work is proportional to them. */
interface SparseSignal extends Signal {

    /** Whether the list of non-zero values is kept for a sample at the moment. */
    boolean sparse(int sample);

    /** Neurons whose value may differ from zero, in no particular order, each once. */
    int[] active(int sample);

    /** How many entries of {@link #active} count. */
    int activeCount(int sample);
}
