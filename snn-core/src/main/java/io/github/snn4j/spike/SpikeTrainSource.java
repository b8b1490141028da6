package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Spike trains that are given: recorded, computed elsewhere, or written down for a test. Every trial and every sample
 * replays them; no random numbers are drawn and no values can be presented.
 *
 * <pre>
 *   step of a spike = time / dt      EXACT: must be a whole number;  NEAREST: rounded, halves up
 * </pre>
 *
 * <p>Spikes may come in any order. Two spikes of a neuron in one step are an error, because the grid cannot show them
 * both; take a shorter step.
 *
 * <p>Timing: times count from the start of the trial; a spike at {@code k dt} is emitted in step {@code k}. Emitting
 * costs one binary search per step.
 *
 * <p>Verified by {@code SpikeTrainSourceTest}.
 *
 * @param size number of trains; the population must have as many neurons
 * @param spikes all spikes, in any order
 * @param rounding what to do with times off the grid
 */
public record SpikeTrainSource(int size, List<Spike> spikes, Rounding rounding) implements SpikeSource {

    /** What to do with times off the grid. */
    public enum Rounding {
        /** Refuse them (beyond a relative rounding of 1e-9). */
        EXACT,
        /** Move them to the nearest step. */
        NEAREST
    }

    /**
     * One spike.
     *
     * @param neuron neuron, {@code >= 0}
     * @param timeMs time since the start of the trial in ms, {@code >= 0}
     */
    public record Spike(int neuron, double timeMs) {

        /** Validates neuron and time. */
        public Spike {
            Check.atLeast(neuron, 0, "SpikeTrainSource.Spike.neuron");
            Check.nonNegative(timeMs, "SpikeTrainSource.Spike.timeMs", "ms");
        }
    }

    private record Placed(long step, int neuron, double timeMs) {}

    /** Copies the list and validates the neurons. */
    public SpikeTrainSource {
        Check.atLeast(size, 1, "SpikeTrainSource.size");
        spikes = List.copyOf(spikes);
        int limit = size;
        for (Spike spike : spikes) {
            Check.argument(
                    spike.neuron < limit,
                    () -> "SpikeTrainSource: neuron of the spike at " + spike.timeMs + " ms must be in [0, "
                            + (limit - 1) + "], got " + spike.neuron);
        }
    }

    /**
     * Trains by neuron, times on the grid.
     *
     * @param timesMs times in ms, one array per neuron, which may be empty
     * @return source for {@code timesMs.length} neurons
     */
    public static SpikeTrainSource of(double[][] timesMs) {
        List<Spike> spikes = new ArrayList<>();
        for (int n = 0; n < timesMs.length; n++) {
            for (double timeMs : timesMs[n]) {
                spikes.add(new Spike(n, timeMs));
            }
        }
        return new SpikeTrainSource(timesMs.length, spikes, Rounding.EXACT);
    }

    /**
     * Spikes as pairs, times on the grid.
     *
     * @param size number of trains
     * @param spikes all spikes, in any order
     * @return source
     */
    public static SpikeTrainSource of(int size, Spike... spikes) {
        return new SpikeTrainSource(size, List.of(spikes), Rounding.EXACT);
    }

    /**
     * The same trains with another rule for times off the grid.
     *
     * @param newRounding what to do with times off the grid
     * @return source
     */
    public SpikeTrainSource withRounding(Rounding newRounding) {
        return new SpikeTrainSource(size, spikes, newRounding);
    }

    @Override
    public Emitter bind(SourceContext context) {
        String name = "SpikeTrainSource '" + context.name() + "'";
        Check.argument(
                context.size() == size,
                () -> name + ": size must be that of the population, " + context.size() + ", got " + size);
        TimeStep timeStep = context.timeStep();
        Placed[] placed = new Placed[spikes.size()];
        for (int k = 0; k < placed.length; k++) {
            Spike spike = spikes.get(k);
            placed[k] = new Placed(stepOf(spike, timeStep, name), spike.neuron, spike.timeMs);
        }
        Arrays.sort(placed, Comparator.comparingLong(Placed::step).thenComparingInt(Placed::neuron));
        long[] steps = new long[placed.length];
        int[] neurons = new int[placed.length];
        for (int k = 0; k < placed.length; k++) {
            Placed p = placed[k];
            steps[k] = p.step;
            neurons[k] = p.neuron;
            if (k > 0 && steps[k - 1] == p.step && neurons[k - 1] == p.neuron) {
                throw new IllegalArgumentException(name + ": neuron " + p.neuron + " must not spike twice in step "
                        + p.step + " (dtMs " + timeStep.dtMs() + "), got times " + placed[k - 1].timeMs + " and "
                        + p.timeMs + " ms");
            }
        }
        return new Running(steps, neurons);
    }

    private long stepOf(Spike spike, TimeStep timeStep, String name) {
        if (rounding == Rounding.NEAREST) {
            return Math.round(spike.timeMs / timeStep.dtMs());
        }
        return timeStep.steps(spike.timeMs, name + ": time of a spike of neuron " + spike.neuron);
    }

    private static final class Running implements Emitter {

        /** Sorted by step, then by neuron. */
        private final long[] steps;

        private final int[] neurons;

        Running(long[] steps, int[] neurons) {
            this.steps = steps;
            this.neurons = neurons;
        }

        @Override
        public void emit(long step, int sample, int stream, SpikeWriter out) {
            for (int k = lowerBound(step); k < steps.length && steps[k] == step; k++) {
                out.spike(sample, neurons[k]);
            }
        }

        private int lowerBound(long step) {
            int low = 0;
            int high = steps.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (steps[middle] < step) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
