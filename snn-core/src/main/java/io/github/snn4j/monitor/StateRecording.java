package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values recorded by a {@link StateMonitor}: {@code [record][sample][neuron watched]}. */
public final class StateRecording implements Recording {

    private final StateMonitor monitor;
    private final float[] live;
    private final int size;
    private final int samples;
    private final Selection selection;
    private final double dtMs;
    private final StateFile.@Nullable Writer file;
    private final List<float[]> records = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private long taken;

    StateRecording(StateMonitor monitor, MonitorContext context) {
        this.monitor = monitor;
        String population = monitor.population();
        this.size = context.size(population);
        this.live = context.variable(population, monitor.variable());
        this.samples = live.length / size;
        this.selection = new Selection(monitor.ids(), size, what());
        this.dtMs = context.timeStep().dtMs();
        if (monitor.file().isEmpty() && monitor.toStep() < Long.MAX_VALUE) {
            requireRoom(monitor.toStep());
        }
        this.file = monitor.file()
                .map(path -> new StateFile.Writer(
                        path, population, monitor.variable(), context.timeStep().dtMs(), samples, selection.ids()))
                .orElse(null);
    }

    private String what() {
        return "StateMonitor of '" + monitor.population() + "." + monitor.variable() + "'";
    }

    @Override
    public void onStep(long step) {
        if (!monitor.wants(step)) {
            return;
        }
        taken++;
        int[] ids = selection.ids();
        if (file != null) {
            file.begin(step);
            for (int b = 0; b < samples; b++) {
                for (int id : ids) {
                    file.write(live[b * size + id]);
                }
            }
            return;
        }
        long bytes = taken * StateMonitor.recordBytes(ids.length, samples);
        if (bytes > monitor.maxBytes()) {
            taken--;
            throw new IllegalStateException(tooLarge(bytes, "by step " + step));
        }
        float[] values = new float[samples * ids.length];
        for (int b = 0; b < samples; b++) {
            for (int k = 0; k < ids.length; k++) {
                values[b * ids.length + k] = live[b * size + ids[k]];
            }
        }
        records.add(values);
        steps.add(step);
    }

    private String tooLarge(long bytes, String when) {
        return what() + " takes " + bytes + " bytes " + when + ", the limit is " + monitor.maxBytes()
                + "; record less with every, only or window, raise the limit with atMostBytes, or use toFile";
    }

    /**
     * Memory that the recording takes for a run from the start.
     *
     * @param runSteps steps of the run
     * @return bytes
     */
    public long forecastBytes(long runSteps) {
        return monitor.forecastBytes(selection.count(), samples, runSteps);
    }

    /**
     * Checks before a long run that its recording will fit.
     *
     * @param runSteps steps of the run, counted from the start
     * @throws IllegalArgumentException if the forecast exceeds the limit of the monitor
     */
    public void requireRoom(long runSteps) {
        long bytes = forecastBytes(runSteps);
        Check.argument(bytes <= monitor.maxBytes(), () -> tooLarge(bytes, "for " + runSteps + " steps"));
    }

    /**
     * Number of records kept in memory: none if they go to a file.
     *
     * @return records
     */
    public int size() {
        return records.size();
    }

    /**
     * Number of records taken, whether kept or written.
     *
     * @return records
     */
    public long count() {
        return taken;
    }

    /**
     * Samples per record: those of the batch, or 1 if the variable is shared by them.
     *
     * @return samples
     */
    public int samples() {
        return samples;
    }

    /**
     * The neurons watched.
     *
     * @return ascending ids, copied
     */
    public int[] ids() {
        return selection.ids().clone();
    }

    /**
     * When a record was taken.
     *
     * @param record number of the record
     * @return step since the simulator was built
     */
    public long step(int record) {
        return steps.get(record);
    }

    /**
     * When a record was taken.
     *
     * @param record number of the record
     * @return time since the simulator was built, in ms
     */
    public double timeMs(int record) {
        return step(record) * dtMs;
    }

    /**
     * One value.
     *
     * @param record number of the record
     * @param sample the sample
     * @param neuron a neuron that is watched
     * @return value after the step
     */
    public float value(int record, int sample, int neuron) {
        return records.get(record)[place(sample, neuron)];
    }

    /**
     * One record.
     *
     * @param record number of the record
     * @return values {@code [sample][neuron watched]}, copied
     */
    public float[] record(int record) {
        return records.get(record).clone();
    }

    /**
     * The course of one value.
     *
     * @param sample the sample
     * @param neuron a neuron that is watched
     * @return one value per record
     */
    public float[] series(int sample, int neuron) {
        int place = place(sample, neuron);
        float[] series = new float[records.size()];
        for (int r = 0; r < series.length; r++) {
            series[r] = records.get(r)[place];
        }
        return series;
    }

    private int place(int sample, int neuron) {
        Check.index(sample, samples, "sample");
        int position = selection.position(Check.index(neuron, size, "neuron"));
        Check.argument(position >= 0, () -> what() + " does not watch neuron " + neuron);
        return sample * selection.count() + position;
    }

    /** Forgets the records in memory; does nothing to a file. */
    public void clear() {
        if (file == null) {
            records.clear();
            steps.clear();
            taken = 0;
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
