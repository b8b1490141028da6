package io.github.snn4j.examples.compare;

/** Targets made of classes. */
final class Targets {

    private Targets() {}

    /** One row per sample, 1 for its class and 0 for the others. */
    static float[] oneHot(int[] labels, int classes) {
        float[] rows = new float[labels.length * classes];
        for (int b = 0; b < labels.length; b++) {
            rows[b * classes + labels[b]] = 1f;
        }
        return rows;
    }
}
