package io.github.snn4j.examples.dendritic;

/** What output units answer. */
final class Answers {

    private Answers() {}

    /** Which of some values is the largest, the first of several. */
    static int largest(float[] values, int from, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            best = values[from + k] > values[from + best] ? k : best;
        }
        return best;
    }
}
