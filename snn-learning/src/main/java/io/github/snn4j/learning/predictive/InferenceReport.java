package io.github.snn4j.learning.predictive;

/**
 * How a relaxation went.
 *
 * @param steps steps made
 * @param startEnergy free energy before the first step, mean of the samples
 * @param energy free energy after the last step, mean of the samples
 * @param rate factor on the Euler step at the end: 1 if it was never halved
 * @param settled whether the tolerance was reached; false if it ended because all steps were made
 */
public record InferenceReport(int steps, double startEnergy, double energy, double rate, boolean settled) {}
