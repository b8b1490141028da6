package io.github.snn4j.examples.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The one table a run prints to the terminal: plain text, one line per number, the verdict last, then tables of the run. */
public final class SummaryTable {

    private SummaryTable() {}

    /**
     * Renders a report.
     *
     * @param report the report
     * @return lines ended by a newline, none longer than needed
     */
    public static String of(RunReport report) {
        Map<String, String> rows = new LinkedHashMap<>();
        RunResult result = report.result();
        result.metrics()
                .forEach((metric, value) -> rows.put(NumberText.title(metric), NumberText.value(metric, value)));
        if (!result.fingerprint().isEmpty()) {
            rows.put("fingerprint", result.fingerprint());
        }
        rows.put("seed", Long.toString(report.seed()));
        rows.put("expected", verdict(report));
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(header(report)).append('\n');
        rows.forEach((name, value) -> text.append("  ")
                .append(name)
                .append(" ".repeat(width - name.length() + 2))
                .append(value)
                .append('\n'));
        result.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
        result.tables().forEach(table -> text.append(table.text()));
        return text.toString();
    }

    private static String header(RunReport report) {
        Versions versions = report.versions();
        return report.experiment() + " | snn4j " + versions.snn4j() + " | JDK " + versions.jdk() + " | kernel "
                + versions.kernel();
    }

    /**
     * Says whether the result is as expected.
     *
     * @param report the report
     * @return one line: the range, the verdict, and how the range was measured
     */
    static String verdict(RunReport report) {
        ExpectedRange expected = report.expected();
        if (expected == null) {
            return "no range measured for these options";
        }
        return range(expected) + " -> " + (report.isOutside() ? "OUTSIDE" : "within range") + " ("
                + expected.howMeasured() + ")";
    }

    /**
     * Writes a range with the name of its metric.
     *
     * @param expected the range
     * @return for example {@code accuracy (test) 86.00 % to 90.00 %}
     */
    public static String range(ExpectedRange expected) {
        String metric = expected.metric();
        return NumberText.title(metric) + " " + NumberText.value(metric, expected.low()) + " to "
                + NumberText.value(metric, expected.high());
    }
}
