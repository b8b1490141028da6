package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.spike.SpikeFrames;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;

/**
 * Puts events on the grid of a simulation.
 *
 * <pre>
 *   step of an event  = floor(time / dt)             events from step {@code steps} on are left out
 *   count of a cell   = min(cap, events of the neuron in the step)
 *   spike of a neuron = at least one event in the step
 * </pre>
 *
 * <p>Verified by {@code EventFramingTest}.
 *
 * @param dtMs length of a step in ms, a whole number of microseconds {@code >= 0.001}
 * @param steps number of steps, {@code >= 1}
 * @param cap largest count of a cell, {@code >= 1}; has no effect on spikes
 */
public record EventFraming(double dtMs, int steps, int cap) {

    private static final double US_PER_MS = 1000;

    /** Validates the numbers. */
    public EventFraming {
        new TimeStep(dtMs);
        double us = dtMs * US_PER_MS;
        Check.argument(
                us >= 1 - 1e-9 && us <= Integer.MAX_VALUE && Math.abs(us - Math.rint(us)) <= 1e-9 * us,
                () -> "EventFraming.dtMs must be a whole number of microseconds, got " + us + " us");
        Check.atLeast(steps, 1, "EventFraming.steps");
        Check.atLeast(cap, 1, "EventFraming.cap");
    }

    /**
     * Frames without a limit on counts.
     *
     * @param dtMs length of a step in ms
     * @param steps number of steps
     */
    public EventFraming(double dtMs, int steps) {
        this(dtMs, steps, Integer.MAX_VALUE);
    }

    /**
     * The spikes of a recording, for a {@link io.github.snn4j.spike.FrameSource}.
     *
     * @param recording events
     * @return frames of {@code recording.sensor().size()} neurons
     */
    public SpikeFrames spikes(EventRecording recording) {
        int count = eventsInTime(recording);
        int[] step = new int[count];
        int[] neuron = new int[count];
        int stepUs = stepUs();
        for (int k = 0; k < count; k++) {
            step[k] = recording.timeUs(k) / stepUs;
            neuron[k] = recording.neuron(k);
        }
        return SpikeFrames.of(recording.sensor().size(), steps, step, neuron);
    }

    /**
     * The counts of a recording, dense.
     *
     * @param recording events
     * @param target receives row-major {@code [step][neuron]}, {@code steps * recording.sensor().size()} values; other
     *     content is overwritten
     */
    public void counts(EventRecording recording, float[] target) {
        int size = recording.sensor().size();
        long needed = (long) steps * size;
        Check.argument(
                target.length == needed,
                () -> "EventFraming.counts: target must have steps x neurons = " + needed + " values, got "
                        + target.length);
        Arrays.fill(target, 0);
        int count = eventsInTime(recording);
        int stepUs = stepUs();
        for (int k = 0; k < count; k++) {
            int cell = recording.timeUs(k) / stepUs * size + recording.neuron(k);
            target[cell] = Math.min(cap, target[cell] + 1);
        }
    }

    private int stepUs() {
        return (int) Math.rint(dtMs * US_PER_MS);
    }

    /** Events before the end of the last step; they come first. */
    private int eventsInTime(EventRecording recording) {
        long endUs = (long) steps * stepUs();
        int count = recording.count();
        while (count > 0 && recording.timeUs(count - 1) >= endUs) {
            count--;
        }
        return count;
    }
}
