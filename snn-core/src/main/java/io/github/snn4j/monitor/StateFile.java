package io.github.snn4j.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Values read from a file that a {@link StateMonitor} wrote.
 *
 * <pre>
 *   "SNN4JSTA", int version 1, int header length                     little-endian
 *   header   double dt in ms, int samples, int neurons watched, their ids as ints,
 *            population and variable in UTF-8 with a NUL between
 *   long number of records, int CRC-32C of header and body
 *   body     per record: long step, then a float per sample and neuron
 * </pre>
 *
 * @param population name of the population
 * @param variable name of the variable
 * @param dtMs time step in ms
 * @param samples samples per record
 * @param ids neurons watched
 * @param steps step of each record
 * @param values values {@code [record][sample * neurons watched + place]}
 */
public record StateFile(
        String population, String variable, double dtMs, int samples, int[] ids, long[] steps, float[][] values) {

    private static final String MAGIC = "SNN4JSTA";
    private static final int HEADER = 8 + 4 + 4;

    /**
     * Whether a file begins like a state file.
     *
     * @param path the file
     * @return true if {@link #read} is worth trying
     * @throws IOException if it cannot be read
     */
    public static boolean isStateFile(Path path) throws IOException {
        return MonitorFileReader.startsWith(path, MAGIC);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its records
     * @throws IOException if it cannot be read, is no such file, or is damaged
     */
    public static StateFile read(Path path) throws IOException {
        MonitorFile.Content content = MonitorFile.read(path, MAGIC);
        ByteBuffer header = content.header();
        MonitorFile.require(path, header.remaining() >= HEADER, "has a header of " + header.remaining() + " bytes");
        double dtMs = header.getDouble();
        int samples = header.getInt();
        int watched = header.getInt();
        MonitorFile.require(
                path,
                dtMs > 0 && samples >= 1 && watched >= 1 && watched <= header.remaining() / 4,
                "says dt " + dtMs + ", " + samples + " samples, " + watched + " neurons");
        int[] ids = new int[watched];
        header.asIntBuffer().get(ids);
        header.position(HEADER + 4 * watched);
        String[] names = StandardCharsets.UTF_8.decode(header).toString().split("\0", -1);
        MonitorFile.require(path, names.length == 2, "names " + names.length + " things, not population and variable");
        ByteBuffer body = content.body();
        long width = (long) samples * watched;
        long records = content.records();
        MonitorFile.require(
                path,
                width <= body.capacity() / 4
                                && records >= 0
                                && records <= body.remaining() / (8 + 4 * width)
                                && records * (8 + 4 * width) == body.remaining()
                        || records == 0 && !body.hasRemaining(),
                "says that it holds " + records + " records of " + width + " values in " + body.remaining() + " bytes");
        return records(names, dtMs, samples, ids, body, (int) records);
    }

    private static StateFile records(
            String[] names, double dtMs, int samples, int[] ids, ByteBuffer body, int records) {
        long[] steps = new long[records];
        float[][] values = new float[records][records == 0 ? 0 : samples * ids.length];
        for (int r = 0; r < records; r++) {
            steps[r] = body.getLong();
            for (int k = 0; k < values[r].length; k++) {
                values[r][k] = body.getFloat();
            }
        }
        return new StateFile(names[0], names[1], dtMs, samples, ids, steps, values);
    }

    /** Writes the format. */
    static final class Writer {

        private final MonitorFile file;

        Writer(Path path, String population, String variable, double dtMs, int samples, int[] ids) {
            byte[] names = (population + "\0" + variable).getBytes(StandardCharsets.UTF_8);
            ByteBuffer header = MonitorFile.little(HEADER + 4 * ids.length + names.length);
            header.putDouble(dtMs).putInt(samples).putInt(ids.length);
            for (int id : ids) {
                header.putInt(id);
            }
            header.put(names).flip();
            file = new MonitorFile(path, MAGIC, header);
        }

        void begin(long step) {
            file.putLong(step);
            file.endRecord();
        }

        void write(float value) {
            file.putFloat(value);
        }

        void close() {
            file.close();
        }
    }
}
