package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.random.Values;
import io.github.snn4j.time.TimeStep;

/**
 * Weights and delays of sparse synapses. Those of presynaptic neuron i are drawn from the stream (0, i, 0) in ascending
 * order of the targets; given ones follow the user's list.
 */
public final class SparseValues {

    private SparseValues() {}

    /**
     * Draws a weight for each synapse.
     *
     * @param pattern the synapses
     * @param init law of the weights
     * @param random numbers for the weights of this projection
     * @param tasks runs the work
     * @return weight of each synapse
     */
    public static float[] weights(SparsePattern pattern, WeightInit init, KeyedRandom random, Tasks tasks) {
        WeightInit plain = init;
        while (plain instanceof WeightInit.Clipped c) {
            plain = c.inner();
        }
        if (plain instanceof WeightInit.Given g) {
            checkGiven(pattern, "WeightInit.given", g.length());
        }
        Sampler sampler = Sampler.of(init);
        float[] weights = new float[pattern.targets().length];
        forEach(
                pattern,
                random,
                tasks,
                (synapse, index, cursor) -> weights[synapse] = (float) sampler.draw(index, cursor));
        return weights;
    }

    /**
     * Draws a delay for each synapse, to the nearest step and at least one.
     *
     * @param pattern the synapses
     * @param delay law of the delays
     * @param timeStep length of a step
     * @param random numbers for the delays of this projection
     * @param tasks runs the work
     * @return delay of each synapse in steps
     */
    public static char[] delays(
            SparsePattern pattern, Delay delay, TimeStep timeStep, KeyedRandom random, Tasks tasks) {
        Values values = delay.valuesMs();
        double dtMs = timeStep.dtMs();
        Check.argument(
                values.max() / dtMs < Character.MAX_VALUE + 0.5,
                () -> "Projection '" + pattern.projection() + "': delays must be <= " + (int) Character.MAX_VALUE
                        + " steps of " + dtMs + " ms, got up to " + values.max() + " ms; take a longer step");
        if (values instanceof Values.Given g) {
            checkGiven(pattern, "Values.given of the delays", g.length());
        }
        Sampler sampler = Sampler.of(values);
        char[] delays = new char[pattern.targets().length];
        forEach(
                pattern,
                random,
                tasks,
                (synapse, index, cursor) ->
                        delays[synapse] = (char) Math.max(1, (int) (sampler.draw(index, cursor) / dtMs + 0.5)));
        return delays;
    }

    private static void checkGiven(SparsePattern pattern, String what, int length) {
        Check.argument(
                pattern.order() != null,
                () -> "Projection '" + pattern.projection() + "': " + what
                        + " takes its order from Connectivity.list; other rules draw their synapses");
        Check.argument(
                length == pattern.synapses(),
                () -> "Projection '" + pattern.projection() + "': " + what + " must have one value for each of the "
                        + pattern.synapses() + " synapses, got " + length);
    }

    private interface Work {
        void synapse(int synapse, int index, KeyedRandom.Cursor cursor);
    }

    private static void forEach(SparsePattern pattern, KeyedRandom random, Tasks tasks, Work work) {
        int[] rowStart = pattern.rowStart();
        int[] order = pattern.order();
        int n = pattern.preSize();
        int perTask = CountedRows.rowsPerTask(n, pattern.synapses());
        tasks.run((n + perTask - 1) / perTask, task -> {
            KeyedRandom.Cursor cursor = random.cursor();
            int end = (int) Math.min(n, (task + 1L) * perTask);
            for (int i = task * perTask; i < end; i++) {
                cursor.moveTo(0, i, 0);
                for (int k = rowStart[i]; k < rowStart[i + 1]; k++) {
                    work.synapse(k, order == null ? k : order[k], cursor);
                }
            }
        });
    }
}
