package io.github.snn4j.examples.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Guesses what was meant by a mistyped name. */
final class Suggestions {

    private Suggestions() {}

    /** A sentence to put behind an error message: "did you mean" if some name is near, else all names. */
    static String sentence(String typed, Collection<String> known) {
        if (known.isEmpty()) {
            return "There are none to choose from.";
        }
        // A third of the letters wrong is still a typing mistake; more is another word.
        int limit = Math.max(2, typed.length() / 3);
        String near = known.stream()
                .filter(name -> distance(typed, name) <= limit || !typed.isEmpty() && name.startsWith(typed))
                .sorted(Comparator.comparingInt(name -> distance(typed, name)))
                .limit(3)
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(" or "));
        return near.isEmpty() ? "Known are: " + String.join(", ", known) + "." : "Did you mean " + near + "?";
    }

    /** Least number of letters to insert, remove or replace (Levenshtein), upper and lower case being the same. */
    static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
