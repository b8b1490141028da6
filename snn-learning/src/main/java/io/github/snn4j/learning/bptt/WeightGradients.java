package io.github.snn4j.learning.bptt;

import io.github.snn4j.kernel.RowKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums the gradient of the weights over steps and samples, {@code dL/dw_ij = sum z_i[t] delta_j[t + d]}: for each
 * presynaptic neuron the deltas of the steps in which its spikes arrive, so that work is proportional to spikes. Tasks
 * are ranges of rows, and each row is summed in the order of samples and steps, whoever does it.
 */
final class WeightGradients {

    /** Some rows of a projection. */
    record Part(ProjectionPlan projection, int from, int to) {}

    private final int steps;
    private final List<Part> parts = new ArrayList<>();

    WeightGradients(NetworkPlan plan, BpttConfig config) {
        this.steps = config.steps();
        // Every part reads the deltas of all samples, so there are no more of them than balance needs.
        int pieces = config.threads() == 1 ? 1 : 2 * config.threads();
        for (ProjectionPlan p : plan.projections.values()) {
            for (int k = 0; p.trained && k < pieces; k++) {
                int from = (int) ((long) p.pre.size * k / pieces);
                int to = (int) ((long) p.pre.size * (k + 1) / pieces);
                if (to > from) {
                    parts.add(new Part(p, from, to));
                }
            }
        }
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * Sums the rows of a part.
     *
     * @return whether all of them are finite
     */
    boolean sum(Part part, SampleState[] states, int samples, RowKernels rows) {
        ProjectionPlan p = part.projection();
        int n = p.post.size;
        Arrays.fill(p.gradient, part.from() * n, part.to() * n, 0f);
        for (int b = 0; b < samples; b++) {
            SampleState s = states[b];
            switch (p.pre.kind) {
                case SOURCE, LIF -> addSpikes(part, s, rows);
                case STATIC -> addStatic(part, s);
                case RATE -> addGraded(part, s);
            }
        }
        p.clearAbsent(part.from() * n, part.to() * n);
        return finite(p.gradient, part.from() * n, part.to() * n);
    }

    private void addSpikes(Part part, SampleState s, RowKernels rows) {
        ProjectionPlan p = part.projection();
        int n = p.post.size;
        SpikeList list = s.spikes[p.pre.index];
        int[] times = list.times();
        float[] delta = s.x[p.post.index];
        int last = steps - 1 - p.delay;
        int block = rows.block(n);
        for (int j = 0; j < n; j += block) {
            int to = Math.min(j + block, n);
            for (int i = part.from(); i < part.to(); i++) {
                int first = list.firstOf(i);
                int end = list.endOf(i);
                while (end > first && times[end - 1] > last) {
                    end--;
                }
                rows.addRows(delta, n, times, first, end, p.delay, p.gradient, i * n, j, to);
            }
        }
    }

    private void addStatic(Part part, SampleState s) {
        ProjectionPlan p = part.projection();
        int n = p.post.size;
        float[] activity = s.activity[p.pre.index];
        for (int i = part.from(); i < part.to(); i++) {
            if (p.delay == 0) {
                Rows.addScaledRow(activity[i], s.deltaSum[p.post.index], 0, p.gradient, i * n, n);
            } else {
                for (int t = p.delay; t < steps; t++) {
                    Rows.addScaledRow(activity[i], s.x[p.post.index], t * n, p.gradient, i * n, n);
                }
            }
        }
    }

    private void addGraded(Part part, SampleState s) {
        ProjectionPlan p = part.projection();
        int n = p.post.size;
        float[] activity = s.activity[p.pre.index];
        for (int t = p.delay; t < steps; t++) {
            for (int i = part.from(); i < part.to(); i++) {
                float y = activity[(t - p.delay) * p.pre.size + i];
                Rows.addScaledRow(y, s.x[p.post.index], t * n, p.gradient, i * n, n);
            }
        }
    }

    /** Zero times anything but a finite number is NaN. Four sums, since one would wait for itself. */
    private static boolean finite(float[] x, int from, int to) {
        float a = 0f;
        float b = 0f;
        float c = 0f;
        float d = 0f;
        int n = from;
        for (; n + 4 <= to; n += 4) {
            a += 0f * x[n];
            b += 0f * x[n + 1];
            c += 0f * x[n + 2];
            d += 0f * x[n + 3];
        }
        for (; n < to; n++) {
            a += 0f * x[n];
        }
        return a + b + c + d == 0f;
    }
}
