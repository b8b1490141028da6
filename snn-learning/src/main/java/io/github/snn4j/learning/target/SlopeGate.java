package io.github.snn4j.learning.target;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.neuron.SpikeBlock;
import java.util.List;

/**
 * An error on its way down: what arrives at {@code ERROR} times the slope of a transfer function at the value that
 * arrives at {@code VALUE}, {@code activity = e f'(x)} with {@code y = f(x)} the value. State variable: {@code
 * activity}. Verified by {@code TargetPropagationTest}.
 *
 * @param transfer transfer function, tanh or linear
 */
public record SlopeGate(Transfer transfer) implements NeuronModel {

    /** Errors; the default. */
    public static final Receptor ERROR = new Receptor("error");
    /** Values f(x) at which the slope is taken. */
    public static final Receptor VALUE = new Receptor("value");

    /** Checks the transfer function. */
    public SlopeGate {
        Require.that(
                transfer == Transfer.TANH || transfer == Transfer.LINEAR,
                "SlopeGate.transfer must be TANH or LINEAR",
                transfer);
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(ERROR, VALUE);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        float bend = transfer == Transfer.TANH ? 1f : 0f;
        int size = context.size();
        float[] activity = context.state("activity", 0f);
        DynamicsContext.Input errors = context.input(ERROR);
        DynamicsContext.Input values = context.input(VALUE);
        return new Dynamics() {
            @Override
            public void step(Slice slice, SpikeBlock out) {
                float[] e = errors.array(slice);
                float[] y = values.array(slice);
                for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                    int to = b * size + slice.to();
                    for (int n = b * size + slice.from(); n < to; n++) {
                        activity[n] = e[n] * (1f - bend * y[n] * y[n]);
                        e[n] = 0f;
                        y[n] = 0f;
                    }
                }
            }

            @Override
            public String membrane() {
                return "activity";
            }

            @Override
            public float[] activity() {
                return activity;
            }

            @Override
            public boolean graded() {
                return true;
            }
        };
    }
}
