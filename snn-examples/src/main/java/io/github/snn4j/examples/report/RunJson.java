package io.github.snn4j.examples.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code run.json}: the report for programs. Numbers that JSON cannot hold (NaN) become null. The key
 * {@code format} counts changes of this layout.
 */
public final class RunJson {

    /** Raised whenever a key changes its meaning or is removed. */
    private static final int FORMAT = 1;

    private RunJson() {}

    /**
     * Writes the file.
     *
     * @param report the report
     * @param file   where to; replaced if it exists
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(RunReport report, Path file) {
        try {
            Files.writeString(file, of(report), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Renders a report.
     *
     * @param report the report
     * @return indented JSON, ended by a newline
     */
    public static String of(RunReport report) {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("format", FORMAT);
        root.put("experiment", report.experiment());
        root.put("description", report.description());
        root.put("command", report.commandLine());
        root.put("seed", report.seed());
        root.put("fingerprint", report.result().fingerprint());
        report.result().config().forEach(root.putObject("config")::put);
        ObjectNode metrics = root.putObject("metrics");
        report.result().metrics().forEach((name, value) -> put(metrics, name, value));
        putExpected(root, report);
        putVersions(root.putObject("versions"), report.versions());
        ArrayNode images = root.putArray("images");
        report.result().images().forEach(image -> images.add(image.fileName()));
        ArrayNode tables = root.putArray("tables");
        report.result().tables().forEach(table -> tables.add(table.fileName()));
        report.result().notes().forEach(root.putArray("notes")::add);
        try {
            return mapper.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    private static void putExpected(ObjectNode root, RunReport report) {
        ExpectedRange expected = report.expected();
        if (expected == null) {
            root.putNull("expected");
            return;
        }
        ObjectNode node = root.putObject("expected");
        node.put("metric", expected.metric());
        node.put("low", expected.low());
        node.put("high", expected.high());
        node.put("how_measured", expected.howMeasured());
        node.put("met", !report.isOutside());
    }

    private static void putVersions(ObjectNode node, Versions versions) {
        node.put("snn4j", versions.snn4j());
        node.put("jdk", versions.jdk());
        node.put("os", versions.os());
        node.put("kernel", versions.kernel());
        node.put("nd4j_backend", versions.nd4jBackend());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
