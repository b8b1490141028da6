package io.github.snn4j.examples.contrastive;

import java.util.Arrays;
import java.util.List;

/** Ways to compare, as the option {@code --rule} names them. */
enum ContrastiveVariant {
    TWO_PHASE("two-phase", 2, 0),
    CONTINUOUS("continuous", 8, 2);

    private static final double GAIN = 0.05;
    private static final double RATE = 1;
    private static final int FREE_STEPS = 4;

    private final String option;
    private final int clampedSteps;
    private final double tauTargetMs;

    ContrastiveVariant(String option, int clampedSteps, double tauTargetMs) {
        this.option = option;
        this.clampedSteps = clampedSteps;
        this.tauTargetMs = tauTargetMs;
    }

    String option() {
        return option;
    }

    ContrastiveClassifier.Settings settings() {
        return new ContrastiveClassifier.Settings(GAIN, FREE_STEPS, clampedSteps, tauTargetMs, RATE);
    }

    static List<String> options() {
        return Arrays.stream(values()).map(ContrastiveVariant::option).toList();
    }

    static ContrastiveVariant of(String option) {
        return Arrays.stream(values())
                .filter(v -> v.option.equals(option))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--rule must be one of " + options() + ", got '" + option + "'"));
    }
}
