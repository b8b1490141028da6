package io.github.snn4j.examples.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Makes IDX files, right and wrong ones, for the tests. */
final class IdxFiles {

    private IdxFiles() {}

    /** Images whose pixel values follow from their index, so that a shift by one is noticed. */
    static byte[] images(int count, int rows, int cols) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + count * rows * cols);
        buffer.putInt(0x00000803).putInt(count).putInt(rows).putInt(cols);
        for (int i = 0; buffer.hasRemaining(); i++) {
            buffer.put((byte) (i * 7 + 3));
        }
        return buffer.array();
    }

    static byte[] labels(int count) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + count);
        buffer.putInt(0x00000801).putInt(count);
        for (int i = 0; buffer.hasRemaining(); i++) {
            buffer.put((byte) (i % 10));
        }
        return buffer.array();
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] withInt(byte[] content, int offset, int value) {
        byte[] changed = content.clone();
        ByteBuffer.wrap(changed).putInt(offset, value);
        return changed;
    }

    static Path write(Path directory, String name, byte[] content) {
        try {
            Files.createDirectories(directory);
            return Files.write(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The four files of a tiny set. */
    static void writeSet(Path directory, boolean gzip, String separator) {
        String end = gzip ? ".gz" : "";
        byte[][] contents = {images(20, 4, 5), labels(20), images(10, 4, 5), labels(10)};
        String[] names = {
            "train-images" + separator + "idx3-ubyte",
            "train-labels" + separator + "idx1-ubyte",
            "t10k-images" + separator + "idx3-ubyte",
            "t10k-labels" + separator + "idx1-ubyte"
        };
        for (int i = 0; i < names.length; i++) {
            write(directory, names[i] + end, gzip ? gzip(contents[i]) : contents[i]);
        }
    }
}
