package io.github.snn4j.stimulus;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;

/**
 * Gaussian noise current: every neuron gets a new value, independent of all others, at the start of each interval.
 *
 * <pre>
 *   current = mean + sd xi_k      from k interval to (k + 1) interval,  xi_k ~ N(0, 1)
 * </pre>
 *
 * <p>Far from threshold a membrane of resistance R then has, at the ends of the intervals, the variance
 * {@code (R sd)^2 tanh(interval / (2 tauMem))}. For short intervals that is {@code (R sd)^2 interval / (2 tauMem)}:
 * white noise of a given strength needs {@code sd} to grow as {@code 1 / sqrt(interval)}.
 *
 * <p>It adds to what is set from outside and to other stimuli, in the unit of the model's external variable
 * {@code current}. Cost: some thirty nanoseconds per draw.
 *
 * <p>Verified by {@code CurrentsTest}.
 *
 * @param mean mean current
 * @param sd standard deviation, {@code >= 0}
 * @param intervalMs time between new values in ms, a multiple of the step, {@code > 0}
 */
public record NoiseCurrent(double mean, double sd, double intervalMs) implements Stimulus {

    /** Validates the parameters. */
    public NoiseCurrent {
        Check.finite((float) mean, "NoiseCurrent.mean as a float");
        Check.nonNegative(sd, "NoiseCurrent.sd", "");
        Check.positive(intervalMs, "NoiseCurrent.intervalMs", "ms");
    }

    @Override
    public Injector bind(StimulusContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Injector {

        private static final Slice NONE = new Slice(0, 0, 0, 0, 0);

        private final double mean;
        private final double sd;
        private final int stepsPerInterval;
        private final int size;
        private final float[] current;
        /** Values of the interval that a slice is in, [batch][neuron]. */
        private final float[] held;

        private final KeyedRandom.Cursor[] random;
        // What is held for each slice.
        private final Slice[] slices;
        private final long[] interval;
        private final int[] stream;

        Running(NoiseCurrent noise, StimulusContext context) {
            this.mean = noise.mean;
            this.sd = noise.sd;
            this.stepsPerInterval = context.timeStep()
                    .steps(noise.intervalMs, "Stimulus '" + context.name() + "': NoiseCurrent.intervalMs");
            this.size = context.size();
            this.current = context.current();
            this.held = new float[current.length];
            KeyedRandom key = context.random("noise");
            this.random = new KeyedRandom.Cursor[context.slices()];
            this.slices = new Slice[context.slices()];
            for (int s = 0; s < slices.length; s++) {
                random[s] = key.cursor();
                slices[s] = NONE;
            }
            this.interval = new long[slices.length];
            this.stream = new int[slices.length];
        }

        @Override
        public void inject(long step, int firstStream, Slice slice) {
            int s = slice.index();
            long now = step / stepsPerInterval;
            if (now != interval[s] || firstStream != stream[s] || !slice.equals(slices[s])) {
                draw(now, firstStream, slice);
                interval[s] = now;
                stream[s] = firstStream;
                slices[s] = slice;
            }
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                for (int i = b * size + slice.from(); i < b * size + slice.to(); i++) {
                    current[i] += held[i];
                }
            }
        }

        private void draw(long now, int firstStream, Slice slice) {
            KeyedRandom.Cursor cursor = random[slice.index()];
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                for (int n = slice.from(); n < slice.to(); n++) {
                    cursor.moveTo(Math.toIntExact(now), n, firstStream + b);
                    held[b * size + n] = (float) (mean + sd * Distributions.fastNormal(cursor));
                }
            }
        }
    }
}
