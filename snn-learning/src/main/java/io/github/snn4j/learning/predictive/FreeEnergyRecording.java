package io.github.snn4j.learning.predictive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.monitor.MonitorContext;
import io.github.snn4j.monitor.Recording;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Signal;
import java.util.Arrays;
import java.util.Map;

/** Free energies of the running trial, recorded by a {@link FreeEnergyMonitor}. */
public final class FreeEnergyRecording implements Recording {

    private final Signal[] errors;
    private final double[] variances;
    private final int batch;
    private double[] energies = new double[64];
    private int count;
    private boolean over;

    FreeEnergyRecording(Map<String, Double> variance, MonitorContext context) {
        this.errors = variance.keySet().stream()
                .map(name -> context.signal(name, new Activity()))
                .toArray(Signal[]::new);
        this.variances = variance.values().stream().mapToDouble(v -> v).toArray();
        this.batch = context.batch();
    }

    @Override
    public void onStep(long step) {
        if (over) {
            count = 0;
            over = false;
        }
        double sum = 0;
        for (int k = 0; k < errors.length; k++) {
            sum += variances[k] * squares(errors[k].array());
        }
        if (count == energies.length) {
            energies = Arrays.copyOf(energies, 2 * count);
        }
        energies[count++] = sum / (2 * batch);
    }

    /** Four sums side by side: one after the other would wait for each addition. */
    private static double squares(float[] e) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int n = 0;
        for (; n + 3 < e.length; n += 4) {
            a += (double) e[n] * e[n];
            b += (double) e[n + 1] * e[n + 1];
            c += (double) e[n + 2] * e[n + 2];
            d += (double) e[n + 3] * e[n + 3];
        }
        for (; n < e.length; n++) {
            a += (double) e[n] * e[n];
        }
        return a + b + (c + d);
    }

    @Override
    public void onTrialEnd(long step) {
        over = true;
    }

    @Override
    public void onReset() {
        over = true;
    }

    /**
     * Number of steps recorded since the trial began.
     *
     * @return steps
     */
    public int size() {
        return count;
    }

    /**
     * The free energy after a step.
     *
     * @param step step of the trial, in {@code [0, size())}
     * @return mean of the samples
     */
    public double at(int step) {
        Require.index(step, count, "FreeEnergyRecording step");
        return energies[step];
    }

    /**
     * The free energy after the last step.
     *
     * @return mean of the samples
     */
    public double latest() {
        return at(count - 1);
    }
}
