package io.github.snn4j.examples.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * The 8 x 8 handwritten digits of UCI, which come with this library: no file needed, trained in seconds.
 *
 * <p>1,797 images, pixels 0 to 16, 10 classes; the set that scikit-learn calls {@code load_digits}. The split never
 * changes: the first 1,297 images are for training, the last 500, of which each digit makes up 9 to 10 %, for testing.
 * Both parts hold digits of the same 13 writers.
 *
 * <p>E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998,
 * <a href="https://doi.org/10.24432/C50P49">doi:10.24432/C50P49</a>, CC BY 4.0; see {@code ATTRIBUTION.txt} beside the
 * resource.
 */
public final class DigitsData {

    /** Images for training. */
    public static final int TRAIN_COUNT = 1297;

    private static final int SIDE = 8;
    private static final int PIXEL_COUNT = SIDE * SIDE;
    private static final int MAX_PIXEL = 16;
    private static final int CLASS_COUNT = 10;
    private static final String RESOURCE = "digits.csv.gz";
    private static final int COUNT = 1797;

    private DigitsData() {}

    /**
     * Loads training and test images from the class path.
     *
     * @return the fixed split, {@value #TRAIN_COUNT} for training and 500 for testing
     * @throws InvalidDataException if the resource is missing or damaged, which means a broken jar
     */
    public static DataSplit load() {
        try (InputStream in = DigitsData.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw damaged(RESOURCE, "the resource", "nothing");
            }
            return parse(in, RESOURCE, "digits", COUNT).split(TRAIN_COUNT);
        } catch (IOException e) {
            throw damaged(RESOURCE, "a readable gzip resource", String.valueOf(e.getMessage()));
        }
    }

    static ImageDataset parse(InputStream gzip, String source, String name, int count) throws IOException {
        byte[] pixels = new byte[count * PIXEL_COUNT];
        byte[] labels = new byte[count];
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < count; i++) {
                String line = reader.readLine();
                if (line == null) {
                    throw damaged(source, count + " lines", i + " lines");
                }
                parseLine(line, source, i, pixels, labels);
            }
            if (reader.readLine() != null) {
                throw damaged(source, count + " lines", "more");
            }
        }
        return new ImageDataset(name, SIDE, SIDE, MAX_PIXEL, CLASS_COUNT, pixels, labels);
    }

    private static void parseLine(String line, String source, int image, byte[] pixels, byte[] labels) {
        String[] fields = line.split(",", -1);
        String where = source + " line " + (image + 1);
        if (fields.length != PIXEL_COUNT + 1) {
            throw damaged(where, PIXEL_COUNT + 1 + " numbers", fields.length + " fields");
        }
        for (int p = 0; p < PIXEL_COUNT; p++) {
            pixels[image * PIXEL_COUNT + p] = number(fields[p], MAX_PIXEL, where);
        }
        labels[image] = number(fields[PIXEL_COUNT], CLASS_COUNT - 1, where);
    }

    private static byte number(String field, int max, String where) {
        try {
            int value = Integer.parseInt(field.strip());
            if (value >= 0 && value <= max) {
                return (byte) value;
            }
        } catch (NumberFormatException e) {
            throw damaged(where, "whole numbers", "'" + abbreviate(field) + "'");
        }
        throw damaged(where, "numbers 0 to " + max, field.strip());
    }

    private static String abbreviate(String field) {
        return field.length() <= 20 ? field : field.substring(0, 20) + "...";
    }

    private static InvalidDataException damaged(String source, String expected, String found) {
        return new InvalidDataException(source, expected, found, "The jar is damaged; build or get it again.");
    }
}
