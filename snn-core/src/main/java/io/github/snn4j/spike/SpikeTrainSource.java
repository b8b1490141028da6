package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;
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
 * <p>Timing: times count from the start of the trial; a spike at {@code k dt} is emitted in step {@code k}. Costs eight
 * bytes a spike while it runs, and the work of a step is that of its spikes.
 *
 * <p>Verified by {@code SpikeTrainSourceTest}.
 *
 * @param trains all spikes; the population must have as many neurons
 * @param rounding what to do with times off the grid
 */
public record SpikeTrainSource(SpikeTrains trains, Rounding rounding) implements SpikeSource {

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

    /**
     * Spikes as a list of pairs.
     *
     * @param size number of trains; the population must have as many neurons
     * @param spikes all spikes, in any order
     * @param rounding what to do with times off the grid
     */
    public SpikeTrainSource(int size, List<Spike> spikes, Rounding rounding) {
        this(
                SpikeTrains.of(
                        size,
                        spikes.stream().mapToInt(Spike::neuron).toArray(),
                        spikes.stream().mapToDouble(Spike::timeMs).toArray()),
                rounding);
    }

    /**
     * Trains with times on the grid.
     *
     * @param trains all spikes
     * @return source
     */
    public static SpikeTrainSource of(SpikeTrains trains) {
        return new SpikeTrainSource(trains, Rounding.EXACT);
    }

    /**
     * Trains by neuron, times on the grid.
     *
     * @param timesMs times in ms, one array per neuron, which may be empty
     * @return source for {@code timesMs.length} neurons
     */
    public static SpikeTrainSource of(double[][] timesMs) {
        return of(SpikeTrains.of(timesMs));
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
        return new SpikeTrainSource(trains, newRounding);
    }

    @Override
    public Emitter bind(SourceContext context) {
        String name = "SpikeTrainSource '" + context.name() + "'";
        int size = trains.size();
        Check.argument(
                context.size() == size,
                () -> name + ": size must be that of the population, " + context.size() + ", got " + size);
        TimeStep timeStep = context.timeStep();
        long[] places = new long[trains.count()];
        for (int k = 0; k < places.length; k++) {
            places[k] = stepOf(k, timeStep, name) * size + trains.neuron(k);
        }
        Arrays.sort(places);
        for (int k = 1; k < places.length; k++) {
            if (places[k] == places[k - 1]) {
                throw new IllegalArgumentException(twice(places[k] / size, (int) (places[k] % size), timeStep, name));
            }
        }
        return new Running(places, size, context.batch());
    }

    private long stepOf(int k, TimeStep timeStep, String name) {
        double timeMs = trains.timeMs(k);
        if (rounding == Rounding.EXACT) {
            return timeStep.steps(timeMs, name + ": time of a spike of neuron " + trains.neuron(k));
        }
        long step = Math.round(timeMs / timeStep.dtMs());
        Check.argument(
                step <= Integer.MAX_VALUE,
                () -> name + ": time of a spike of neuron " + trains.neuron(k) + " must be below 2^31 steps, got "
                        + timeMs + " ms");
        return step;
    }

    private String twice(long step, int neuron, TimeStep timeStep, String name) {
        StringBuilder times = new StringBuilder();
        for (int k = 0; k < trains.count(); k++) {
            if (trains.neuron(k) == neuron && stepOf(k, timeStep, name) == step) {
                times.append(times.isEmpty() ? "" : " and ").append(trains.timeMs(k));
            }
        }
        return name + ": neuron " + neuron + " must not spike twice in step " + step + " (dtMs " + timeStep.dtMs()
                + "), got times " + times + " ms";
    }

    private static final class Running implements Emitter {

        /** Step times size plus neuron, ascending. */
        private final long[] places;

        private final long size;
        /** By sample: the first spike that was not before the end of the step emitted last. */
        private final int[] next;

        Running(long[] places, int size, int batch) {
            this.places = places;
            this.size = size;
            this.next = new int[batch];
        }

        @Override
        public void emit(long step, int sample, int stream, SpikeWriter out) {
            long begin = step * size;
            int k = next[sample];
            // Steps come in order, unless a trial starts or some are left out.
            if (k > 0 && places[k - 1] >= begin || k < places.length && places[k] < begin) {
                int found = Arrays.binarySearch(places, begin);
                k = found >= 0 ? found : -found - 1;
            }
            for (; k < places.length && places[k] < begin + size; k++) {
                out.spike(sample, (int) (places[k] - begin));
            }
            next[sample] = k;
        }
    }
}
