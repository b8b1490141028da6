package io.github.snn4j.examples.dendritic;

/**
 * Settings of a {@link YinYangCircuit}.
 *
 * @param hidden pyramidal cells of the hidden layer
 * @param dtMs time step
 * @param patternMs how long a point is shown
 * @param lagMs time after a new point in which nothing is learnt
 * @param gApical coupling of the apical dendrites in 1/ms
 * @param gSoma coupling of the interneurons to the cells above in 1/ms
 * @param nudge coupling of the output to its target in 1/ms
 * @param target potential of the right output; that of the others is its negative
 * @param spread largest weight at the start, times the root of the number of synapses of a cell
 * @param etaHidden learning rate of the hidden cells per ms
 * @param etaOut learning rate of the output cells per ms
 * @param etaInter learning rate of the synapses onto interneurons per ms
 * @param batch circuits with the same weights side by side, each with a point of its own
 */
record YinYangSettings(
        int hidden,
        double dtMs,
        double patternMs,
        double lagMs,
        double gApical,
        double gSoma,
        double nudge,
        double target,
        double spread,
        double etaHidden,
        double etaOut,
        double etaInter,
        int batch) {

    /** The synapses onto interneurons learn faster than those of the output by what the interneurons see less of its error. */
    static YinYangSettings of(int hidden) {
        return new YinYangSettings(hidden, 1, 50, 15, 0.28, 0.34, 0.34, 3, 2, 50, 5e-4, 2.1e-3, 10);
    }
}
