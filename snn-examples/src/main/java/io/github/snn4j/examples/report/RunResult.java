package io.github.snn4j.examples.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an experiment measured.
 *
 * @param config      every parameter that matters, in the order to show it
 * @param metrics     numbers by name, see {@link Metrics}, in the order to show them
 * @param fingerprint hash of spikes and weights, equal for equal seeds whatever the number of threads; may be empty
 * @param images      pictures
 * @param notes       remarks for the reader, for example warnings of a health check
 * @param tables      tables
 */
public record RunResult(
        Map<String, String> config,
        Map<String, Double> metrics,
        String fingerprint,
        List<ReportImage> images,
        List<String> notes,
        List<ReportTable> tables) {

    /**
     * Takes copies that keep their order and cannot be changed.
     *
     * @param config      every parameter that matters, in the order to show it
     * @param metrics     numbers by name, see {@link Metrics}, in the order to show them
     * @param fingerprint hash of spikes and weights, equal for equal seeds whatever the number of threads; may be empty
     * @param images      pictures
     * @param notes       remarks for the reader, for example warnings of a health check
     * @param tables      tables
     */
    public RunResult {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        images = List.copyOf(images);
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
    }

    /**
     * Starts an empty result.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a result piece by piece. Not for use by several threads. */
    public static final class Builder {

        private final Map<String, String> config = new LinkedHashMap<>();
        private final Map<String, Double> metrics = new LinkedHashMap<>();
        private final List<ReportImage> images = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<ReportTable> tables = new ArrayList<>();
        private String fingerprint = "";

        private Builder() {}

        /**
         * Adds a parameter.
         *
         * @param name  its name with its unit, for example {@code durationMs}
         * @param value its value, shown by its {@code toString}
         * @return this builder
         */
        public Builder config(String name, Object value) {
            config.put(name, value.toString());
            return this;
        }

        /**
         * Adds a metric.
         *
         * @param name  its name, see {@link Metrics}
         * @param value its value
         * @return this builder
         */
        public Builder metric(String name, double value) {
            metrics.put(name, value);
            return this;
        }

        /**
         * Sets the fingerprint.
         *
         * @param value hash of spikes and weights
         * @return this builder
         */
        public Builder fingerprint(String value) {
            fingerprint = value;
            return this;
        }

        /**
         * Adds a picture.
         *
         * @param fileName name of its PNG file
         * @param caption  what it shows and how to read it
         * @param image    the picture
         * @return this builder
         * @throws IllegalArgumentException if the name is not that of a PNG file
         */
        public Builder image(String fileName, String caption, BufferedImage image) {
            images.add(new ReportImage(fileName, caption, image));
            return this;
        }

        /**
         * Adds a remark.
         *
         * @param text one sentence
         * @return this builder
         */
        public Builder note(String text) {
            notes.add(text);
            return this;
        }

        /**
         * Adds a table.
         *
         * @param table the table
         * @return this builder
         */
        public Builder table(ReportTable table) {
            tables.add(table);
            return this;
        }

        /**
         * Returns what was collected so far.
         *
         * @return the result
         */
        public RunResult build() {
            return new RunResult(config, metrics, fingerprint, images, notes, tables);
        }
    }
}
