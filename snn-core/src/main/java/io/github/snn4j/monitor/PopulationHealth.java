package io.github.snn4j.monitor;

import io.github.snn4j.plasticity.WeightView;
import java.util.ArrayList;
import java.util.List;

/** Is a population silent or saturated? Judged from running totals at the end of a window. */
final class PopulationHealth {

    private final String name;
    private final MonitorContext context;
    private final double neurons;
    private final List<String> incoming = new ArrayList<>();
    private final long[] inputBefore;
    private final boolean[] active;
    private long before;
    private int silentWindows;
    private int saturatedWindows;
    private boolean silentTold;
    private boolean saturatedTold;

    PopulationHealth(String name, MonitorContext context) {
        this.name = name;
        this.context = context;
        this.neurons = (double) context.size(name) * context.batch();
        for (String projection : context.projections()) {
            String pre = context.preOf(projection);
            if (context.postOf(projection).equals(name) && !pre.equals(name) && !context.isGraded(pre)) {
                incoming.add(projection);
            }
        }
        this.inputBefore = new long[incoming.size()];
        this.active = new boolean[incoming.size()];
    }

    void closeWindow(HealthMonitor limits, int steps, HealthRecording.Findings findings) {
        long now = context.spikeCount(name);
        long fired = now - before;
        before = now;
        long input = countInput();
        if (fired > 0) {
            silentWindows = 0;
        } else if (input > 0 && ++silentWindows >= limits.windows() && !silentTold && excited()) {
            silentTold = true;
            findings.add(
                    HealthWarning.Kind.SILENT,
                    name,
                    "Population '%s' did not fire in %d windows of %d steps, although %d spikes were sent to it in the"
                            + " last one; raise weights or input rate, lower the threshold, or check units (times are"
                            + " in ms)",
                    name,
                    silentWindows,
                    steps,
                    input);
        }
        saturation(limits, steps, fired, findings);
    }

    private void saturation(HealthMonitor limits, int steps, long fired, HealthRecording.Findings findings) {
        double perStep = fired / (neurons * steps);
        double rateHz = perStep * 1e3 / context.timeStep().dtMs();
        boolean saturated = perStep > limits.saturatedShare() || rateHz > limits.maxRateHz();
        saturatedWindows = saturated ? saturatedWindows + 1 : 0;
        if (saturatedWindows >= limits.windows() && !saturatedTold) {
            saturatedTold = true;
            findings.add(
                    HealthWarning.Kind.SATURATED,
                    name,
                    "Population '%s' fires at %.0f Hz on average, a spike per neuron in %.0f %% of all steps, in %d"
                            + " windows of %d steps; lower weights or input rate, add inhibition, or give it a"
                            + " refractory period",
                    name,
                    rateHz,
                    100 * perStep,
                    saturatedWindows,
                    steps);
        }
    }

    private long countInput() {
        long sum = 0;
        for (int k = 0; k < inputBefore.length; k++) {
            long now = context.spikeCount(context.preOf(incoming.get(k)));
            active[k] = now > inputBefore[k];
            sum += now - inputBefore[k];
            inputBefore[k] = now;
        }
        return sum;
    }

    /** Whether a projection that carries spikes has a positive weight: what is only inhibited is rightly silent. */
    private boolean excited() {
        for (int k = 0; k < active.length; k++) {
            if (active[k] && hasPositive(context.weights(incoming.get(k)))) {
                return true;
            }
        }
        // Looked at again after as many windows, so that the search does not run in each.
        silentWindows = 0;
        return false;
    }

    private static boolean hasPositive(WeightView weights) {
        for (int i = 0; i < weights.preSize(); i++) {
            for (int j = 0; j < weights.postSize(); j++) {
                if (weights.get(i, j) > 0f) {
                    return true;
                }
            }
        }
        return false;
    }
}
