package io.github.snn4j.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A recording on disk. It is written beside its place, as {@code name.part}, and moved there when closed, so a reader
 * never meets half a file under the final name.
 *
 * <pre>
 *   8 bytes   magic, ASCII                    little-endian throughout
 *   int       version
 *   int       length of the header
 *   ...       header
 *   long      number of records
 *   int       CRC-32C of header and body
 *   ...       body
 * </pre>
 */
final class MonitorFile implements AutoCloseable {

    private static final int VERSION = 1;
    private static final int FIXED = 8 + 4 + 4 + 8 + 4;
    static final int LONGEST_HEADER = 1 << 26;

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private final long summaryAt;
    private long records;
    private boolean closed;

    MonitorFile(Path target, String magic, ByteBuffer header) {
        this.target = target.toAbsolutePath();
        this.part = this.target.resolveSibling(this.target.getFileName() + ".part");
        this.summaryAt = 16 + header.remaining();
        ByteBuffer start = little(FIXED + header.remaining());
        start.put(magic.getBytes(StandardCharsets.US_ASCII)).putInt(VERSION).putInt(header.remaining());
        start.put(header.duplicate()).putLong(0).putInt(0).flip();
        crc.update(header.duplicate());
        try {
            channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            writeFully(start);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the recording " + part + ": " + e, e);
        }
    }

    static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes a number in 7-bit groups, lowest first, the high bit saying that more follow. */
    void putVarint(long value) {
        room(10);
        long rest = value;
        while (rest > 0x7F) {
            buffer.put((byte) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
    }

    void putLong(long value) {
        room(8);
        buffer.putLong(value);
    }

    void putFloat(float value) {
        room(4);
        buffer.putFloat(value);
    }

    void endRecord() {
        records++;
    }

    private void room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() {
        buffer.flip();
        crc.update(buffer.array(), 0, buffer.limit());
        try {
            writeFully(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the recording " + part + ": " + e, e);
        }
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        flush();
        try (channel) {
            ByteBuffer summary = little(12).putLong(records).putInt((int) crc.getValue());
            channel.position(summaryAt);
            writeFully(summary.flip());
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot finish the recording " + part + ": " + e, e);
        }
        try {
            move();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move the recording to " + target + ": " + e, e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What {@link #read} found. */
    record Content(ByteBuffer header, long records, ByteBuffer body) {}

    /** Reads a file whole (up to 2 GB; see {@link MonitorFileReader} for more), having compared every length with the
     * bytes that are there. */
    static Content read(Path path, String magic) throws IOException {
        long size = Files.size(path);
        if (size < FIXED || size > Integer.MAX_VALUE - 8) {
            throw new IOException(path + ": a recording has " + FIXED + " bytes to 2 GB, this file has " + size);
        }
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] found = new byte[8];
        all.get(found);
        require(path, new String(found, StandardCharsets.US_ASCII).equals(magic), "does not start with " + magic);
        requireVersion(path, all.getInt());
        int headerLength = all.getInt();
        require(
                path,
                headerLength >= 0 && headerLength <= Math.min(LONGEST_HEADER, all.remaining() - 12),
                "says that its header has " + headerLength + " bytes");
        ByteBuffer header = all.slice(16, headerLength).order(ByteOrder.LITTLE_ENDIAN);
        all.position(16 + headerLength);
        long records = all.getLong();
        int expected = all.getInt();
        ByteBuffer body = all.slice().order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate());
        crc.update(body.duplicate());
        require(path, (int) crc.getValue() == expected, "is damaged: its checksum does not match");
        return new Content(header, records, body);
    }

    static void require(Path path, boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(path + " " + otherwise);
        }
    }

    static void requireVersion(Path path, int version) throws IOException {
        require(path, version == VERSION, "has version " + version + ", known is " + VERSION);
    }
}
