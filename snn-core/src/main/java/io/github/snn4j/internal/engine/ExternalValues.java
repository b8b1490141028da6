package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.DynamicsContext;
import java.util.Arrays;

/** Values that the user sets from outside; they stay until set again. */
public final class ExternalValues implements DynamicsContext.External {

    private final String name;
    private final int batch;
    private final int width;
    private final float[] values;
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

    /**
     * Sets the values: one per sample and neuron, one per neuron (used for all samples), or a single one for all.
     *
     * @param given finite values
     */
    public void set(float... given) {
        Check.argument(
                given.length == values.length || given.length == width || given.length == 1,
                () -> name + " takes 1, " + width + " or " + values.length + " values, got " + given.length);
        for (float x : given) {
            Check.argument(Float.isFinite(x), () -> name + " values must be finite, got " + x);
        }
        if (given.length == 1) {
            Arrays.fill(values, given[0]);
        } else {
            for (int b = 0; b < batch; b++) {
                int from = given.length == values.length ? b * width : 0;
                System.arraycopy(given, from, values, b * width, width);
            }
        }
        present = true;
    }
}
