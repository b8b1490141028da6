package io.github.snn4j.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Spikes read from a file that a {@link SpikeMonitor} wrote.
 *
 * <pre>
 *   "SNN4JSPK", int version 1, int header length                     little-endian
 *   header   double dt in ms, int batch, int neurons, name of the population in UTF-8
 *   long number of spikes, int CRC-32C of header and body
 *   body     per spike: steps since the spike before, sample * neurons + neuron; both in groups of 7 bits, lowest first
 * </pre>
 */
public final class SpikeFile {

    private static final String MAGIC = "SNN4JSPK";
    private static final int HEADER = 8 + 4 + 4;

    private final String population;
    private final double dtMs;
    private final int batch;
    private final int size;
    private final long[] steps;
    private final int[] samples;
    private final int[] neurons;

    private SpikeFile(String population, double dtMs, int batch, int size, int count) {
        this.population = population;
        this.dtMs = dtMs;
        this.batch = batch;
        this.size = size;
        this.steps = new long[count];
        this.samples = new int[count];
        this.neurons = new int[count];
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its spikes
     * @throws IOException if it cannot be read, is no such file, or is damaged
     */
    public static SpikeFile read(Path path) throws IOException {
        MonitorFile.Content content = MonitorFile.read(path, MAGIC);
        ByteBuffer header = content.header();
        MonitorFile.require(path, header.remaining() >= HEADER, "has a header of " + header.remaining() + " bytes");
        double dtMs = header.getDouble();
        int batch = header.getInt();
        int size = header.getInt();
        String population = StandardCharsets.UTF_8.decode(header).toString();
        MonitorFile.require(
                path, dtMs > 0 && batch >= 1 && size >= 1, "says dt " + dtMs + ", batch " + batch + ", size " + size);
        // A spike takes two bytes or more.
        MonitorFile.require(
                path,
                content.records() >= 0 && content.records() <= content.body().remaining() / 2,
                "says that it holds " + content.records() + " spikes in "
                        + content.body().remaining() + " bytes");
        SpikeFile file = new SpikeFile(population, dtMs, batch, size, (int) content.records());
        file.fill(path, content.body());
        return file;
    }

    private void fill(Path path, ByteBuffer body) throws IOException {
        long step = 0;
        for (int k = 0; k < steps.length; k++) {
            step += MonitorFile.getVarint(path, body);
            long place = MonitorFile.getVarint(path, body);
            MonitorFile.require(
                    path,
                    step >= 0 && place < (long) batch * size,
                    "holds a spike of sample " + place / size + ", neuron " + place % size + " at step " + step);
            steps[k] = step;
            samples[k] = (int) (place / size);
            neurons[k] = (int) (place % size);
        }
        MonitorFile.require(path, !body.hasRemaining(), "has " + body.remaining() + " bytes too many");
    }

    /**
     * Name of the population.
     *
     * @return name
     */
    public String population() {
        return population;
    }

    /**
     * Time step of the run.
     *
     * @return step in ms
     */
    public double dtMs() {
        return dtMs;
    }

    /**
     * Samples side by side.
     *
     * @return samples
     */
    public int batch() {
        return batch;
    }

    /**
     * Neurons of the population.
     *
     * @return neurons
     */
    public int size() {
        return size;
    }

    /**
     * Number of spikes.
     *
     * @return spikes
     */
    public int count() {
        return steps.length;
    }

    /**
     * Step of each spike.
     *
     * @return ascending steps since the simulator was built, copied
     */
    public long[] steps() {
        return steps.clone();
    }

    /**
     * Sample of each spike.
     *
     * @return samples, copied
     */
    public int[] samples() {
        return samples.clone();
    }

    /**
     * Neuron of each spike.
     *
     * @return neurons, copied
     */
    public int[] neurons() {
        return neurons.clone();
    }

    /** Writes the format. */
    static final class Writer {

        private final MonitorFile file;
        private final long size;
        private long last;

        Writer(Path path, String population, int size, int batch, double dtMs) {
            byte[] name = population.getBytes(StandardCharsets.UTF_8);
            ByteBuffer header = MonitorFile.little(HEADER + name.length);
            header.putDouble(dtMs).putInt(batch).putInt(size).put(name).flip();
            this.file = new MonitorFile(path, MAGIC, header);
            this.size = size;
        }

        void write(long step, int sample, int neuron) {
            file.putVarint(step - last);
            file.putVarint(sample * size + neuron);
            file.endRecord();
            last = step;
        }

        void close() {
            file.close();
        }
    }
}
