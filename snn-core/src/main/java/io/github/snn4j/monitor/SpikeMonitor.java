package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Records every spike of a population, or of some of its neurons: step, sample, neuron.
 *
 * <p>A spike in step k has the time {@code k dt}. Kept in memory a spike takes 16 bytes (up to twice that while the
 * arrays grow), in a file 3 to 4; see {@link #forecastBytes}.
 *
 * @param population name of the population
 * @param ids neurons to watch, empty for all
 * @param maxSpikes most spikes to take in before the run is stopped with an error, {@code >= 1}
 * @param file where to write the spikes instead of keeping them, read with {@link SpikeFile}
 */
public record SpikeMonitor(String population, List<Integer> ids, long maxSpikes, Optional<Path> file)
        implements Monitor<SpikeRecording> {

    /** Memory that a spike takes. */
    public static final int BYTES_PER_SPIKE = 16;

    private static final long USUAL_MOST = 10_000_000;

    /** Validates the limit and copies the ids. */
    public SpikeMonitor {
        Check.name(population, "SpikeMonitor.population");
        ids = List.copyOf(ids);
        long most = maxSpikes;
        Check.argument(most >= 1, () -> "SpikeMonitor.maxSpikes must be >= 1, got " + most);
    }

    /**
     * All spikes of a population, ten millions at most, in memory.
     *
     * @param population name of the population
     * @return the monitor
     */
    public static SpikeMonitor of(String population) {
        return new SpikeMonitor(population, List.of(), USUAL_MOST, Optional.empty());
    }

    /**
     * Watches some neurons only.
     *
     * @param neurons the neurons
     * @return changed copy
     */
    public SpikeMonitor only(int... neurons) {
        return new SpikeMonitor(population, Selection.list(neurons), maxSpikes, file);
    }

    /**
     * Another guard.
     *
     * @param spikes most spikes to take in
     * @return changed copy
     */
    public SpikeMonitor atMost(long spikes) {
        return new SpikeMonitor(population, ids, spikes, file);
    }

    /**
     * Writes to a file, which appears under its name when the simulator is closed. The usual limit, which guards the
     * memory, does not hold then; one given with {@link #atMost} does.
     *
     * @param path the file
     * @return changed copy
     */
    public SpikeMonitor toFile(Path path) {
        return new SpikeMonitor(
                population, ids, maxSpikes == USUAL_MOST ? Long.MAX_VALUE : maxSpikes, Optional.of(path));
    }

    /**
     * Memory that a recording will take.
     *
     * @param neurons neurons watched
     * @param batch samples side by side
     * @param rateHz expected mean rate in Hz
     * @param durationMs length of the run in ms
     * @return bytes
     */
    public static long forecastBytes(int neurons, int batch, double rateHz, double durationMs) {
        Check.atLeast(neurons, 1, "SpikeMonitor.forecastBytes neurons");
        Check.atLeast(batch, 1, "SpikeMonitor.forecastBytes batch");
        Check.nonNegative(rateHz, "SpikeMonitor.forecastBytes rateHz", "Hz");
        Check.nonNegative(durationMs, "SpikeMonitor.forecastBytes durationMs", "ms");
        return Math.round((double) neurons * batch * rateHz * durationMs * 1e-3 * BYTES_PER_SPIKE);
    }

    @Override
    public SpikeRecording bind(MonitorContext context) {
        return new SpikeRecording(this, context);
    }
}
