package io.github.snn4j.learning.error;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;

/**
 * The error of a fixed random readout of a population's own spikes, in every step: a layer learns to be read by it and
 * needs to hear nothing from other layers.
 *
 * <pre>
 *   y = G (mask s) + c            G, c uniform in [-amplitude/sqrt(n), amplitude/sqrt(n)], never changed
 *   L = loss(y, target)           per sample and step
 *   m = mask G^T dL/dy            third factor: dL/ds of every neuron
 * </pre>
 *
 * <p>With dropout p a neuron is left out of the readout of a step with probability p, and the others count
 * {@code 1/(1-p)}; without it the mask is 1. The third factor is that of a single sample: a rule sums over the
 * mini-batch, and an optimiser averages unless told otherwise.
 *
 * <p>Give the target with {@code simulator.external(population, LocalReadout.TARGET, values)}, one row of {@code
 * outputs} values for all samples or one per sample. It stays until set again.
 *
 * <p>G and c follow from seed and population name alone, so {@link ReadoutMonitor} reads the same output while learning
 * is off. A loss that is NaN or infinite stops the run with the name of the population and the step, before any rule
 * has used it.
 *
 * <p>Reference: H. Mostafa, V. Ramesh &amp; G. Cauwenberghs, Front. Neurosci. 12:608, 2018, doi 10.3389/fnins.2018.00608;
 * J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi 10.3389/fnins.2020.00424. Verified by {@code
 * LocalReadoutTest}, {@code DecolleTest}.
 *
 * @param outputs values of the readout, such as classes, {@code >= 1}
 * @param amplitude width of the random weights before the division by the root of the population's size, {@code > 0}
 * @param loss how far the output is from the target
 * @param dropout probability that a neuron is left out in a step, in [0, 1)
 * @param seed seed of the readout and of the dropout
 */
public record LocalReadout(int outputs, double amplitude, Loss loss, double dropout, long seed)
        implements LearningSignal {

    /** Name of the external variable that takes the targets. */
    public static final String TARGET = "target";

    /** Validates the parameters. */
    public LocalReadout {
        Require.that(outputs >= 1, "LocalReadout.outputs must be >= 1", outputs);
        Require.that(
                amplitude > 0 && amplitude < Double.POSITIVE_INFINITY,
                "LocalReadout.amplitude must be > 0 and finite",
                amplitude);
        Require.that(dropout >= 0 && dropout < 1, "LocalReadout.dropout must be in [0, 1)", dropout);
    }

    /**
     * Smooth L1 and no dropout.
     *
     * @param outputs values of the readout
     * @param amplitude width of the random weights
     * @param seed seed of the readout
     * @return the signal
     */
    public static LocalReadout smoothL1(int outputs, double amplitude, long seed) {
        return new LocalReadout(outputs, amplitude, Loss.SMOOTH_L1, 0, seed);
    }

    /**
     * Another loss.
     *
     * @param other loss
     * @return changed copy
     */
    public LocalReadout withLoss(Loss other) {
        return new LocalReadout(outputs, amplitude, other, dropout, seed);
    }

    /**
     * Another dropout.
     *
     * @param probability probability that a neuron is left out in a step, in [0, 1)
     * @return changed copy
     */
    public LocalReadout withDropout(double probability) {
        return new LocalReadout(outputs, amplitude, loss, probability, seed);
    }

    /**
     * The random weights for a population.
     *
     * @param population name of the population
     * @param size its neurons
     * @return G, {@code [outputs][size]}
     */
    public float[][] weights(String population, int size) {
        RandomReadout readout = new RandomReadout(this, population, size);
        float[][] g = new float[outputs][size];
        for (int k = 0; k < outputs; k++) {
            for (int j = 0; j < size; j++) {
                g[k][j] = readout.weight(k, j);
            }
        }
        return g;
    }

    /**
     * The random offsets for a population.
     *
     * @param population name of the population
     * @param size its neurons
     * @return c, {@code [outputs]}
     */
    public float[] offsets(String population, int size) {
        RandomReadout readout = new RandomReadout(this, population, size);
        float[] c = new float[outputs];
        for (int k = 0; k < outputs; k++) {
            c[k] = readout.bias(k);
        }
        return c;
    }

    @Override
    public Source bind(LearningSignalContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Source {

        private static final float[] ALL = {};

        private final LocalReadout signal;
        private final String population;
        private final int size;
        private final SpikeSignal spikes;
        private final RandomReadout readout;
        private final float[] target;
        private final float[] y;
        private final float[] gradient;
        private final float[] mask;
        private final KeyedRandom.Cursor random;
        private int drawn;
        private long step;

        Running(LocalReadout signal, LearningSignalContext context) {
            this.signal = signal;
            this.population = context.population();
            this.size = context.size();
            this.spikes = context.signal(population, new Spikes());
            this.readout = new RandomReadout(signal, population, size);
            this.target = context.external(TARGET, signal.outputs);
            this.y = new float[signal.outputs];
            this.gradient = new float[signal.outputs];
            this.mask = signal.dropout == 0 ? ALL : new float[size];
            this.random = KeyedRandom.of(signal.seed, population, "dropout").cursor();
        }

        @Override
        public void computeInto(float[] modulator) {
            for (int b = 0; b < spikes.batch(); b++) {
                drawMask(b);
                readout.read(spikes, b, mask, y);
                double loss = signal.loss.gradient(y, target, b * y.length, gradient);
                if (!Double.isFinite(loss)) {
                    throw new ArithmeticException("Population '" + population + "': the loss of its readout is " + loss
                            + " for sample " + b + " in learning step " + step
                            + " of the trial; check the targets, or use a smaller learning rate");
                }
                readout.feedBack(gradient, modulator, b * size);
                for (int j = 0; j < mask.length; j++) {
                    modulator[b * size + j] *= mask[j];
                }
            }
            drawn++;
            step++;
        }

        /** Draws count through all trials, so that no two steps of a run share a mask. */
        private void drawMask(int sample) {
            float kept = (float) (1 / (1 - signal.dropout));
            random.moveTo(drawn, sample, 0);
            for (int j = 0; j < mask.length; j++) {
                mask[j] = random.nextFloat() < signal.dropout ? 0f : kept;
            }
        }

        @Override
        public void reset() {
            step = 0;
        }
    }
}
