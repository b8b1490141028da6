package io.github.snn4j.learning.error;

import io.github.snn4j.connect.Pooling;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;

/**
 * Carries the third factor of a population back through maximum pooling: the neuron whose membrane is largest in a
 * window hears what the pooled neuron hears, the others of the window hear nothing.
 *
 * <pre>
 *   m[i] = sum of m_pooled[j] over the windows j whose largest membrane is u[i], the first of several
 * </pre>
 *
 * <p>That is the gradient of a pooled spike {@code H(max u)} with respect to the membranes, once the rule multiplies by
 * the surrogate derivative at its own membrane. Declare the learning signal of the pooled population before this one.
 *
 * <pre>{@code
 * Network.builder()
 *         .population("maps", conv.out().size(), DecolleLif.published())
 *         .population("layer", pool.out().size(), Relay.any())
 *         .projection(Projection.between("maps", "layer").connectivity(pool).weight(1))
 *         .learningSignal("layer", LocalReadout.smoothL1(10, 0.5, seed))
 *         .learningSignal("maps", new MaxPoolError("layer", pool))
 * }</pre>
 *
 * <p>Reference: the pooling of J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi
 * 10.3389/fnins.2020.00424. Verified by {@code MaxPoolErrorTest}.
 *
 * @param pooled population behind the pooling, which has a learning signal
 * @param pooling the windows
 */
public record MaxPoolError(String pooled, Pooling pooling) implements LearningSignal {

    @Override
    public Source bind(LearningSignalContext context) {
        int inputs = pooling.in().size();
        int outputs = pooling.out().size();
        Require.that(
                inputs == context.size(),
                "MaxPoolError.pooling must have as many inputs as population '" + context.population() + "' neurons, "
                        + context.size(),
                inputs);
        Require.that(
                outputs == context.sizeOf(pooled),
                "MaxPoolError.pooling must have as many outputs as population '" + pooled + "' neurons, "
                        + context.sizeOf(pooled),
                outputs);
        Signal membrane = context.signal(context.population(), new Membrane());
        float[] above = context.modulator(pooled);
        int[] winners = new int[outputs];
        return modulator -> {
            Arrays.fill(modulator, 0f);
            for (int b = 0; b < membrane.batch(); b++) {
                pooling.largest(membrane.array(), b * inputs, winners);
                for (int j = 0; j < outputs; j++) {
                    modulator[b * inputs + winners[j]] += above[b * outputs + j];
                }
            }
        };
    }
}
