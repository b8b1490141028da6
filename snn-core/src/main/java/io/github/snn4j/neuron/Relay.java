package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/**
 * A neuron without memory: it fires in a step if the weights that arrive in this step reach a threshold.
 *
 * <pre>
 *   spike if  sum of arriving weights &gt;= threshold
 * </pre>
 *
 * Behind a {@link io.github.snn4j.connect.Pooling} of weight 1, threshold 1 makes maximum pooling: it fires if any neuron
 * of its window fires, which is the same as to test the threshold on the largest membrane of the window. Threshold n asks
 * for n spikes. A projection without delay passes the spikes on within the step. No state variables. Verified by {@code
 * PoolingTest}.
 *
 * @param threshold sum that makes it fire, {@code > 0}
 */
public record Relay(double threshold) implements NeuronModel {

    /** Validates the threshold. */
    public Relay {
        Check.positive(threshold, "Relay.threshold", "");
    }

    /**
     * Fires if any input of weight 1 or more does, provided that no weight is negative.
     *
     * @return threshold 1
     */
    public static Relay any() {
        return new Relay(1);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        float bar = (float) threshold;
        int size = context.size();
        DynamicsContext.Input input = context.input(Receptor.INPUT);
        return new Dynamics() {
            @Override
            public void step(Slice slice, SpikeBlock out) {
                boolean arrived = input.touched(slice);
                for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                    out.emitted(b, arrived ? fire(b, slice, out.target(b)) : 0);
                }
            }

            private int fire(int sample, Slice slice, int[] spikes) {
                float[] sums = input.array(slice);
                int base = sample * size;
                int n = 0;
                for (int j = slice.from(); j < slice.to(); j++) {
                    if (sums[base + j] >= bar) {
                        spikes[n++] = j;
                    }
                }
                Arrays.fill(sums, base + slice.from(), base + slice.to(), 0f);
                return n;
            }
        };
    }
}
