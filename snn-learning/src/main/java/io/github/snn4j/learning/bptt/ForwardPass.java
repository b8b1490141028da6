package io.github.snn4j.learning.bptt;

import io.github.snn4j.kernel.RowKernels;
import java.util.Arrays;
import java.util.List;

/** Runs the trial of one sample forward, with the sums in the order of the simulator. One for each thread. */
final class ForwardPass {

    private final NetworkPlan plan;
    private final int steps;
    private final NeuronState[] neurons;
    private final float[][] still;
    private final RowKernels rows = RowKernels.fastest();

    ForwardPass(NetworkPlan plan, int steps) {
        this.plan = plan;
        this.steps = steps;
        int n = plan.populations.size();
        this.neurons = new NeuronState[n];
        this.still = new float[n][];
        for (PopulationPlan p : plan.populations.values()) {
            neurons[p.index] = new NeuronState(p.size);
            still[p.index] = new float[p.size];
        }
    }

    void run(SampleState s, BpttBatch batch, int sample) {
        for (List<PopulationPlan> group : plan.groups) {
            for (PopulationPlan p : group) {
                begin(p, s, batch, sample);
            }
            if (group.get(0).neurons()) {
                run(group, s, batch, sample);
            }
        }
    }

    private void begin(PopulationPlan p, SampleState s, BpttBatch batch, int sample) {
        switch (p.kind) {
            case SOURCE -> s.spikes[p.index] = batch.spikes(p, sample);
            case STATIC -> NeuronForward.fixed(p.constants(), batch.drive(p, sample), s.activity[p.index]);
            case LIF, RATE -> {
                neurons[p.index].reset(p.constants());
                s.spikes[p.index].clear();
                int lead = p.leadingOuter();
                boolean first = true;
                Arrays.fill(s.x[p.index], 0f);
                for (ProjectionPlan q : p.incoming.subList(0, lead)) {
                    if (q.pre.kind == PopulationPlan.Kind.STATIC && first) {
                        deliverStill(q, s);
                    } else {
                        deliverAll(q, s);
                    }
                    first = false;
                }
            }
        }
    }

    private void run(List<PopulationPlan> group, SampleState s, BpttBatch batch, int sample) {
        for (int t = 0; t < steps; t++) {
            for (PopulationPlan p : group) {
                for (ProjectionPlan q : p.incoming.subList(p.leadingOuter(), p.incoming.size())) {
                    if (t >= q.delay) {
                        deliver(q, s, t, 0, q.post.size);
                    }
                }
                NeuronForward.step(p, neurons[p.index], s, t, batch.drive(p, sample));
            }
        }
    }

    /** Input that does not change adds the same sums in every step. */
    private void deliverStill(ProjectionPlan q, SampleState s) {
        float[] sums = still[q.post.index];
        int n = q.post.size;
        Arrays.fill(sums, 0f);
        rows.addScaledRows(s.activity[q.pre.index], 0, q.pre.size, q.weights, n, sums, 0, 0, n);
        for (int t = q.delay; t < steps; t++) {
            System.arraycopy(sums, 0, s.x[q.post.index], t * n, n);
        }
    }

    /** All steps for a block of columns, then the next: neurons that fire often find their weights in the cache. */
    private void deliverAll(ProjectionPlan q, SampleState s) {
        int block = rows.block(q.post.size);
        for (int j = 0; j < q.post.size; j += block) {
            for (int t = q.delay; t < steps; t++) {
                deliver(q, s, t, j, Math.min(j + block, q.post.size));
            }
        }
    }

    private void deliver(ProjectionPlan q, SampleState s, int t, int first, int end) {
        int from = t - q.delay;
        int n = q.post.size;
        float[] out = s.x[q.post.index];
        switch (q.pre.kind) {
            case SOURCE, LIF -> {
                SpikeList list = s.spikes[q.pre.index];
                rows.addRows(q.weights, n, list.neurons(), list.from(from), list.to(from), 0, out, t * n, first, end);
            }
            case STATIC ->
                rows.addScaledRows(s.activity[q.pre.index], 0, q.pre.size, q.weights, n, out, t * n, first, end);
            case RATE -> {
                int base = from * q.pre.size;
                rows.addScaledRows(s.activity[q.pre.index], base, q.pre.size, q.weights, n, out, t * n, first, end);
            }
        }
    }
}
