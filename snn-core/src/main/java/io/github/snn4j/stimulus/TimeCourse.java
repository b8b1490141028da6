package io.github.snn4j.stimulus;

import io.github.snn4j.internal.check.Check;
import java.util.Arrays;

/**
 * A quantity as a function of time, in whatever unit its user gives it. What acts in a step of the simulation is the
 * mean over that step, so that integrals over time are exact and no jump needs to lie on the grid.
 *
 * <p>Time counts from the start of the trial. Verified by {@code TimeCourseTest}.
 */
public sealed interface TimeCourse {

    /**
     * Mean over a span of time.
     *
     * @param fromMs start in ms, {@code >= 0}
     * @param toMs end in ms, {@code > fromMs}
     * @return mean value
     */
    double mean(double fromMs, double toMs);

    /**
     * A lower bound of all values.
     *
     * @return the smallest value
     */
    double min();

    /**
     * An upper bound of all values.
     *
     * @return the largest value
     */
    double max();

    /**
     * The same value at all times.
     *
     * @param value finite value
     * @return the course
     */
    static TimeCourse constant(double value) {
        return new Steps(new double[] {0}, new double[] {value});
    }

    /**
     * Steps: {@code values[k]} from {@code timesMs[k]} until the next time, the last one for ever, 0 before the first.
     *
     * @param timesMs ascending times in ms, {@code >= 0}
     * @param values one finite value for each
     * @return the course
     */
    static TimeCourse steps(double[] timesMs, double[] values) {
        return new Steps(timesMs, values);
    }

    /**
     * A sinusoid: {@code offset + amplitude sin(2 pi frequency t + phase)}.
     *
     * @param offset mean value
     * @param amplitude amplitude
     * @param frequencyHz frequency in Hz, {@code >= 0}
     * @param phaseRad phase at time 0 in rad
     * @return the course
     */
    static TimeCourse sinusoid(double offset, double amplitude, double frequencyHz, double phaseRad) {
        return new Sinusoid(offset, amplitude, frequencyHz, phaseRad);
    }

    /**
     * Piecewise constant.
     *
     * @param timesMs ascending times in ms, {@code >= 0}
     * @param values one finite value for each
     */
    record Steps(double[] timesMs, double[] values) implements TimeCourse {

        /** Copies and validates times and values. */
        public Steps {
            timesMs = timesMs.clone();
            values = values.clone();
            Check.atLeast(timesMs.length, 1, "TimeCourse.steps: number of times");
            Check.length(values.length, timesMs.length, "TimeCourse.steps: values");
            for (int k = 0; k < values.length; k++) {
                Check.nonNegative(timesMs[k], "TimeCourse.steps: timesMs[" + k + "]", "ms");
                Check.finite(values[k], "TimeCourse.steps: values[" + k + "]");
                double before = k == 0 ? -1 : timesMs[k - 1];
                double time = timesMs[k];
                Check.argument(
                        time > before,
                        () -> "TimeCourse.steps: timesMs must ascend, got " + time + " ms after " + before + " ms");
            }
        }

        @Override
        public double[] timesMs() {
            return timesMs.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }

        @Override
        public double mean(double fromMs, double toMs) {
            int found = Arrays.binarySearch(timesMs, fromMs);
            int k = found >= 0 ? found : -found - 2; // the step that holds at fromMs, -1 before the first
            if (k + 1 == timesMs.length || timesMs[k + 1] >= toMs) {
                return k < 0 ? 0 : values[k];
            }
            double sum = 0;
            double at = fromMs;
            for (; at < toMs; k++) {
                double end = k + 1 == timesMs.length ? toMs : Math.min(timesMs[k + 1], toMs);
                sum += (end - at) * (k < 0 ? 0 : values[k]);
                at = end;
            }
            return sum / (toMs - fromMs);
        }

        @Override
        public double min() {
            double least = Arrays.stream(values).min().orElseThrow();
            return timesMs[0] > 0 ? Math.min(0, least) : least;
        }

        @Override
        public double max() {
            double most = Arrays.stream(values).max().orElseThrow();
            return timesMs[0] > 0 ? Math.max(0, most) : most;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Steps s && Arrays.equals(s.timesMs, timesMs) && Arrays.equals(s.values, values);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(timesMs) + Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return values.length == 1 && timesMs[0] == 0
                    ? "Constant[" + values[0] + "]"
                    : "Steps[" + values.length + " values]";
        }
    }

    /**
     * A sinusoid.
     *
     * @param offset mean value
     * @param amplitude amplitude
     * @param frequencyHz frequency in Hz, {@code >= 0}
     * @param phaseRad phase at time 0 in rad
     */
    record Sinusoid(double offset, double amplitude, double frequencyHz, double phaseRad) implements TimeCourse {

        private static final double RAD_PER_HZ_MS = 2e-3 * Math.PI;

        /** Validates the parameters. */
        public Sinusoid {
            Check.finite(offset, "TimeCourse.sinusoid: offset");
            Check.finite(amplitude, "TimeCourse.sinusoid: amplitude");
            Check.nonNegative(frequencyHz, "TimeCourse.sinusoid: frequencyHz", "Hz");
            Check.finite(phaseRad, "TimeCourse.sinusoid: phaseRad");
        }

        /** The mean over an angle of 2 a is that of its middle times sin(a) / a. */
        @Override
        public double mean(double fromMs, double toMs) {
            double perMs = RAD_PER_HZ_MS * frequencyHz;
            double half = 0.5 * perMs * (toMs - fromMs);
            double shrink = half < 1e-8 ? 1 : StrictMath.sin(half) / half;
            double middle = perMs * 0.5 * (fromMs + toMs) + phaseRad;
            return offset + amplitude * shrink * StrictMath.sin(middle);
        }

        @Override
        public double min() {
            return offset - Math.abs(amplitude);
        }

        @Override
        public double max() {
            return offset + Math.abs(amplitude);
        }
    }
}
