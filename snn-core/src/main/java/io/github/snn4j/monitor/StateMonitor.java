package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Samples a state variable, such as the membrane potential, in every n-th step.
 *
 * <p>A record holds one float per sample and neuron watched, as they are after the step. The memory of a run can be
 * forecast and is limited: at the start if the window says how long the recording is, in any case while it grows.
 *
 * @param population name of the population
 * @param variable name of the variable as the model lists it, e.g. {@code "v"}
 * @param every steps from record to record, {@code >= 1}
 * @param ids neurons to watch, empty for all
 * @param fromStep first step that may be recorded
 * @param toStep first step that may not, {@link Long#MAX_VALUE} for no end
 * @param maxBytes most memory to take
 * @param file where to write the records instead of keeping them, read with {@link StateFile#read}
 */
public record StateMonitor(
        String population,
        String variable,
        int every,
        List<Integer> ids,
        long fromStep,
        long toStep,
        long maxBytes,
        Optional<Path> file)
        implements Monitor<StateRecording> {

    private static final long USUAL_MOST = 1L << 28;

    /** Validates interval and window and copies the ids. */
    public StateMonitor {
        Check.name(population, "StateMonitor.population");
        Check.name(variable, "StateMonitor.variable");
        Check.atLeast(every, 1, "StateMonitor.every");
        ids = List.copyOf(ids);
        long from = fromStep;
        long to = toStep;
        Check.argument(
                from >= 0 && from < to, () -> "StateMonitor window must be 0 <= from < to, got " + from + " and " + to);
        long most = maxBytes;
        Check.argument(most >= 1, () -> "StateMonitor.maxBytes must be >= 1, got " + most);
    }

    /**
     * Every step of every neuron, 256 MiB at most, in memory.
     *
     * @param population name of the population
     * @param variable name of the variable
     * @return the monitor
     */
    public static StateMonitor of(String population, String variable) {
        return new StateMonitor(population, variable, 1, List.of(), 0, Long.MAX_VALUE, USUAL_MOST, Optional.empty());
    }

    /**
     * Records more rarely.
     *
     * @param steps steps from record to record
     * @return changed copy
     */
    public StateMonitor every(int steps) {
        return new StateMonitor(population, variable, steps, ids, fromStep, toStep, maxBytes, file);
    }

    /**
     * Watches some neurons only.
     *
     * @param neurons the neurons
     * @return changed copy
     */
    public StateMonitor only(int... neurons) {
        return new StateMonitor(population, variable, every, Selection.list(neurons), fromStep, toStep, maxBytes, file);
    }

    /**
     * Records a part of the run only.
     *
     * @param from first step
     * @param to one past the last step
     * @return changed copy
     */
    public StateMonitor window(long from, long to) {
        return new StateMonitor(population, variable, every, ids, from, to, maxBytes, file);
    }

    /**
     * Another limit of memory.
     *
     * @param bytes most memory to take
     * @return changed copy
     */
    public StateMonitor atMostBytes(long bytes) {
        return new StateMonitor(population, variable, every, ids, fromStep, toStep, bytes, file);
    }

    /**
     * Writes to a file, which appears under its name when the simulator is closed.
     *
     * @param path the file
     * @return changed copy
     */
    public StateMonitor toFile(Path path) {
        return new StateMonitor(population, variable, every, ids, fromStep, toStep, maxBytes, Optional.of(path));
    }

    /**
     * Memory that a run from the start takes.
     *
     * @param neurons neurons watched
     * @param samples samples, 1 for variables shared by the samples
     * @param steps steps of the run
     * @return bytes
     */
    public long forecastBytes(int neurons, int samples, long steps) {
        return Math.multiplyExact(records(steps), recordBytes(neurons, samples));
    }

    /** Number of steps below {@code steps} that are recorded. */
    private long records(long steps) {
        long last = Math.min(steps, toStep);
        return multiples(last) - multiples(Math.min(fromStep, last));
    }

    private long multiples(long below) {
        return below == 0 ? 0 : (below - 1) / every + 1;
    }

    static long recordBytes(int neurons, int samples) {
        return 4L * neurons * samples + 8;
    }

    boolean wants(long step) {
        return step >= fromStep && step < toStep && step % every == 0;
    }

    @Override
    public StateRecording bind(MonitorContext context) {
        return new StateRecording(this, context);
    }
}
