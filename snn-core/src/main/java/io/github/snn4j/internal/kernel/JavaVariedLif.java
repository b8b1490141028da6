package io.github.snn4j.internal.kernel;

/**
 * Steps of leaky integrate-and-fire neurons whose parameters differ: the plain Java kernels, neuron by neuron, each
 * with constants of its own. Calling the same code makes equal constants give equal bits.
 */
public final class JavaVariedLif {

    private JavaVariedLif() {}

    /**
     * {@link Kernels#lifDelta} with constants per neuron.
     *
     * @param p constants of each neuron
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    public static int delta(
            LifParameters[] p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        int count = 0;
        for (int j = from; j < to; j++) {
            count = JavaLif.delta(p[j], a, base, thresholdBase, j, j + 1, arrivals, spikes, count);
        }
        return count;
    }

    /**
     * {@link Kernels#lifCurrent} with constants per neuron.
     *
     * @param p constants of each neuron
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    public static int current(
            LifParameters[] p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        int count = 0;
        for (int j = from; j < to; j++) {
            count = JavaLif.current(p[j], a, base, thresholdBase, j, j + 1, arrivals, spikes, count);
        }
        return count;
    }

    /**
     * {@link Kernels#lifCurrents} with constants per neuron.
     *
     * @param p constants of each neuron
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    public static int currents(
            LifParameters[] p, LifArrays a, int base, int thresholdBase, int from, int to, int[] spikes) {
        int count = 0;
        for (int j = from; j < to; j++) {
            count = JavaLif.currents(p[j], a, base, thresholdBase, j, j + 1, spikes, count);
        }
        return count;
    }

    /**
     * {@link Kernels#lifConductance} with constants per neuron.
     *
     * @param p constants of each neuron
     * @param a state
     * @param base index of neuron 0 of the sample in {@code a}
     * @param thresholdBase index of neuron 0 in {@code a.thresholdOffset}
     * @param from first neuron
     * @param to one past the last neuron
     * @param arrivals whether the inputs may hold anything but zeros
     * @param spikes receives the neurons that fire, ascending, from index 0
     * @return number of spikes
     */
    public static int conductance(
            LifParameters[] p,
            LifArrays a,
            int base,
            int thresholdBase,
            int from,
            int to,
            boolean arrivals,
            int[] spikes) {
        int count = 0;
        for (int j = from; j < to; j++) {
            count = JavaLif.conductance(p[j], a, base, thresholdBase, j, j + 1, arrivals, spikes, count);
        }
        return count;
    }
}
