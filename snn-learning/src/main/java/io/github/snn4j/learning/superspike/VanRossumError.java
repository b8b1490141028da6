package io.github.snn4j.learning.superspike;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Signal;

/**
 * The difference between target spikes and own spikes, filtered by a double exponential.
 *
 * <pre>
 *   error[j](t) = (alpha * (target[j] - z[j]))(t)          alpha as {@link Psp} with tauDecay and tauRise
 * </pre>
 *
 * <p>Its squares, summed over time, are a squared van Rossum distance. The target is another population of the same
 * size, usually a {@code SpikeTrainSource}. References: F. Zenke &amp; S. Ganguli, Neural Comput. 30:1514-1541, 2018,
 * doi 10.1162/neco_a_01086; M.C.W. van Rossum, Neural Comput. 13:751-763, 2001, doi 10.1162/089976601300014321.
 * Verified by {@code SuperSpikeTest}.
 *
 * @param target name of the population that fires the target spikes
 * @param tauRiseMs rise of the filter in ms, {@code > 0}
 * @param tauDecayMs decay of the filter in ms, {@code > 0}
 */
public record VanRossumError(String target, double tauRiseMs, double tauDecayMs) implements LearningSignal {

    /** Validates the time constants. */
    public VanRossumError {
        Require.positive(tauRiseMs, "VanRossumError.tauRiseMs", "ms");
        Require.positive(tauDecayMs, "VanRossumError.tauDecayMs", "ms");
    }

    /**
     * The paper's filter, 5 and 10 ms.
     *
     * @param target name of the population that fires the target spikes
     * @return the signal
     */
    public static VanRossumError of(String target) {
        return new VanRossumError(target, 5, 10);
    }

    @Override
    public Source bind(LearningSignalContext context) {
        if (context.sizeOf(target) != context.size()) {
            throw new IllegalArgumentException("VanRossumError of '" + context.population() + "': target population '"
                    + target + "' must have as many neurons, " + context.size() + ", got " + context.sizeOf(target));
        }
        Psp filter = new Psp(tauDecayMs, tauRiseMs);
        Signal wanted = context.signal(target, filter);
        Signal own = context.signal(context.population(), filter);
        return modulator -> {
            for (int n = 0; n < modulator.length; n++) {
                modulator[n] = wanted.array()[n] - own.array()[n];
            }
        };
    }
}
