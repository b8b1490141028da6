package io.github.snn4j.monitor;

import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightView;

/** Do plastic weights change, and are they inside their bounds? Judged in scans that are rare enough not to be felt. */
final class ProjectionHealth {

    private final String name;
    private final MonitorContext context;
    private final WeightView weights;
    private final float low;
    private final float high;
    private final String pre;
    private final String post;
    private final boolean spiking;
    private long preBefore;
    private long postBefore;
    private long steps;
    private boolean learned = true;
    private boolean scanned;
    private long hashBefore;
    private int stuckScans;
    private int idleScans;
    private boolean stuckTold;
    private boolean idleTold;
    private long hash;
    private long synapses;
    private long atLow;
    private long atHigh;

    ProjectionHealth(String name, MonitorContext context) {
        this.name = name;
        this.context = context;
        this.weights = context.weights(name);
        Bounds bounds = context.bounds(name);
        this.low = (float) bounds.min();
        this.high = (float) bounds.max();
        this.pre = context.preOf(name);
        this.post = context.postOf(name);
        this.spiking = !context.isGraded(pre) && !context.isGraded(post);
    }

    /** A scan touches pre x post weights once, a run the postsynaptic neurons in every step: hence the interval. */
    void closeWindow(HealthMonitor limits, int windowSteps, boolean learning, HealthRecording.Findings findings) {
        steps += windowSteps;
        learned &= learning;
        boolean due = steps * context.batch() * limits.scanShare() >= weights.preSize();
        if (!due || stuckTold && idleTold) {
            return;
        }
        scan();
        if (learned) {
            judgeBounds(limits, findings);
            judgeChange(limits, findings);
        }
        scanned = true;
        hashBefore = hash;
        preBefore = context.spikeCount(pre);
        postBefore = context.spikeCount(post);
        steps = 0;
        learned = true;
    }

    private void scan() {
        hash = 0;
        synapses = weights.distinctWeights();
        atLow = 0;
        atHigh = 0;
        weights.forEachWeight((pre, post, w) -> {
            hash = hash * 0x9E3779B97F4A7C15L + Float.floatToRawIntBits(w);
            atLow += w <= low ? 1 : 0;
            atHigh += w >= high ? 1 : 0;
        });
    }

    private void judgeBounds(HealthMonitor limits, HealthRecording.Findings findings) {
        long most = Math.max(atLow, atHigh);
        stuckScans = most > limits.boundShare() * synapses ? stuckScans + 1 : 0;
        if (stuckScans >= limits.windows() && !stuckTold) {
            stuckTold = true;
            findings.add(
                    HealthWarning.Kind.WEIGHTS_AT_BOUND,
                    name,
                    "Projection '%s': %d of %d weights are at the %s bound %s in %d scans in a row; lower the learning"
                            + " rate, balance potentiation and depression, or use a weight dependence",
                    name,
                    most,
                    synapses,
                    atLow >= atHigh ? "lower" : "upper",
                    atLow >= atHigh ? low : high,
                    stuckScans);
        }
    }

    private void judgeChange(HealthMonitor limits, HealthRecording.Findings findings) {
        long preSpikes = context.spikeCount(pre) - preBefore;
        long postSpikes = context.spikeCount(post) - postBefore;
        boolean idle = scanned && spiking && hash == hashBefore && preSpikes > 0 && postSpikes > 0;
        idleScans = idle ? idleScans + 1 : 0;
        if (idleScans >= limits.windows() && !idleTold) {
            idleTold = true;
            findings.add(
                    HealthWarning.Kind.NO_LEARNING,
                    name,
                    "Projection '%s': its rule changed none of %d weights in %d scans in a row, the last one over %d"
                            + " steps with %d presynaptic and %d postsynaptic spikes; check the learning rate and the"
                            + " third factor, and call endTrial if changes are applied per trial",
                    name,
                    synapses,
                    idleScans,
                    steps,
                    preSpikes,
                    postSpikes);
        }
    }
}
