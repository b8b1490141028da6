package io.github.snn4j.learning.threefactor;

import io.github.snn4j.Simulator;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;

/**
 * Layer-sequential unit-variance initialisation: shows a mini-batch and scales the weights of one layer after the other
 * until the membranes of the layer have a wanted mean and variance. Without it, deep layers of spiking networks tend to
 * be silent.
 *
 * <pre>
 *   weights := weights sqrt(variance wanted / variance measured)
 *   bias    := bias + mean wanted - mean measured
 * </pre>
 *
 * measured over neurons, samples and steps, and repeated until both are within the tolerance. Reference: D. Mishkin
 * &amp; J. Matas, ICLR 2016, arXiv 1511.06422.
 *
 * @param burnInSteps steps that are not measured, {@code >= 0}
 * @param steps steps that are measured, {@code >= 1}
 * @param mean wanted mean of the membranes
 * @param variance wanted variance of the membranes, {@code > 0}
 * @param tolerance largest deviation of mean and variance that is left alone, {@code > 0}
 * @param attempts how often a layer may be scaled, {@code >= 1}
 */
public record UnitVariance(int burnInSteps, int steps, double mean, double variance, double tolerance, int attempts) {

    /**
     * A layer.
     *
     * @param population its neurons
     * @param weights projection whose weights are scaled
     * @param bias projection from one neuron that fires in every step, whose weights are shifted
     */
    public record Layer(String population, String weights, String bias) {}

    /** Validates the parameters. */
    public UnitVariance {
        Require.that(burnInSteps >= 0, "UnitVariance.burnInSteps must be >= 0", burnInSteps);
        Require.that(steps >= 1, "UnitVariance.steps must be >= 1", steps);
        Require.that(Double.isFinite(mean), "UnitVariance.mean must be finite", mean);
        Require.that(variance > 0, "UnitVariance.variance must be > 0", variance);
        Require.that(tolerance > 0, "UnitVariance.tolerance must be > 0", tolerance);
        Require.that(attempts >= 1, "UnitVariance.attempts must be >= 1", attempts);
    }

    /**
     * Mean 0, variance 1, tolerance 0.02, 20 attempts.
     *
     * @param burnInSteps steps that are not measured
     * @param steps steps that are measured
     * @return the initialiser
     */
    public static UnitVariance over(int burnInSteps, int steps) {
        return new UnitVariance(burnInSteps, steps, 0, 1, 0.02, 20);
    }

    /**
     * Another mean, for fewer spikes.
     *
     * @param wanted mean of the membranes
     * @return changed copy
     */
    public UnitVariance withMean(double wanted) {
        return new UnitVariance(burnInSteps, steps, wanted, variance, tolerance, attempts);
    }

    /**
     * Scales layer by layer. Every measurement is a presentation of what the sources have been given; the number of the
     * presentation is set to 0 for each and in the end. Learning is off meanwhile and on afterwards.
     *
     * @param simulator simulator at the start of a trial, samples presented
     * @param layers layers in the order in which spikes pass them
     * @throws IllegalStateException if a layer gets no input, or does not settle
     */
    public void apply(Simulator simulator, Layer... layers) {
        simulator.setLearning(false);
        for (Layer layer : layers) {
            scale(simulator, layer);
        }
        simulator.setLearning(true);
    }

    private void scale(Simulator simulator, Layer layer) {
        Signal membrane = simulator.signal(layer.population(), new Membrane());
        for (int k = 0; k <= attempts; k++) {
            double[] measured = measure(simulator, membrane);
            double m = measured[0];
            double v = measured[1];
            if (Math.abs(m - mean) <= tolerance && Math.abs(v - variance) <= tolerance) {
                return;
            }
            if (!(v > 1e-12)) {
                throw new IllegalStateException("UnitVariance: the membranes of '" + layer.population()
                        + "' do not move; give projection '" + layer.weights() + "' weights other than 0 and input");
            }
            if (k < attempts) {
                change(simulator, layer.weights(), (float) Math.sqrt(variance / v), 0f);
                change(simulator, layer.bias(), 1f, (float) (mean - m));
            }
        }
        throw new IllegalStateException("UnitVariance: '" + layer.population() + "' has not come within " + tolerance
                + " of mean " + mean + " and variance " + variance + " in " + attempts
                + " attempts; measure more steps or samples, or allow a larger tolerance");
    }

    private double[] measure(Simulator simulator, Signal membrane) {
        simulator.reset();
        simulator.setPresentation(0);
        simulator.run(burnInSteps);
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < steps; k++) {
            simulator.step();
            for (float u : membrane.array()) {
                sum += u;
                squares += (double) u * u;
            }
        }
        simulator.reset();
        simulator.setPresentation(0);
        double n = (double) steps * membrane.array().length;
        double average = sum / n;
        return new double[] {average, squares / n - average * average};
    }

    private static void change(Simulator simulator, String projection, float factor, float offset) {
        float[] w = simulator.weights(projection).copy();
        for (int n = 0; n < w.length; n++) {
            w[n] = w[n] * factor + offset;
        }
        simulator.setWeights(projection, w);
    }
}
