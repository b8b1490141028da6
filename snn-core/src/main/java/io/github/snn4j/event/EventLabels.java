package io.github.snn4j.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of labels: a line {@code number label} for each recording, {@code #} begins a comment. */
public final class EventLabels {

    private static final Pattern LINE = Pattern.compile("([0-9]{1,9})[\\t ,;]+([0-9]{1,9})");
    private static final int LONGEST_FILE = 64 << 20;

    private EventLabels() {}

    /**
     * Reads a list, such as those of SLAYER's samples.
     *
     * @param path text file
     * @return labels by number, in the order of the file
     * @throws EventFileException if a line is not of this form, a number occurs twice, or there is none
     * @throws IOException if it cannot be read
     */
    public static Map<Integer, Integer> read(Path path) throws IOException {
        Map<Integer, Integer> labels = new LinkedHashMap<>();
        String text;
        try (InputStream in = Files.newInputStream(path)) {
            text = new String(in.readNBytes(LONGEST_FILE), StandardCharsets.ISO_8859_1);
        }
        int at = 0;
        while (at < text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            String line = text.substring(at, end).strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                take(line, path, at, labels);
            }
            at = end + 1;
        }
        if (labels.isEmpty()) {
            throw new EventFileException(path.toString(), -1, "lines of number and label", "none", "Check the path.");
        }
        return Collections.unmodifiableMap(labels);
    }

    private static void take(String line, Path path, long at, Map<Integer, Integer> labels) throws EventFileException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            String shown = line.length() <= 40 ? line : line.substring(0, 40) + "...";
            throw new EventFileException(
                    path.toString(), at, "number and label", "'" + shown + "'", "Correct the line.");
        }
        int number = Integer.parseInt(matcher.group(1));
        Integer other = labels.put(number, Integer.parseInt(matcher.group(2)));
        if (other != null) {
            throw new EventFileException(path.toString(), at, "every number once", number + " again", "Keep one.");
        }
    }
}
