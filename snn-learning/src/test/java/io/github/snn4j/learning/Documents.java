package io.github.snn4j.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads code blocks and tables out of the documentation, so that tests can hold it to the code. */
final class Documents {

    private Documents() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contents of all fenced blocks of a language, in order. */
    static List<String> fenced(Path file, String language) {
        List<String> blocks = new ArrayList<>();
        StringBuilder open = null;
        boolean wanted = false;
        for (String line : read(file).lines().toList()) {
            if (!line.startsWith("```")) {
                if (open != null) {
                    open.append(line).append('\n');
                }
            } else if (open == null) {
                open = new StringBuilder();
                wanted = line.equals("```" + language);
            } else {
                if (wanted) {
                    blocks.add(open.toString());
                }
                open = null;
            }
        }
        return blocks;
    }

    /** The lines of a test between {@code // NAME begin} and {@code // NAME end}. */
    static String marked(Class<?> test, String name) {
        String source = read(Path.of("src", "test", "java", test.getName().replace('.', '/') + ".java"));
        int begin = source.indexOf("// " + name + " begin\n");
        int end = source.indexOf("// " + name + " end\n");
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("no marked lines '" + name + "' in " + test.getSimpleName());
        }
        return source.substring(source.indexOf('\n', begin), end);
    }

    /** Text without white space: the formatter may break lines elsewhere. */
    static String dense(String text) {
        return text.replaceAll("\\s+", "");
    }

    /**
     * The first table below each second-level heading, by the name in the heading: rows of trimmed cells, header first.
     */
    static Map<String, List<List<String>>> tables(Path file) {
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        String heading = "";
        List<List<String>> rows = new ArrayList<>();
        boolean complete = false;
        for (String line : read(file).lines().toList()) {
            if (line.startsWith("## ") || line.startsWith("### ")) {
                heading = line.substring(line.indexOf(' ') + 1).strip();
                rows = new ArrayList<>();
                complete = false;
            } else if (line.startsWith("|") && !complete) {
                if (!line.startsWith("|-") && !line.startsWith("| -")) {
                    rows.add(cells(line));
                }
                tables.putIfAbsent(heading, rows);
            } else if (!rows.isEmpty()) {
                complete = true;
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.strip().substring(1).split("\\|")) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
