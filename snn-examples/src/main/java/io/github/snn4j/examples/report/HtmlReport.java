package io.github.snn4j.examples.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code report.html}: one file that can be mailed, opened without a network, and printed. No scripts, no
 * links to elsewhere; pictures are inlined.
 */
public final class HtmlReport {

    private static final String CSS = """
            :root { color-scheme: light; }
            * { box-sizing: border-box; }
            body { margin: 0; background: #f4f5f7; color: #22262b; line-height: 1.5;
                   font-family: system-ui, "Segoe UI", "DejaVu Sans", Helvetica, Arial, sans-serif; }
            main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 48px; }
            h1 { font-size: 1.8rem; margin: 0; }
            h2 { font-size: 1.15rem; margin: 0 0 12px; }
            p.lead { margin: 4px 0 24px; color: #5f6872; font-size: 1.05rem; }
            section { background: #fff; border: 1px solid #e4e7eb; border-radius: 8px; padding: 20px 24px;
                      margin-bottom: 20px; }
            .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); gap: 20px; }
            .columns section { margin-bottom: 0; }
            .columns { margin-bottom: 20px; }
            table { border-collapse: collapse; width: 100%; }
            th, td { padding: 6px 0; border-bottom: 1px solid #eef0f2; text-align: left; vertical-align: top; }
            tr:last-child th, tr:last-child td { border-bottom: 0; }
            th { font-weight: 400; color: #5f6872; padding-right: 16px; white-space: nowrap; }
            td { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
            .wide { overflow-x: auto; }
            .wide th[scope="col"] { white-space: normal; font-size: .85rem; }
            .verdict { padding: 12px 24px; border-left: 5px solid #8a939c; }
            .verdict.good { border-left-color: #009e73; }
            .verdict.bad { border-left-color: #d55e00; }
            code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .92rem; }
            pre { background: #f4f5f7; border-radius: 6px; padding: 12px 14px; margin: 0; overflow-x: auto;
                  white-space: pre-wrap; overflow-wrap: anywhere; }
            figure { margin: 0; }
            figure + figure { margin-top: 28px; padding-top: 24px; border-top: 1px solid #eef0f2; }
            figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
            figcaption { color: #5f6872; margin-top: 8px; text-align: center; }
            @media print { body { background: #fff; } section { break-inside: avoid; } }
            """;

    private HtmlReport() {}

    /**
     * Writes the page.
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
     * @return a complete HTML 5 document
     */
    public static String of(RunReport report) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n")
                .append(
                        "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(report.experiment()))
                .append(" - snn4j report</title>\n<style>\n")
                .append(CSS)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escape(report.experiment()))
                .append("</h1>\n<p class=\"lead\">")
                .append(escape(report.description()))
                .append("</p>\n");
        appendVerdict(html, report);
        html.append("<div class=\"columns\">\n");
        appendMetrics(html, report);
        appendConfig(html, report);
        html.append("</div>\n");
        report.result().tables().forEach(table -> appendTable(html, table));
        appendNotes(html, report);
        appendFigures(html, report);
        appendReproduction(html, report);
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void appendVerdict(StringBuilder html, RunReport report) {
        String kind = report.expected() == null ? "" : report.isOutside() ? " bad" : " good";
        html.append("<section class=\"verdict")
                .append(kind)
                .append("\"><strong>Expected:</strong> ")
                .append(escape(SummaryTable.verdict(report)))
                .append("</section>\n");
    }

    private static void appendMetrics(StringBuilder html, RunReport report) {
        html.append("<section>\n<h2>Results</h2>\n<table>\n");
        report.result()
                .metrics()
                .forEach((metric, value) -> appendRow(html, NumberText.title(metric), NumberText.value(metric, value)));
        html.append("</table>\n</section>\n");
    }

    private static void appendTable(StringBuilder html, ReportTable table) {
        html.append("<section class=\"wide\">\n<h2>")
                .append(escape(table.title()))
                .append("</h2>\n<table>\n<tr>");
        table.columns()
                .forEach(name ->
                        html.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
        html.append("</tr>\n");
        for (List<String> row : table.rows()) {
            html.append("<tr><th scope=\"row\">").append(escape(row.get(0))).append("</th>");
            row.subList(1, row.size())
                    .forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</table>\n</section>\n");
    }

    private static void appendConfig(StringBuilder html, RunReport report) {
        Map<String, String> config = report.result().config();
        if (config.isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>Configuration</h2>\n<table>\n");
        config.forEach((name, value) -> appendRow(html, name, value));
        html.append("</table>\n</section>\n");
    }

    private static void appendNotes(StringBuilder html, RunReport report) {
        if (report.result().notes().isEmpty()) {
            return;
        }
        html.append("<section>\n<h2>Notes</h2>\n<ul>\n");
        report.result()
                .notes()
                .forEach(note -> html.append("<li>").append(escape(note)).append("</li>\n"));
        html.append("</ul>\n</section>\n");
    }

    private static void appendFigures(StringBuilder html, RunReport report) {
        if (report.result().images().isEmpty()) {
            return;
        }
        html.append("<section>\n");
        for (ReportImage image : report.result().images()) {
            html.append("<figure><img alt=\"")
                    .append(escape(image.caption()))
                    .append("\" width=\"")
                    .append(image.image().getWidth())
                    .append("\" height=\"")
                    .append(image.image().getHeight())
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(image.png()))
                    .append("\"><figcaption>")
                    .append(escape(image.caption()))
                    .append("</figcaption></figure>\n");
        }
        html.append("</section>\n");
    }

    private static void appendReproduction(StringBuilder html, RunReport report) {
        Versions versions = report.versions();
        html.append("<section>\n<h2>To repeat this run</h2>\n<pre>")
                .append(escape(report.commandLine()))
                .append("</pre>\n<table>\n");
        appendRow(html, "seed", Long.toString(report.seed()));
        if (!report.result().fingerprint().isEmpty()) {
            appendRow(html, "fingerprint", report.result().fingerprint());
        }
        appendRow(html, "snn4j", versions.snn4j());
        appendRow(html, "JDK", versions.jdk());
        appendRow(html, "operating system", versions.os());
        appendRow(html, "kernel", versions.kernel());
        appendRow(html, "ND4J backend", versions.nd4jBackend());
        html.append("</table>\n</section>\n");
    }

    private static void appendRow(StringBuilder html, String name, String value) {
        html.append("<tr><th scope=\"row\">")
                .append(escape(name))
                .append("</th><td>")
                .append(escape(value))
                .append("</td></tr>\n");
    }

    /** Makes text safe between tags and inside quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
