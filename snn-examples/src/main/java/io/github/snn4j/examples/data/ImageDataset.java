package io.github.snn4j.examples.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Grey images of one size, each with a class label.
 *
 * <p>Pixels are unsigned bytes from 0 (background) to {@link #maxPixel()} (full ink), image after image, each row by
 * row from the top left. Image {@code i} starts at {@code i * pixelCount()}. The dataset copies nothing it is given
 * and gives out no array of its own, so {@link #subset} is cheap and safe: it shares the pixels.
 */
public final class ImageDataset {

    private final String name;
    private final int rows;
    private final int cols;
    private final int maxPixel;
    private final int classCount;
    private final byte[] pixels;
    private final byte[] labels;
    private final int from;
    private final int size;

    /**
     * Creates a dataset over the given arrays, which must not be changed afterwards.
     *
     * @param name       what reports call it, for example {@code mnist-train}
     * @param rows       rows of every image, at least 1
     * @param cols       columns of every image, at least 1
     * @param maxPixel   greatest pixel value, 1 to 255
     * @param classCount number of classes, 1 to 256; labels are 0 to {@code classCount - 1}
     * @param pixels     unsigned pixels of all images, one image after the other
     * @param labels     one label per image
     * @throws IllegalArgumentException if a size is out of range or the arrays do not fit together
     */
    public ImageDataset(String name, int rows, int cols, int maxPixel, int classCount, byte[] pixels, byte[] labels) {
        require(
                rows >= 1 && cols >= 1 && (long) rows * cols <= Integer.MAX_VALUE,
                "rows and cols must be >= 1 and fit one array, got " + rows + " x " + cols);
        require(maxPixel >= 1 && maxPixel <= 255, "maxPixel must be in 1..255, got " + maxPixel);
        require(classCount >= 1 && classCount <= 256, "classCount must be in 1..256, got " + classCount);
        long needed = (long) rows * cols * labels.length;
        require(
                pixels.length == needed,
                labels.length + " images of " + rows + " x " + cols + " need " + needed + " pixels, got "
                        + pixels.length + "; give one label per image");
        for (int i = 0; i < labels.length; i++) {
            int label = labels[i] & 0xff;
            if (label >= classCount) {
                throw new IllegalArgumentException(
                        "ImageDataset: label of image " + i + " must be in 0.." + (classCount - 1) + ", got " + label);
            }
        }
        this.name = name;
        this.rows = rows;
        this.cols = cols;
        this.maxPixel = maxPixel;
        this.classCount = classCount;
        this.pixels = pixels;
        this.labels = labels;
        this.from = 0;
        this.size = labels.length;
    }

    private ImageDataset(ImageDataset whole, String name, int from, int size) {
        this.name = name;
        this.rows = whole.rows;
        this.cols = whole.cols;
        this.maxPixel = whole.maxPixel;
        this.classCount = whole.classCount;
        this.pixels = whole.pixels;
        this.labels = whole.labels;
        this.from = from;
        this.size = size;
    }

    /**
     * Returns what reports call this dataset.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the number of rows of every image.
     *
     * @return at least 1
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns the number of columns of every image.
     *
     * @return at least 1
     */
    public int cols() {
        return cols;
    }

    /**
     * Returns the number of pixels of one image.
     *
     * @return {@code rows * cols}
     */
    public int pixelCount() {
        return rows * cols;
    }

    /**
     * Returns the greatest pixel value, full ink.
     *
     * @return 255 for MNIST, 16 for the 8 x 8 digits
     */
    public int maxPixel() {
        return maxPixel;
    }

    /**
     * Returns the number of classes.
     *
     * @return labels run from 0 to this number less 1
     */
    public int classCount() {
        return classCount;
    }

    /**
     * Returns the number of images.
     *
     * @return the number of images, 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Returns the class of an image.
     *
     * @param image index of the image, 0 to {@code size() - 1}
     * @return its label
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public int label(int image) {
        return labels[at(image)] & 0xff;
    }

    /**
     * Returns one pixel as an unsigned number.
     *
     * @param image index of the image
     * @param pixel index inside the image, row by row, 0 to {@code pixelCount() - 1}
     * @return 0 to {@code maxPixel()}
     * @throws IndexOutOfBoundsException if there is no such image or pixel
     */
    public int pixel(int image, int pixel) {
        if (pixel < 0 || pixel >= pixelCount()) {
            throw new IndexOutOfBoundsException("pixel must be in 0.." + (pixelCount() - 1) + ", got " + pixel);
        }
        return pixels[at(image) * pixelCount() + pixel] & 0xff;
    }

    /**
     * Returns a copy of an image.
     *
     * @param image index of the image
     * @return its unsigned pixels, row by row
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public byte[] image(int image) {
        int start = at(image) * pixelCount();
        return Arrays.copyOfRange(pixels, start, start + pixelCount());
    }

    /**
     * Returns a read-only view of an image, without copying.
     *
     * @param image index of the image
     * @return a buffer over its pixels, position 0
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public ByteBuffer imageView(int image) {
        return ByteBuffer.wrap(pixels, at(image) * pixelCount(), pixelCount())
                .slice()
                .asReadOnlyBuffer();
    }

    /**
     * Copies an image as intensities between 0 and 1, that is, pixel over {@code maxPixel()}.
     *
     * @param image  index of the image
     * @param target receives {@code pixelCount()} values from index 0
     * @throws IndexOutOfBoundsException if there is no such image or the target is too short
     */
    public void copyIntensities(int image, float[] target) {
        int start = at(image) * pixelCount();
        for (int p = 0; p < pixelCount(); p++) {
            target[p] = (pixels[start + p] & 0xff) / (float) maxPixel;
        }
    }

    /**
     * Returns a part of this dataset that shares its pixels.
     *
     * @param fromImage first image
     * @param toImage   image after the last
     * @return images {@code fromImage} to {@code toImage - 1}
     * @throws IndexOutOfBoundsException if the range is not inside this dataset
     */
    public ImageDataset subset(int fromImage, int toImage) {
        if (fromImage < 0 || toImage < fromImage || toImage > size) {
            throw new IndexOutOfBoundsException(
                    "subset of " + name + " must lie in 0.." + size + ", got " + fromImage + ".." + toImage);
        }
        return new ImageDataset(this, name, from + fromImage, toImage - fromImage);
    }

    /**
     * Returns the first images, or all of them if there are fewer.
     *
     * @param count how many, 0 or more
     * @return the images 0 to {@code min(count, size()) - 1}
     * @throws IndexOutOfBoundsException if the count is negative
     */
    public ImageDataset first(int count) {
        return subset(0, Math.min(count, size));
    }

    /**
     * Cuts this dataset in two at a fixed place: no shuffling, hence no seed, hence always the same split.
     *
     * @param trainCount images for training, taken from the front; the rest is for testing
     * @return the two parts
     * @throws IndexOutOfBoundsException if there are fewer images than that
     */
    public DataSplit split(int trainCount) {
        return new DataSplit(subset(0, trainCount), subset(trainCount, size));
    }

    /**
     * Counts the images of every class.
     *
     * @return {@code classCount()} counts
     */
    public int[] labelCounts() {
        int[] counts = new int[classCount];
        for (int i = 0; i < size; i++) {
            counts[label(i)]++;
        }
        return counts;
    }

    @Override
    public String toString() {
        return name + ": " + size + " images, " + rows + " x " + cols + ", 0.." + maxPixel + ", " + classCount
                + " classes";
    }

    private int at(int image) {
        if (image < 0 || image >= size) {
            throw new IndexOutOfBoundsException("image of " + name + " must be in 0.." + (size - 1) + ", got " + image);
        }
        return from + image;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("ImageDataset: " + message);
        }
    }
}
