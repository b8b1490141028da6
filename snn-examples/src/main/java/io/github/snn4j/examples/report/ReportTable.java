package io.github.snn4j.examples.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a report: text on the terminal, a table on the page, and a file of comma-separated values.
 *
 * @param fileName name of the file, ending in {@code .csv}
 * @param title what it shows
 * @param columns names of the columns
 * @param rows cells, as many in each row as there are columns
 */
public record ReportTable(String fileName, String title, List<String> columns, List<List<String>> rows) {

    /**
     * Takes copies and checks that the rows are complete.
     *
     * @param fileName name of the file, ending in {@code .csv}
     * @param title what it shows
     * @param columns names of the columns
     * @param rows cells, as many in each row as there are columns
     * @throws IllegalArgumentException if the file has another ending or a row another length
     */
    public ReportTable {
        if (!fileName.matches("[A-Za-z0-9_-]+\\.csv")) {
            throw new IllegalArgumentException(
                    "ReportTable: fileName must be a plain name ending in .csv, got '" + fileName + "'");
        }
        columns = List.copyOf(columns);
        List<List<String>> copies = new ArrayList<>();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("ReportTable: a row must have " + columns.size()
                        + " cells, as there are columns, got " + row.size());
            }
            copies.add(List.copyOf(row));
        }
        rows = Collections.unmodifiableList(copies);
    }

    /**
     * Lines for a terminal. Names of columns are broken at spaces, cells right-aligned but for the first column.
     *
     * @return lines ended by newlines
     */
    public String text() {
        int[] widths = new int[columns.size()];
        List<String[]> heads = columns.stream().map(name -> name.split(" ")).toList();
        int deep = heads.stream().mapToInt(words -> words.length).max().orElse(0);
        for (int c = 0; c < widths.length; c++) {
            for (String word : heads.get(c)) {
                widths[c] = Math.max(widths[c], word.length());
            }
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < deep; line++) {
            List<String> words = new ArrayList<>();
            for (String[] head : heads) {
                int at = line - (deep - head.length);
                words.add(at < 0 ? "" : head[at]);
            }
            appendLine(text, words, widths);
        }
        rows.forEach(row -> appendLine(text, row, widths));
        return text.toString();
    }

    private static void appendLine(StringBuilder text, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String blank = " ".repeat(widths[c] - cells.get(c).length());
            line.append("  ").append(c == 0 ? cells.get(c) + blank : blank + cells.get(c));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /**
     * Comma-separated values (RFC 4180) with a line of names first.
     *
     * @return lines ended by newlines
     */
    public String csv() {
        StringBuilder text = new StringBuilder(csvLine(columns));
        rows.forEach(row -> text.append(csvLine(row)));
        return text.toString();
    }

    private static String csvLine(List<String> cells) {
        return cells.stream().map(ReportTable::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
