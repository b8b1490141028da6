package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.experiment.ProgressListener;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** Decides how progress is shown. */
final class Terminals {

    private Terminals() {}

    /** A bar if somebody watches a terminal that can redraw a line, else plain lines. */
    static ProgressListener progress(
            Map<String, String> environment, boolean hasConsole, PrintStream terminal, PrintWriter plain) {
        return canRedraw(environment, hasConsole)
                ? new BarProgress(terminal, isUnicode(environment))
                : new LineProgress(plain, System::nanoTime);
    }

    static boolean canRedraw(Map<String, String> environment, boolean hasConsole) {
        String term = environment.getOrDefault("TERM", "");
        return hasConsole && !term.isEmpty() && !term.equals("dumb") && !isSet(environment, "CI");
    }

    /** By the convention of no-color.org any value but the empty one counts. */
    static boolean mayColour(Map<String, String> environment, boolean hasConsole) {
        return canRedraw(environment, hasConsole) && !isSet(environment, "NO_COLOR");
    }

    private static boolean isUnicode(Map<String, String> environment) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            if (isSet(environment, variable)) {
                return environment
                        .get(variable)
                        .toUpperCase(Locale.ROOT)
                        .replace("-", "")
                        .contains("UTF8");
            }
        }
        return false;
    }

    private static boolean isSet(Map<String, String> environment, String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}
