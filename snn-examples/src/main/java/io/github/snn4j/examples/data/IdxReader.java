package io.github.snn4j.examples.data;

import java.nio.file.Path;

/**
 * Reads images and labels in the IDX format of MNIST and Fashion-MNIST, plain or gzip; content tells which, not name.
 *
 * <pre>
 * images   int32 0x00000803, int32 count, int32 rows, int32 columns, count * rows * columns unsigned bytes
 * labels   int32 0x00000801, int32 count, count unsigned bytes
 * </pre>
 *
 * <p>All integers are big-endian. A file is accepted only if it has exactly the bytes its header claims; whatever else
 * is wrong ends in an {@link InvalidDataException}. Memory never exceeds twice the bytes really present in the file.
 */
public final class IdxReader {

    /** Classes of MNIST and Fashion-MNIST. */
    private static final int CLASS_COUNT = 10;

    private static final int MAX_PIXEL = 255;

    private IdxReader() {}

    /**
     * Reads an image file and the label file that belongs to it.
     *
     * @param name   what reports call the dataset
     * @param images IDX image file, plain or gzip
     * @param labels IDX label file, plain or gzip, with labels 0 to 9
     * @return the images with their labels
     * @throws InvalidDataException if a file is missing, damaged, of the wrong kind, or the two do not fit together
     */
    public static ImageDataset read(String name, Path images, Path labels) {
        return combine(
                name, images, IdxFile.read(images, IdxKind.IMAGES), labels, IdxFile.read(labels, IdxKind.LABELS));
    }

    static ImageDataset combine(String name, Path images, IdxFile imageFile, Path labels, IdxFile labelFile) {
        int imageCount = imageFile.sizes()[0];
        int labelCount = labelFile.sizes()[0];
        if (imageCount != labelCount) {
            throw new InvalidDataException(
                    labels.toString(),
                    imageCount + " labels, one for each image of " + images,
                    labelCount + " labels",
                    "Check that both files are of the same set (train or t10k).");
        }
        byte[] values = labelFile.payload();
        for (int i = 0; i < values.length; i++) {
            int label = values[i] & 0xff;
            if (label >= CLASS_COUNT) {
                throw new InvalidDataException(
                        labels.toString(),
                        "labels 0 to " + (CLASS_COUNT - 1),
                        "label " + label + " at index " + i,
                        "Get the file again and compare its checksum.");
            }
        }
        int rows = imageFile.sizes()[1];
        int cols = imageFile.sizes()[2];
        return new ImageDataset(name, rows, cols, MAX_PIXEL, CLASS_COUNT, imageFile.payload(), values);
    }
}
