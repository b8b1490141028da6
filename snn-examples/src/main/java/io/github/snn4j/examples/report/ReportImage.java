package io.github.snn4j.examples.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture of a report.
 *
 * @param fileName name of its PNG file, for example {@code raster.png}; letters, digits, {@code . _ -} only
 * @param caption  what it shows and how to read it
 * @param image    the picture
 */
public record ReportImage(String fileName, String caption, BufferedImage image) {

    /**
     * Checks the file name, which must not leave the output directory.
     *
     * @param fileName name of its PNG file, for example {@code raster.png}; letters, digits, {@code . _ -} only
     * @param caption  what it shows and how to read it
     * @param image    the picture
     * @throws IllegalArgumentException if the name is not that of a PNG file
     */
    public ReportImage {
        if (!fileName.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*\\.png")) {
            throw new IllegalArgumentException("ReportImage: fileName must be made of letters, digits and . _ - and end"
                    + " in .png, got '" + fileName + "'");
        }
    }

    /**
     * Returns the picture as the content of a PNG file.
     *
     * @return PNG bytes
     */
    public byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("no PNG writer for image type " + image.getType());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Writes the PNG file.
     *
     * @param directory where to
     * @return the file
     * @throws UncheckedIOException if it cannot be written
     */
    public Path write(Path directory) {
        try {
            return Files.write(directory.resolve(fileName), png());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
