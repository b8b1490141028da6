package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values that the user sets from outside; they stay until set again. If stimuli add to them, each step starts from what
 * the user has set.
 */
public final class ExternalValues implements DynamicsContext.External {

    private final String name;
    private final int batch;
    private final int width;
    private final float[] values;
    private float @Nullable [] given;
    private boolean present;

    ExternalValues(String name, int batch, int width) {
        this.name = name;
        this.batch = batch;
        this.width = width;
        this.values = new float[batch * width];
    }

    @Override
    public float[] array() {
        return values;
    }

    @Override
    public boolean present() {
        return present;
    }

    /** The array for stimuli to add to. */
    float[] driven() {
        if (given == null) {
            given = values.clone();
        }
        present = true;
        return values;
    }

    /** Starts a step of a slice from what the user has set, if stimuli add to it. */
    void restart(Slice slice) {
        if (given != null) {
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int at = b * width + slice.from();
                System.arraycopy(given, at, values, at, slice.to() - slice.from());
            }
        }
    }

    /**
     * Sets the values: one per sample and neuron, one per neuron (used for all samples), or a single one for all.
     *
     * @param wanted finite values
     */
    public void set(float... wanted) {
        Check.argument(
                wanted.length == values.length || wanted.length == width || wanted.length == 1,
                () -> name + " takes 1, " + width + " or " + values.length + " values, got " + wanted.length);
        for (float x : wanted) {
            Check.argument(Float.isFinite(x), () -> name + " values must be finite, got " + x);
        }
        float[] target = given == null ? values : given;
        if (wanted.length == 1) {
            Arrays.fill(target, wanted[0]);
        } else {
            for (int b = 0; b < batch; b++) {
                int from = wanted.length == values.length ? b * width : 0;
                System.arraycopy(wanted, from, target, b * width, width);
            }
        }
        present = true;
    }
}
