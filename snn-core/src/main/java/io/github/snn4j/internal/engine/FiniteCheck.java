package io.github.snn4j.internal.engine;

/** Names the first NaN or infinity in a state array. */
final class FiniteCheck {

    private FiniteCheck() {}

    static void fail(PopulationRuntime population, String variable, float[] x, long step) {
        for (int n = 0; n < x.length; n++) {
            if (!Float.isFinite(x[n])) {
                throw new ArithmeticException("Population '" + population.name() + "', neuron " + n % population.size()
                        + ", sample " + n / population.size() + ": variable '" + variable + "' is " + x[n] + " by step "
                        + step + "; check weights, inputs and the learning rate");
            }
        }
    }
}
