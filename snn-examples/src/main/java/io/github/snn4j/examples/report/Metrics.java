package io.github.snn4j.examples.report;

/** Names of the metrics that reports know how to show. Others may be added; they are shown as plain numbers. */
public final class Metrics {

    /** Fraction of test images with the right answer, 0 to 1. */
    public static final String ACCURACY = "accuracy";

    /** Fraction of training images with the right answer, 0 to 1. */
    public static final String TRAIN_ACCURACY = "train_accuracy";

    /** Mean firing rate of the neurons that learn, in Hz. */
    public static final String RATE_HZ = "rate_hz";

    /** Fraction of those neurons that never fired, 0 to 1. */
    public static final String SILENT_FRACTION = "silent_fraction";

    /** Fraction of plastic weights at one of their bounds, 0 to 1. */
    public static final String AT_BOUND_FRACTION = "at_bound_fraction";

    /** Number of spike arrivals at synapses. */
    public static final String SYNAPTIC_EVENTS = "synaptic_events";

    /** Images shown per second of wall-clock time. */
    public static final String IMAGES_PER_SECOND = "images_per_second";

    /** Wall-clock time of the run in seconds. Set by the command line if the experiment does not. */
    public static final String ELAPSED_SECONDS = "elapsed_seconds";

    private Metrics() {}
}
