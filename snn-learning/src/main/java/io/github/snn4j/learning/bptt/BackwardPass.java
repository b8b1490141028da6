package io.github.snn4j.learning.bptt;

import io.github.snn4j.kernel.RowKernels;
import io.github.snn4j.learning.internal.Require;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the trial of one sample backward: from the derivatives of the loss with respect to the readout to those with
 * respect to what arrives at each neuron in each step, left in place of the distances from threshold. One for each
 * thread.
 *
 * <pre>
 *   gz[t]    = dL/dz[t] + sum over projections to k, delay d: w_k delta_k[t + d]
 *   du[t]    = psi(x[t]) gz[t] + dv[t] (1 or, with reset to a value, 1 - z[t]),    dv[t-1] = P du[t]
 *   delta[t] = gain du[t]                                                  delta synapses
 *   dI[t-1]  = Q du[t] + S dI[t],   delta[t] = gain dI[t]                  exponential currents
 * </pre>
 */
final class BackwardPass {

    private final NetworkPlan plan;
    private final BpttConfig config;
    private final NeuronState[] neurons;
    private final NeuronBackward backward;
    private final float[][] pulled;
    private final float[][] derivative;
    private final float[][] rateTerm;
    private final RowKernels rows = RowKernels.fastest();

    BackwardPass(NetworkPlan plan, BpttConfig config) {
        this.plan = plan;
        this.config = config;
        this.backward = new NeuronBackward(config);
        int n = plan.populations.size();
        this.neurons = new NeuronState[n];
        this.pulled = new float[n][];
        this.derivative = new float[n][];
        this.rateTerm = new float[n][0];
        for (PopulationPlan p : plan.populations.values()) {
            neurons[p.index] = new NeuronState(p.size);
            pulled[p.index] = new float[p.size];
            derivative[p.index] = new float[p.size];
        }
        config.regularizers().forEach(r -> {
            PopulationPlan p = plan.population(r.population(), "RateRegularizer");
            Require.that(
                    p.kind == PopulationPlan.Kind.LIF,
                    () -> "RateRegularizer: '" + p.name + "' is not a population of spiking neurons");
            rateTerm[p.index] = new float[p.size];
        });
    }

    /** Adds the loss of the rates and keeps its derivatives for the pass to come. */
    double regularize(SampleState s) {
        double loss = 0;
        for (float[] term : rateTerm) {
            Arrays.fill(term, 0f);
        }
        for (RateRegularizer r : config.regularizers()) {
            PopulationPlan p = plan.population(r.population(), "RateRegularizer");
            loss += rates(r, p.size, s.spikes[p.index], rateTerm[p.index]);
        }
        return loss;
    }

    private double rates(RateRegularizer r, int size, SpikeList spikes, float[] term) {
        int steps = config.steps();
        int[] count = new int[size];
        for (int k = 0; k < spikes.count(); k++) {
            count[spikes.neurons()[k]]++;
        }
        double loss = 0;
        for (int j = 0; j < size; j++) {
            double rate = (double) count[j] / steps;
            double beyond = rate > r.high() ? rate - r.high() : rate < r.low() ? rate - r.low() : 0;
            loss += r.strength() / (2 * size) * beyond * beyond;
            term[j] += (float) (r.strength() / size * beyond / steps);
        }
        return loss;
    }

    /** All steps; the readout's derivatives are given, the others found. */
    void run(SampleState s, ReadoutTrace readout) {
        for (int g = plan.groups.size() - 1; g >= 0; g--) {
            List<PopulationPlan> group = plan.groups.get(g);
            if (group.stream().anyMatch(p -> p.needsDelta)) {
                run(group, s, readout);
            }
        }
    }

    private void run(List<PopulationPlan> group, SampleState s, ReadoutTrace readout) {
        for (PopulationPlan p : group) {
            neurons[p.index].clear();
        }
        int steps = config.steps();
        int window = config.window();
        for (int t = steps - 1; t >= 0; t--) {
            boolean cut = window > 0 && (t + 1) % window == 0;
            for (int k = group.size() - 1; k >= 0; k--) {
                PopulationPlan p = group.get(k);
                if (cut) {
                    neurons[p.index].clear();
                }
                pull(p, s, t, readout);
                boolean isReadout = p.name.equals(config.readout());
                backward.step(
                        p,
                        neurons[p.index],
                        s,
                        t,
                        pulled[p.index],
                        isReadout ? readout.membrane() : null,
                        derivative[p.index]);
            }
        }
        for (PopulationPlan p : group) {
            if (p.incoming.stream().anyMatch(q -> q.trained && q.pre.kind == PopulationPlan.Kind.STATIC)) {
                sum(p, s, steps);
            }
        }
    }

    /** Collects the derivative of the loss with respect to the output of a population in a step. */
    private void pull(PopulationPlan p, SampleState s, int t, ReadoutTrace readout) {
        float[] sum = pulled[p.index];
        if (rateTerm[p.index].length > 0) {
            System.arraycopy(rateTerm[p.index], 0, sum, 0, p.size);
        } else {
            Arrays.fill(sum, 0f);
        }
        if (p.name.equals(config.readout())) {
            readout.addOutput(t, sum);
        }
        for (ProjectionPlan q : p.outgoing) {
            int at = t + q.delay;
            boolean within =
                    at < config.steps() && (config.window() == 0 || at / config.window() == t / config.window());
            if (within && q.post.neurons()) {
                int n = q.post.size;
                rows.addScaledRows(s.x[q.post.index], at * n, n, q.transposed, p.size, sum, 0, 0, p.size);
            }
        }
    }

    private static void sum(PopulationPlan p, SampleState s, int steps) {
        float[] x = s.x[p.index];
        float[] sum = s.deltaSum[p.index];
        Arrays.fill(sum, 0f);
        for (int t = 0; t < steps; t++) {
            for (int j = 0; j < p.size; j++) {
                sum[j] += x[t * p.size + j];
            }
        }
    }
}
