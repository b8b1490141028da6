package io.github.snn4j.examples.dendritic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the weights from a layer down to the apical dendrites below come from. */
public enum Feedback {
    /** The same synapses as the way up, transposed. */
    SYMMETRIC,
    /** Drawn once at random. */
    FIXED;

    /**
     * The names on the command line.
     *
     * @return names in lower case
     */
    static List<String> options() {
        return Arrays.stream(values()).map(Feedback::option).toList();
    }

    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Feedback of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }
}
