package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.spike.SpikeTrains;
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

    private final Info info;
    private final long[] steps;
    private final int[] samples;
    private final int[] neurons;
    private int filled;

    private SpikeFile(Info info) {
        this.info = info;
        this.steps = new long[(int) info.count()];
        this.samples = new int[steps.length];
        this.neurons = new int[steps.length];
    }

    /** Takes spikes one by one. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * The next spike, in order of step, sample and neuron.
         *
         * @param step step since the simulator was built
         * @param sample the sample
         * @param neuron the neuron
         */
        void spike(long step, int sample, int neuron);
    }

    /**
     * What the head of a file says.
     *
     * @param population name of the population
     * @param dtMs time step of the run in ms
     * @param batch samples side by side
     * @param size neurons of the population
     * @param count number of spikes
     */
    public record Info(String population, double dtMs, int batch, int size, long count) {}

    /**
     * Whether a file begins like a spike file.
     *
     * @param path the file
     * @return true if {@link #read} is worth trying
     * @throws IOException if it cannot be read
     */
    public static boolean isSpikeFile(Path path) throws IOException {
        return MonitorFileReader.startsWith(path, MAGIC);
    }

    /**
     * Reads the head of a file, after its checksum was compared.
     *
     * @param path the file
     * @return what it says
     * @throws IOException if it cannot be read, is no such file, or is damaged
     */
    public static Info info(Path path) throws IOException {
        try (MonitorFileReader reader = new MonitorFileReader(path, MAGIC)) {
            return info(path, reader);
        }
    }

    /**
     * Reads a file of any length spike by spike, in little memory.
     *
     * @param path the file
     * @param visitor takes the spikes; none before the checksum was compared
     * @return what the head says
     * @throws IOException if it cannot be read, is no such file, or is damaged
     */
    public static Info forEach(Path path, Visitor visitor) throws IOException {
        try (MonitorFileReader reader = new MonitorFileReader(path, MAGIC)) {
            Info info = info(path, reader);
            long places = (long) info.batch() * info.size();
            long step = 0;
            for (long k = 0; k < info.count(); k++) {
                step += reader.getVarint();
                long place = reader.getVarint();
                if (step < 0 || place >= places) { // the text is built on failure only
                    throw new IOException(path + " holds a spike of sample " + place / info.size() + ", neuron "
                            + place % info.size() + " at step " + step);
                }
                visitor.spike(step, (int) (place / info.size()), (int) (place % info.size()));
            }
            MonitorFile.require(path, reader.remaining() == 0, "has " + reader.remaining() + " bytes too many");
            return info;
        }
    }

    private static Info info(Path path, MonitorFileReader reader) throws IOException {
        ByteBuffer header = reader.header();
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
                reader.records() >= 0 && reader.records() <= reader.bodyLength() / 2,
                "says that it holds " + reader.records() + " spikes in " + reader.bodyLength() + " bytes");
        return new Info(population, dtMs, batch, size, reader.records());
    }

    /**
     * Reads a file whole: 16 bytes of memory per spike.
     *
     * @param path the file
     * @return its spikes
     * @throws IOException if it cannot be read, is no such file, is damaged, or has more spikes than an array
     */
    public static SpikeFile read(Path path) throws IOException {
        Info info = info(path);
        MonitorFile.require(
                path,
                info.count() <= Integer.MAX_VALUE - 8,
                "has " + info.count() + " spikes, too many for an array; use SpikeFile.forEach");
        SpikeFile file = new SpikeFile(info);
        forEach(path, file::add);
        return file;
    }

    private void add(long step, int sample, int neuron) {
        steps[filled] = step;
        samples[filled] = sample;
        neurons[filled++] = neuron;
    }

    /**
     * Name of the population.
     *
     * @return name
     */
    public String population() {
        return info.population();
    }

    /**
     * Time step of the run.
     *
     * @return step in ms
     */
    public double dtMs() {
        return info.dtMs();
    }

    /**
     * Samples side by side.
     *
     * @return samples
     */
    public int batch() {
        return info.batch();
    }

    /**
     * Neurons of the population.
     *
     * @return neurons
     */
    public int size() {
        return info.size();
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

    /**
     * Spike trains of one sample, to be replayed by a {@link io.github.snn4j.spike.SpikeTrainSource}.
     *
     * @param sample sample in {@code [0, batch)}
     * @return its trains; times count from the start of the run
     */
    public SpikeTrains trains(int sample) {
        Check.index(sample, batch(), "sample");
        int count = 0;
        for (int s : samples) {
            count += s == sample ? 1 : 0;
        }
        int[] ids = new int[count];
        double[] timesMs = new double[count];
        int n = 0;
        for (int k = 0; k < steps.length; k++) {
            if (samples[k] == sample) {
                ids[n] = neurons[k];
                timesMs[n++] = steps[k] * dtMs();
            }
        }
        return SpikeTrains.of(size(), ids, timesMs);
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
