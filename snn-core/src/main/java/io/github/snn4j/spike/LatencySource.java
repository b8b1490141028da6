package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;

/**
 * Time to first spike: every neuron fires once per presentation, the earlier the stronger its value.
 *
 * <pre>
 *   x = value / maxValue
 *   LINEAR        t = tMax (1 - x) / (1 - threshold)
 *   LOGARITHMIC   t = tMax ln(x) / ln(threshold)
 *   no spike if x = 0 or x &lt; threshold
 * </pre>
 *
 * <p>Both go from 0 at the highest value to {@code tMax} at the threshold. The linear form keeps differences of values,
 * the logarithmic one keeps ratios: twice the contrast everywhere shifts all spikes by the same time.
 *
 * <p>Values are presented per sample ({@link SpikeSource.Emitter#present}) before a trial; until then the source is
 * silent. No random numbers are drawn.
 *
 * <p>Timing: {@code t} counts from the start of the trial and is rounded to the nearest step.
 *
 * <p>Reference: S. Thorpe, D. Fize &amp; C. Marlot, "Speed of processing in the human visual system", Nature
 * 381:520-522, 1996, doi 10.1038/381520a0; J.J. Hopfield, "Pattern recognition computation using action potential
 * timing for stimulus representation", Nature 376:33-36, 1995, doi 10.1038/376033a0 (logarithmic form).
 *
 * <p>Verified by {@code LatencySourceTest}.
 *
 * @param tMaxMs latency of the weakest value that fires, in ms, a multiple of the step, {@code >= 0}
 * @param maxValue highest value, {@code > 0}; 255 for bytes, 1 for scaled images
 * @param threshold share of {@code maxValue} below which there is no spike; in [0, 1), for the logarithmic form in
 *     (0, 1)
 * @param form how time depends on the value
 */
public record LatencySource(double tMaxMs, double maxValue, double threshold, Form form) implements SpikeSource {

    /** How time depends on the value. */
    public enum Form {
        /** Time falls linearly with the value. */
        LINEAR,
        /** Time falls linearly with the logarithm of the value. */
        LOGARITHMIC
    }

    /** Validates the parameters. */
    public LatencySource {
        Check.nonNegative(tMaxMs, "LatencySource.tMaxMs", "ms");
        Check.positive(maxValue, "LatencySource.maxValue", "");
        boolean logarithmic = form == Form.LOGARITHMIC;
        Check.argument(
                (logarithmic ? threshold > 0 : threshold >= 0) && threshold < 1,
                () -> "LatencySource.threshold must be in " + (logarithmic ? "(0" : "[0") + ", 1) for the form " + form
                        + ", got " + threshold);
    }

    @Override
    public Emitter bind(SourceContext context) {
        return new Running(this, context);
    }

    /** Latency of a share x of the highest value that fires, in ms. */
    private double latencyMs(double x) {
        if (form == Form.LINEAR) {
            return tMaxMs * (1 - x) / (1 - threshold);
        }
        return tMaxMs * StrictMath.log(x) / StrictMath.log(threshold);
    }

    private static final class Running implements Emitter {

        private final LatencySource source;
        private final SourceContext context;
        private final TimeStep timeStep;
        private final int lastStep;
        /** Neurons sorted by step, ascending within a step: [sample][k]. */
        private final int[][] neurons;
        /** Where each step begins in {@link #neurons}: [sample][step], one more at the end. */
        private final int[][] begins;

        private final int[] stepOf;

        Running(LatencySource source, SourceContext context) {
            this.source = source;
            this.context = context;
            this.timeStep = context.timeStep();
            this.lastStep = timeStep.steps(source.tMaxMs, "LatencySource '" + context.name() + "': tMaxMs");
            this.neurons = new int[context.batch()][context.size()];
            this.begins = new int[context.batch()][lastStep + 2];
            this.stepOf = new int[context.size()];
        }

        @Override
        public void present(int sample, float[] values) {
            Rates.presented(context, sample, values, 0, source.maxValue, "LatencySource", "");
            // Counting sort by step; the neurons of a step stay in order.
            int[] begin = begins[sample];
            Arrays.fill(begin, 0);
            for (int n = 0; n < values.length; n++) {
                double x = values[n] / source.maxValue;
                // Values are floats: 0.7f counts as 0.7, though it is a little less.
                boolean fires = x > 0 && (float) x >= (float) source.threshold;
                stepOf[n] = fires ? (int) Math.min(lastStep, Math.round(source.latencyMs(x) / timeStep.dtMs())) : -1;
                if (fires) {
                    begin[stepOf[n] + 1]++;
                }
            }
            for (int s = 0; s <= lastStep; s++) {
                begin[s + 1] += begin[s];
            }
            int[] next = begin.clone();
            for (int n = 0; n < values.length; n++) {
                if (stepOf[n] >= 0) {
                    neurons[sample][next[stepOf[n]]++] = n;
                }
            }
        }

        @Override
        public void emit(long step, int sample, int stream, SpikeWriter out) {
            if (step <= lastStep) {
                int end = begins[sample][(int) step + 1];
                for (int k = begins[sample][(int) step]; k < end; k++) {
                    out.spike(sample, neurons[sample][k]);
                }
            }
        }
    }
}
