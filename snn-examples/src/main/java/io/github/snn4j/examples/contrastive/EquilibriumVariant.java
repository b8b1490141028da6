package io.github.snn4j.examples.contrastive;

import io.github.snn4j.learning.contrastive.EquilibriumTrial;
import io.github.snn4j.learning.contrastive.EquilibriumTrial.Nudging;
import java.util.Arrays;
import java.util.List;

/** Ways to nudge, as the option {@code --rule} names them. */
enum EquilibriumVariant {
    RANDOM_SIGN("random-sign", Nudging.RANDOM_SIGN, false),
    ONE_SIDED("one-sided", Nudging.ONE_SIDED, false),
    SYMMETRIC("symmetric", Nudging.SYMMETRIC, false),
    PERSISTENT("persistent", Nudging.RANDOM_SIGN, true);

    private static final double TAU_MS = 2;

    /** By number of hidden layers: nudge, free and nudged steps, learning rates from the input on. */
    private static final List<Depth> DEPTHS = List.of(
            new Depth(1, 20, 4, List.of(0.2, 0.1)),
            new Depth(2, 150, 6, List.of(0.8, 0.2, 0.02)),
            new Depth(2, 500, 8, List.of(0.256, 0.064, 0.016, 0.004)));

    private record Depth(double nudge, int freeSteps, int nudgedSteps, List<Double> rates) {}

    private final String option;
    private final Nudging nudging;
    private final boolean persistent;

    EquilibriumVariant(String option, Nudging nudging, boolean persistent) {
        this.option = option;
        this.nudging = nudging;
        this.persistent = persistent;
    }

    String option() {
        return option;
    }

    /**
     * Settings of the paper; nudges are doubled as the cost has a factor of 1/2 here, and so are the rates.
     *
     * @param hiddenLayers number of hidden layers
     * @param seed seed of the signs
     */
    EquilibriumClassifier.Settings settings(int hiddenLayers, long seed) {
        if (hiddenLayers < 1 || hiddenLayers > DEPTHS.size()) {
            throw new IllegalArgumentException(
                    "hidden layers must be 1.." + DEPTHS.size() + ", the depths of the paper, got " + hiddenLayers);
        }
        Depth depth = DEPTHS.get(hiddenLayers - 1);
        EquilibriumTrial trial =
                new EquilibriumTrial(nudging, depth.nudge(), depth.freeSteps(), depth.nudgedSteps(), seed);
        return new EquilibriumClassifier.Settings(trial, TAU_MS, depth.rates(), persistent);
    }

    static List<String> options() {
        return Arrays.stream(values()).map(EquilibriumVariant::option).toList();
    }

    static EquilibriumVariant of(String option) {
        return Arrays.stream(values())
                .filter(v -> v.option.equals(option))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("--rule must be one of " + options() + ", got '" + option + "'"));
    }
}
