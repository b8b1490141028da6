package io.github.snn4j.stimulus;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.Values;

/**
 * A current into the membrane that follows a given course: constant, in steps, or a sinusoid.
 *
 * <pre>
 *   current of neuron n in a step = scale_n (mean of course(t) over the step)
 * </pre>
 *
 * <p>It adds to what is set from outside and to other stimuli, in the unit of the model's external variable
 * {@code current}. Timing: the mean over step k acts while the membrane goes from the start to the end of step k.
 *
 * <p>Verified by {@code CurrentsTest}.
 *
 * @param course current as a function of time since the start of the trial
 * @param scale factor for each neuron
 */
public record InjectedCurrent(TimeCourse course, Values scale) implements Stimulus {

    /** Validates that the products are numbers. */
    public InjectedCurrent {
        double largest = Math.max(Math.abs(course.min()), Math.abs(course.max()));
        Check.finite((float) largest, "InjectedCurrent.course as a float");
    }

    /**
     * The same current for all neurons.
     *
     * @param course current as a function of time
     */
    public InjectedCurrent(TimeCourse course) {
        this(course, Values.constant(1));
    }

    /**
     * A constant current.
     *
     * @param value current
     * @return the stimulus
     */
    public static InjectedCurrent constant(double value) {
        return new InjectedCurrent(TimeCourse.constant(value));
    }

    /**
     * A current in steps: {@code values[k]} from {@code timesMs[k]} until the next time, 0 before the first.
     *
     * @param timesMs ascending times in ms, {@code >= 0}
     * @param values one current for each
     * @return the stimulus
     */
    public static InjectedCurrent steps(double[] timesMs, double[] values) {
        return new InjectedCurrent(TimeCourse.steps(timesMs, values));
    }

    /**
     * A sinusoid {@code offset + amplitude sin(2 pi frequency t)}.
     *
     * @param offset mean current
     * @param amplitude amplitude
     * @param frequencyHz frequency in Hz, {@code >= 0}
     * @return the stimulus
     */
    public static InjectedCurrent sinusoid(double offset, double amplitude, double frequencyHz) {
        return new InjectedCurrent(TimeCourse.sinusoid(offset, amplitude, frequencyHz, 0));
    }

    @Override
    public Injector bind(StimulusContext context) {
        float[] current = context.current();
        GridCourse course = new GridCourse(this.course, context.timeStep());
        int size = context.size();
        double[] scales =
                PerNeuron.of(scale, context, "scale", "Stimulus '" + context.name() + "': InjectedCurrent.scale");
        return (step, firstStream, slice) -> add(current, size, scales, course.at(step), slice);
    }

    private static void add(float[] current, int size, double[] scales, double value, Slice slice) {
        if (value == 0) {
            return;
        }
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            for (int n = slice.from(); n < slice.to(); n++) {
                current[b * size + n] += (float) (scales[n] * value);
            }
        }
    }
}
