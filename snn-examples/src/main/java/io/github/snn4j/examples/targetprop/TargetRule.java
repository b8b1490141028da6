package io.github.snn4j.examples.targetprop;

import io.github.snn4j.learning.target.TargetPropagation.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the targets of the hidden layers come from. */
enum TargetRule {
    DTP(Targets.DIFFERENCE),
    TP(Targets.PLAIN),
    BP(Targets.GRADIENT);

    private final Targets targets;

    TargetRule(Targets targets) {
        this.targets = targets;
    }

    Targets targets() {
        return targets;
    }

    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TargetRule of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }

    static List<String> options() {
        return Arrays.stream(values()).map(TargetRule::option).toList();
    }
}
