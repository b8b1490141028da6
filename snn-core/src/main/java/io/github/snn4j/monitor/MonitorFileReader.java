package io.github.snn4j.monitor;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Reads a {@link MonitorFile} of any length through a small buffer. The checksum is compared before the first byte of
 * the body is given out, so a damaged file is never half believed; the file is read twice for that.
 */
final class MonitorFileReader implements AutoCloseable {

    private static final int BEFORE_HEADER = 16;
    private static final int AFTER_HEADER = 12;
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer buffer = MonitorFile.little(BUFFER);
    private ByteBuffer header = MonitorFile.little(0);
    private long records;
    private long bodyLength;
    private long read;

    MonitorFileReader(Path path, String magic) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path);
        boolean good = false;
        try {
            open(magic);
            good = true;
        } finally {
            if (!good) {
                channel.close();
            }
        }
    }

    /** Whether a file begins with a magic. */
    static boolean startsWith(Path path, String magic) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer start = ByteBuffer.allocate(magic.length());
            while (start.hasRemaining() && channel.read(start) >= 0) {
                // until it is full or the file ends
            }
            return new String(start.array(), StandardCharsets.US_ASCII).equals(magic);
        }
    }

    private void open(String magic) throws IOException {
        long size = channel.size();
        int fixed = BEFORE_HEADER + AFTER_HEADER;
        MonitorFile.require(
                path, size >= fixed, "is no recording: it has " + size + " bytes, a recording " + fixed + " or more");
        ByteBuffer start = bytes(BEFORE_HEADER);
        byte[] found = new byte[8];
        start.get(found);
        MonitorFile.require(
                path, new String(found, StandardCharsets.US_ASCII).equals(magic), "does not start with " + magic);
        MonitorFile.requireVersion(path, start.getInt());
        int length = start.getInt();
        MonitorFile.require(
                path,
                length >= 0 && length <= Math.min(MonitorFile.LONGEST_HEADER, size - fixed),
                "says that its header has " + length + " bytes");
        header = bytes(length);
        ByteBuffer summary = bytes(AFTER_HEADER);
        records = summary.getLong();
        int expected = summary.getInt();
        bodyLength = size - fixed - length;
        CRC32C crc = new CRC32C();
        crc.update(header.duplicate());
        for (long left = bodyLength; left > 0; ) {
            ByteBuffer part = bytes((int) Math.min(left, BUFFER));
            left -= part.remaining();
            crc.update(part);
        }
        MonitorFile.require(path, (int) crc.getValue() == expected, "is damaged: its checksum does not match");
        channel.position(fixed + (long) length);
        buffer.limit(0);
    }

    private ByteBuffer bytes(int count) throws IOException {
        ByteBuffer bytes = count == BUFFER ? buffer.clear() : MonitorFile.little(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException(path + " became shorter while it was read");
            }
        }
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    ByteBuffer header() {
        return header;
    }

    long records() {
        return records;
    }

    long bodyLength() {
        return bodyLength;
    }

    /** Bytes of the body not read yet. */
    long remaining() {
        return bodyLength - read;
    }

    long getVarint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte b = next();
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IOException(path + " holds a number of more than 63 bits");
    }

    private byte next() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.clear();
            int got = channel.read(buffer);
            buffer.flip();
            MonitorFile.require(path, got > 0, "ends in the middle of a record");
        }
        read++;
        return buffer.get();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
