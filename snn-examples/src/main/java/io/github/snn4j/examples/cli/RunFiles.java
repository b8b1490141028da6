package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.report.HtmlReport;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.ReportTable;
import io.github.snn4j.examples.report.RunJson;
import io.github.snn4j.examples.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files a run leaves behind. */
final class RunFiles {

    private RunFiles() {}

    /** Writes run.json, report.html and the pictures, and returns their names. */
    static List<String> write(RunReport report, Path directory) {
        List<String> names = new ArrayList<>(List.of("run.json", "report.html"));
        RunJson.write(report, directory.resolve("run.json"));
        HtmlReport.write(report, directory.resolve("report.html"));
        for (ReportImage image : report.result().images()) {
            image.write(directory);
            names.add(image.fileName());
        }
        for (ReportTable table : report.result().tables()) {
            try {
                Files.writeString(directory.resolve(table.fileName()), table.csv());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            names.add(table.fileName());
        }
        return names;
    }
}
