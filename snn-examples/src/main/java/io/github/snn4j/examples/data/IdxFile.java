package io.github.snn4j.examples.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file, read and checked: sizes of its dimensions, payload, and MD5 of the unpacked content.
 *
 * <p>The header is a claim, not a fact. In a plain file the claim is compared with the file's size before anything is
 * allocated. In a gzip file the real size is only known at the end, so memory grows with the bytes that arrived: at no
 * time is more than twice of them allocated, and reading stops one byte after the claimed size.
 */
record IdxFile(int[] sizes, byte[] payload, String md5) {

    /** Nothing larger is read; the largest known data set of this format has about half of it. */
    static final long MAX_PAYLOAD_BYTES = 1L << 30;

    /** No deflate stream grows by more than this factor, so a larger claim is false whatever follows. */
    private static final long MAX_DEFLATE_RATIO = 1032;

    private static final int FIRST_BUFFER_BYTES = 1 << 16;
    private static final int GZIP_MAGIC_1 = 0x1f;
    private static final int GZIP_MAGIC_2 = 0x8b;

    static IdxFile read(Path file, IdxKind kind) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidDataException(
                    file.toString(),
                    kind.toString(),
                    Files.exists(file) ? "something that is not a regular file" : "no such file",
                    "Check the path.");
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), FIRST_BUFFER_BYTES)) {
            boolean gzip = startsAsGzip(raw);
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            try (InputStream in =
                    new DigestInputStream(gzip ? new GZIPInputStream(raw, FIRST_BUFFER_BYTES) : raw, md5)) {
                return read(file, kind, in, gzip, md5);
            }
        } catch (EOFException | ZipException e) {
            throw new InvalidDataException(
                    file.toString(),
                    "a complete gzip stream",
                    "a damaged or cut off one (" + e.getMessage() + ")",
                    remedyForDamage(),
                    e);
        } catch (IOException e) {
            throw new InvalidDataException(
                    file.toString(),
                    "a readable file",
                    String.valueOf(e.getMessage()),
                    "Check the permissions and the disk.",
                    e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    private static IdxFile read(Path file, IdxKind kind, InputStream in, boolean gzip, MessageDigest md5)
            throws IOException {
        int[] sizes = readHeader(file, kind, in);
        long claimed = payloadBytes(file, kind, sizes);
        long fileBytes = Files.size(file);
        byte[] payload;
        if (gzip) {
            if (claimed / MAX_DEFLATE_RATIO > fileBytes) {
                throw cutOff(file, kind, claimed, "a gzip file of only " + fileBytes + " bytes");
            }
            payload = readGrowing(in, (int) claimed);
        } else {
            requirePresent(file, kind, claimed, fileBytes - kind.headerBytes());
            payload = in.readNBytes((int) claimed);
        }
        requirePresent(file, kind, claimed, payload.length);
        // Also makes the gzip stream check its own length and CRC.
        if (in.read() >= 0) {
            throw trailing(file, claimed, "more than that");
        }
        return new IdxFile(sizes, payload, HexFormat.of().formatHex(md5.digest()));
    }

    private static int[] readHeader(Path file, IdxKind kind, InputStream in) throws IOException {
        byte[] header = in.readNBytes(kind.headerBytes());
        ByteBuffer buffer = ByteBuffer.wrap(header);
        if (header.length < 4) {
            throw new InvalidDataException(
                    file.toString(), kind.toString(), "only " + header.length + " bytes", remedyForDamage());
        }
        int magic = buffer.getInt();
        if (magic != kind.magic()) {
            throw new InvalidDataException(
                    file.toString(),
                    kind.toString(),
                    IdxKind.describe(magic),
                    "Check that image and label files are not swapped and that this is an IDX file.");
        }
        if (header.length < kind.headerBytes()) {
            throw new InvalidDataException(
                    file.toString(),
                    "a header of " + kind.headerBytes() + " bytes",
                    "only " + header.length,
                    remedyForDamage());
        }
        int[] sizes = new int[kind.dimensions()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = buffer.getInt();
        }
        return sizes;
    }

    private static long payloadBytes(Path file, IdxKind kind, int[] sizes) {
        long bytes = 1;
        for (int size : sizes) {
            if (size < 1) {
                throw new InvalidDataException(
                        file.toString(),
                        "sizes of at least 1 in the header",
                        Arrays.toString(sizes),
                        remedyForDamage());
            }
            try {
                bytes = Math.multiplyExact(bytes, size);
            } catch (ArithmeticException e) {
                bytes = Long.MAX_VALUE;
            }
        }
        if (bytes > MAX_PAYLOAD_BYTES) {
            throw new InvalidDataException(
                    file.toString(),
                    "at most " + MAX_PAYLOAD_BYTES + " bytes of " + kind.unit() + " data",
                    "a header that claims " + Arrays.toString(sizes),
                    remedyForDamage());
        }
        return bytes;
    }

    private static byte[] readGrowing(InputStream in, int claimed) throws IOException {
        byte[] payload = new byte[Math.min(claimed, FIRST_BUFFER_BYTES)];
        int filled = 0;
        while (true) {
            filled += in.readNBytes(payload, filled, payload.length - filled);
            if (filled < payload.length) {
                return Arrays.copyOf(payload, filled);
            }
            if (filled == claimed) {
                return payload;
            }
            payload = Arrays.copyOf(payload, (int) Math.min(claimed, 2L * payload.length));
        }
    }

    private static boolean startsAsGzip(InputStream raw) throws IOException {
        raw.mark(2);
        boolean gzip = raw.read() == GZIP_MAGIC_1 && raw.read() == GZIP_MAGIC_2;
        raw.reset();
        return gzip;
    }

    private static void requirePresent(Path file, IdxKind kind, long claimed, long present) {
        if (present < claimed) {
            throw cutOff(file, kind, claimed, present + " bytes");
        }
        if (present > claimed) {
            throw trailing(file, claimed, present + " bytes");
        }
    }

    private static InvalidDataException cutOff(Path file, IdxKind kind, long claimed, String found) {
        return new InvalidDataException(
                file.toString(),
                claimed + " bytes of " + kind.unit() + " data after the header",
                found + " (the file is cut off or its header is damaged)",
                remedyForDamage());
    }

    private static InvalidDataException trailing(Path file, long claimed, String found) {
        return new InvalidDataException(
                file.toString(),
                "exactly " + claimed + " bytes after the header",
                found + " (bytes follow the data or the header is damaged)",
                remedyForDamage());
    }

    private static String remedyForDamage() {
        return "Get the file again and compare its checksum.";
    }
}
