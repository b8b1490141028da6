package io.github.snn4j.internal.engine;

/** Finds the first NaN or infinity in a state array. */
final class FiniteCheck {

    private FiniteCheck() {}

    static void require(PopulationRuntime population, String variable, float[] x, long step) {
        float zero = 0f;
        for (float value : x) {
            zero += value * 0f; // stays 0 unless a value is NaN or infinite
        }
        if (zero == 0f) {
            return;
        }
        for (int n = 0; n < x.length; n++) {
            if (!Float.isFinite(x[n])) {
                throw new ArithmeticException("Population '" + population.name() + "', neuron " + n % population.size()
                        + ", sample " + n / population.size() + ": variable '" + variable + "' is " + x[n] + " by step "
                        + step + "; check weights, inputs and the learning rate");
            }
        }
    }
}
