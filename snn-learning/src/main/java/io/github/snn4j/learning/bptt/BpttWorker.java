package io.github.snn4j.learning.bptt;

import io.github.snn4j.kernel.RowKernels;
import org.jspecify.annotations.Nullable;

/** What one thread needs to run samples. */
final class BpttWorker {

    private final NetworkPlan plan;
    private final int steps;
    private final SampleState own;
    private final ForwardPass forward;
    private final BackwardPass backward;
    private final ReadoutTrace readout;
    private final LossFunction loss;
    private final RowKernels rows = RowKernels.fastest();

    BpttWorker(NetworkPlan plan, PopulationPlan readout, BpttConfig config) {
        this.plan = plan;
        this.steps = config.steps();
        this.loss = LossFunction.of(readout, config);
        this.own = new SampleState(plan.populations.values(), steps);
        this.forward = new ForwardPass(plan, steps);
        this.backward = new BackwardPass(plan, config);
        this.readout = new ReadoutTrace(readout, config);
    }

    /** Runs a sample forward. */
    void forward(BpttBatch batch, int sample, BatchOutcome outcome) {
        forward.run(own, batch, sample);
        readout.read(own);
        double value = Double.NaN;
        if (batch.judged(sample)) {
            value = loss.evaluate(readout, batch, sample) + backward.regularize(own);
        } else {
            loss.score(readout);
        }
        outcome.set(sample, value, loss.scores, own);
    }

    /** Runs a sample forward and backward; a loss that is not finite has no derivative. */
    void backward(SampleState s, BpttBatch batch, int sample, BatchOutcome outcome) {
        forward.run(s, batch, sample);
        readout.read(s);
        double value = loss.evaluate(readout, batch, sample) + backward.regularize(s);
        outcome.set(sample, value, loss.scores, s);
        if (Double.isFinite(value)) {
            for (PopulationPlan p : plan.populations.values()) {
                if (p.kind == PopulationPlan.Kind.LIF && p.feedsTrained()) {
                    s.spikes[p.index].sortByNeuron();
                }
            }
            backward.run(s, readout);
        }
    }

    RowKernels rows() {
        return rows;
    }

    BpttTrace trace(BpttBatch batch, int sample, PopulationPlan p) {
        forward.run(own, batch, sample);
        int[][] spikes = new int[steps][0];
        SpikeList list = own.spikes[p.index];
        for (int t = 0; t < steps && p.spiking(); t++) {
            spikes[t] = java.util.Arrays.copyOfRange(list.neurons(), list.from(t), list.to(t));
        }
        float[] membrane =
                switch (p.kind) {
                    case SOURCE -> new float[0];
                    case RATE -> own.activity[p.index].clone();
                    case STATIC -> new float[steps * p.size];
                    case LIF -> own.x[p.index].clone();
                };
        for (int k = 0; k < membrane.length; k++) {
            if (p.kind == PopulationPlan.Kind.STATIC) {
                membrane[k] = own.activity[p.index][k % p.size];
            } else if (p.kind == PopulationPlan.Kind.LIF) {
                membrane[k] += p.constants().adaptive ? own.threshold[p.index][k] : p.constants().vTh;
            }
        }
        return new BpttTrace(steps, p.size, spikes, membrane);
    }

    /** The first membrane of a sample that is not finite, as text; null if all are. */
    @Nullable
    String firstBad(BpttBatch batch, int sample) {
        forward.run(own, batch, sample);
        for (int t = 0; t < steps; t++) {
            for (PopulationPlan p : plan.populations.values()) {
                for (int j = 0; p.neurons() && j < p.size; j++) {
                    float x = own.x[p.index][t * p.size + j];
                    if (!Float.isFinite(x) && x != SampleState.HELD) {
                        return "the membrane of '" + p.name + "' neuron " + j + " is not finite in step " + t
                                + " of sample " + sample;
                    }
                }
            }
        }
        return null;
    }
}
