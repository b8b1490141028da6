package io.github.snn4j.spike;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;

/**
 * Trains of events in continuous time seen through the grid: event {@code e} of a neuron draws at the address
 * {@code (e, neuron, stream)}, and a step has a spike if at least one event lies in it.
 *
 * <p>A trial starts anew when the stream changes or the step does not go on, so that spikes are a function of step and
 * stream whatever was asked for before. Steps that are not asked for are passed over.
 */
abstract class EventTrains implements SpikeSource.Emitter {

    private final double dtMs;
    private final int size;
    private final KeyedRandom.Cursor[] randoms;
    /** The event each neuron waits for: its number, its time and the step it lies in; [sample][neuron]. */
    private final int[] event;

    private final double[] timeMs;
    private final long[] eventStep;
    /** Step emitted last by each sample (-1: none in this trial) and the stream of the trial. */
    private final long[] lastStep;

    private final int[] lastStream;

    EventTrains(SourceContext context) {
        this.dtMs = context.timeStep().dtMs();
        this.size = context.size();
        this.randoms = cursors(context, "intervals");
        int states = context.batch() * size;
        this.event = new int[states];
        this.timeMs = new double[states];
        this.eventStep = new long[states];
        this.lastStep = new long[context.batch()];
        this.lastStream = new int[context.batch()];
        Arrays.fill(lastStep, -1);
    }

    /** Time from the start of the trial to the first event in ms; infinity for none. */
    abstract double firstMs(KeyedRandom.Cursor random);

    /** Interval between two events in ms; infinity for none. */
    abstract double intervalMs(KeyedRandom.Cursor random);

    /** Whether an event of a sample is kept. */
    abstract boolean keep(int sample, int event, int neuron, int stream, double timeMs);

    /** One cursor per sample, because threads share samples out. */
    static KeyedRandom.Cursor[] cursors(SourceContext context, String purpose) {
        KeyedRandom random = context.random(purpose);
        KeyedRandom.Cursor[] cursors = new KeyedRandom.Cursor[context.batch()];
        Arrays.setAll(cursors, b -> random.cursor());
        return cursors;
    }

    @Override
    public final void reset() {
        Arrays.fill(lastStep, -1);
    }

    @Override
    public final void emit(long step, int sample, int stream, SpikeWriter out) {
        if (lastStep[sample] < 0 || lastStep[sample] >= step || lastStream[sample] != stream) {
            start(sample, stream);
        }
        KeyedRandom.Cursor random = randoms[sample];
        int base = sample * size;
        for (int n = 0; n < size; n++) {
            int i = base + n;
            if (eventStep[i] <= step) {
                boolean fires = false;
                do {
                    boolean kept = keep(sample, event[i], n, stream, timeMs[i]);
                    fires |= kept && eventStep[i] == step;
                    event[i]++;
                    random.moveTo(event[i], n, stream);
                    arrive(i, timeMs[i] + intervalMs(random));
                } while (eventStep[i] <= step);
                if (fires) {
                    out.spike(sample, n);
                }
            }
        }
        lastStep[sample] = step;
    }

    private void start(int sample, int stream) {
        KeyedRandom.Cursor random = randoms[sample];
        int base = sample * size;
        for (int n = 0; n < size; n++) {
            event[base + n] = 0;
            random.moveTo(0, n, stream);
            arrive(base + n, firstMs(random));
        }
        lastStream[sample] = stream;
    }

    private void arrive(int i, double newTimeMs) {
        timeMs[i] = newTimeMs;
        eventStep[i] = (long) (newTimeMs / dtMs); // saturates for infinity: never
    }
}
