package io.github.snn4j.learning.target;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.stimulus.Stimulus;
import io.github.snn4j.stimulus.StimulusContext;
import java.util.Optional;

/**
 * Gaussian noise that arrives with the input of graded units, new in every step, for learning from corrupted states:
 * {@code input := input + sd xi}, {@code xi ~ N(0, 1)}, from a step of the trial on.
 *
 * <p>Draws are addressed by neuron, presentation and step, so neither batch size nor threads change them. Cost: some
 * thirty nanoseconds per unit and step. Verified by {@code CorruptionTest}.
 *
 * @param sd standard deviation, {@code >= 0}
 * @param fromStep first step of a trial with noise, {@code >= 0}
 * @param receptor where it arrives, empty for the model's first
 */
public record Corruption(double sd, int fromStep, Optional<Receptor> receptor) implements Stimulus {

    /** Validates the numbers. */
    public Corruption {
        Require.nonNegative(sd, "Corruption.sd");
        Require.atLeast(fromStep, 0, "Corruption.fromStep");
    }

    /**
     * Noise in every step, at the model's first receptor.
     *
     * @param sd standard deviation
     * @return the stimulus
     */
    public static Corruption of(double sd) {
        return new Corruption(sd, 0, Optional.empty());
    }

    @Override
    public Injector bind(StimulusContext context) {
        StimulusContext.Arrivals arrivals = context.arrivals(receptor);
        KeyedRandom key = context.random("corruption");
        KeyedRandom.Cursor[] cursors = new KeyedRandom.Cursor[context.slices()];
        for (int s = 0; s < cursors.length; s++) {
            cursors[s] = key.cursor();
        }
        int size = context.size();
        return (step, firstStream, slice) -> {
            if (step >= fromStep && sd > 0) {
                add(arrivals.array(slice), cursors[slice.index()], size, Math.toIntExact(step), firstStream, slice);
                arrivals.touch(slice);
            }
        };
    }

    private void add(float[] input, KeyedRandom.Cursor cursor, int size, int step, int firstStream, Slice slice) {
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            for (int n = slice.from(); n < slice.to(); n++) {
                cursor.moveTo(step, n, firstStream + b);
                input[b * size + n] += (float) (sd * Distributions.fastNormal(cursor));
            }
        }
    }
}
