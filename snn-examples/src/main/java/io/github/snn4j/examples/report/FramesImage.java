package io.github.snn4j.examples.report;

import io.github.snn4j.event.EventSensor;
import io.github.snn4j.spike.SpikeFrames;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Recordings of an event camera as pictures: one row each, the time cut into equal parts from left to right. */
public final class FramesImage {

    private static final int FRAME_PX = 100;
    private static final int GAP_PX = 6;
    private static final int LEFT_PX = 50;
    private static final int TOP_PX = 60;
    private static final int MARGIN_PX = 24;

    /** Spikes of a pixel and polarity in a part of the time that get the full colour. */
    private static final double FULL = 3;

    private FramesImage() {}

    /**
     * Draws recordings.
     *
     * @param title title of the picture
     * @param sensor the pixels; polarity 1 is drawn in red, polarity 0 in blue
     * @param samples spikes of the recordings, at least one
     * @param labels what to write to the left of each
     * @param parts number of pictures of a recording, at least 1
     * @return the picture
     * @throws IllegalArgumentException if the numbers do not fit together
     */
    public static BufferedImage draw(
            String title, EventSensor sensor, List<SpikeFrames> samples, List<String> labels, int parts) {
        if (samples.isEmpty() || samples.size() != labels.size() || parts < 1) {
            throw new IllegalArgumentException(
                    "FramesImage: samples and labels must be equally many and parts >= 1, got " + samples.size() + ", "
                            + labels.size() + " and " + parts);
        }
        int zoom = Math.max(1, FRAME_PX / Math.max(sensor.width(), sensor.height()));
        int width = sensor.width() * zoom + GAP_PX;
        int height = sensor.height() * zoom + GAP_PX;
        BufferedImage image =
                ChartStyle.paper(LEFT_PX + parts * width + MARGIN_PX, TOP_PX + samples.size() * height + MARGIN_PX);
        Graphics2D g = ChartStyle.pen(image);
        g.setFont(ChartStyle.TITLE);
        ChartStyle.centred(g, ChartStyle.fit(g, title, image.getWidth() - 20), image.getWidth() / 2.0, 28);
        g.setFont(ChartStyle.LABEL);
        for (int n = 0; n < samples.size(); n++) {
            int top = TOP_PX + n * height;
            g.setColor(ChartStyle.INK);
            ChartStyle.centred(g, labels.get(n), LEFT_PX / 2.0, top + height / 2.0);
            for (int part = 0; part < parts; part++) {
                int left = LEFT_PX + part * width;
                paint(image, sensor, counts(sensor, samples.get(n), part, parts), left, top, zoom);
                g.setColor(ChartStyle.GRID);
                g.drawRect(left - 1, top - 1, width - GAP_PX + 1, height - GAP_PX + 1);
            }
        }
        g.dispose();
        return image;
    }

    /** Spikes of polarity 1 minus spikes of polarity 0. */
    private static int[] counts(EventSensor sensor, SpikeFrames frames, int part, int parts) {
        int pixels = sensor.width() * sensor.height();
        int[] counts = new int[pixels];
        int from = frames.steps() * part / parts;
        int to = frames.steps() * (part + 1) / parts;
        for (int step = from; step < to; step++) {
            for (int k = 0; k < frames.count(step); k++) {
                int neuron = frames.neuron(step, k);
                counts[neuron % pixels] += neuron < pixels ? -1 : 1;
            }
        }
        return counts;
    }

    private static void paint(BufferedImage image, EventSensor sensor, int[] counts, int left, int top, int zoom) {
        for (int y = 0; y < sensor.height() * zoom; y++) {
            for (int x = 0; x < sensor.width() * zoom; x++) {
                double value = counts[y / zoom * sensor.width() + x / zoom] / FULL;
                image.setRGB(left + x, top + y, 0xff000000 | ColourMap.DIVERGING.rgb((value + 1) / 2));
            }
        }
    }
}
