package io.github.snn4j.examples.temporal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Poisson spikes of inputs whose rates change from part to part of a trial, in steps of 1 ms. */
final class PoissonTrains {

    private final RandomGenerator random;
    private final List<int[]> byStep = new ArrayList<>();

    PoissonTrains(RandomGenerator random) {
        this.random = random;
    }

    /** Goes on with another part of the trial. */
    void add(int ms, float[] ratesHz) {
        double[] probability = new double[ratesHz.length];
        Arrays.setAll(probability, i -> -StrictMath.expm1(-ratesHz[i] / 1000.0));
        int[] fired = new int[ratesHz.length];
        for (int t = 0; t < ms; t++) {
            int count = 0;
            for (int i = 0; i < probability.length; i++) {
                if (probability[i] > 0 && random.nextDouble() < probability[i]) {
                    fired[count++] = i;
                }
            }
            byStep.add(Arrays.copyOf(fired, count));
        }
    }

    /** The inputs that fire in each step, ascending. */
    int[][] spikes() {
        return byStep.toArray(new int[0][]);
    }
}
