package io.github.snn4j.learning.settling;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.neuron.SpikeBlock;
import io.github.snn4j.plasticity.Phase;
import java.util.List;

/**
 * A cause that is inferred: it starts at what the encoder says and then settles between what would explain the layer
 * below and what the layer above expects.
 *
 * <pre>
 *   first step of a trial    x = encoded
 *   later steps              x := x + rate (up evidence + down (predicted - x))
 *   evidence                 encoded - recoded                     TARGET
 *                            error                                 GRADIENT
 *   CLAMPED phase            x is held
 *   activity = x + noise
 * </pre>
 *
 * <p>{@code ENCODED} takes f(below), what the encoder makes of the layer below; {@code RECODED} takes f(g(x)), what it
 * makes of the reconstruction from x: their difference is the way uphill in {@code log p(below | x)} as target
 * propagation knows it, without the transpose of any weights. {@code ERROR} takes that gradient itself, from units that
 * know what the decoder gets wrong. {@code PREDICTED} takes the decoder's expectation from
 * above, 0 without one: a prior around zero. {@code NOISE} takes what corrupts the activity and not the state.
 *
 * <p>One time step is one step of inference. State variables: {@code x}, {@code activity}, {@code started}.
 * Reference: Y. Bengio, D.-H. Lee, J. Bornschein, T. Mesnard &amp; Z. Lin, arXiv 1502.04156, 2015. Verified by {@code
 * SettlingUnitTest}.
 *
 * @param rate size of a step, {@code > 0}
 * @param up weight of the evidence from below, {@code >= 0}
 * @param down weight of the expectation from above, {@code >= 0}; {@code rate down <= 1} keeps it from overshooting
 * @param evidence which evidence counts
 */
public record SettlingUnit(double rate, double up, double down, Evidence evidence) implements NeuronModel {

    /** What tells the way uphill. */
    public enum Evidence {
        /** The encoder, as an inverse of the decoder. */
        TARGET,
        /** The error of the decoder, carried back by its own weights. */
        GRADIENT
    }

    /** What the encoder makes of the layer below; the default. */
    public static final Receptor ENCODED = new Receptor("encoded");

    /** What the encoder makes of the reconstruction of the layer below. */
    public static final Receptor RECODED = new Receptor("recoded");

    /** The gradient of {@code log p(below | x)}. */
    public static final Receptor ERROR = new Receptor("error");

    /** What the decoder expects, seen from above. */
    public static final Receptor PREDICTED = new Receptor("predicted");

    /** What is added to the activity alone. */
    public static final Receptor NOISE = new Receptor("noise");

    /** Validates the parameters. */
    public SettlingUnit {
        Require.positive(rate, "SettlingUnit.rate");
        Require.nonNegative(up, "SettlingUnit.up");
        Require.nonNegative(down, "SettlingUnit.down");
        Require.that(rate * down <= 1, "SettlingUnit: rate * down must be <= 1, or the state overshoots", rate * down);
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(ENCODED, RECODED, ERROR, PREDICTED, NOISE);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Dynamics {

        private final float byTarget;
        private final float byError;
        private final float pull;
        private final int size;
        private final float[] x;
        private final float[] activity;
        private final float[] started;
        private final DynamicsContext context;
        private final DynamicsContext.Input encoded;
        private final DynamicsContext.Input recoded;
        private final DynamicsContext.Input error;
        private final DynamicsContext.Input predicted;
        private final DynamicsContext.Input noise;

        Running(SettlingUnit unit, DynamicsContext context) {
            float gain = (float) (unit.rate * unit.up);
            this.byTarget = unit.evidence == Evidence.TARGET ? gain : 0f;
            this.byError = unit.evidence == Evidence.GRADIENT ? gain : 0f;
            this.pull = (float) (unit.rate * unit.down);
            this.size = context.size();
            this.x = context.state("x", 0f);
            this.activity = context.state("activity", 0f);
            this.started = context.state("started", 0f);
            this.context = context;
            this.encoded = context.input(ENCODED);
            this.recoded = context.input(RECODED);
            this.error = context.input(ERROR);
            this.predicted = context.input(PREDICTED);
            this.noise = context.input(NOISE);
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            boolean held = context.phase().role() == Phase.Role.CLAMPED;
            float[] e = encoded.array(slice);
            float[] r = recoded.array(slice);
            float[] d = error.array(slice);
            float[] p = predicted.array(slice);
            float[] xi = noise.array(slice);
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int to = b * size + slice.to();
                for (int n = b * size + slice.from(); n < to; n++) {
                    float old = x[n];
                    float moved = old + (byTarget * (e[n] - r[n]) + byError * d[n] + pull * (p[n] - old));
                    moved = started[n] == 0f ? e[n] : moved;
                    float now = held ? old : moved;
                    x[n] = now;
                    started[n] = 1f;
                    activity[n] = now + xi[n];
                    e[n] = 0f;
                    r[n] = 0f;
                    d[n] = 0f;
                    p[n] = 0f;
                    xi[n] = 0f;
                }
            }
        }

        @Override
        public String membrane() {
            return "x";
        }

        @Override
        public float[] activity() {
            return activity;
        }

        @Override
        public boolean graded() {
            return true;
        }
    }
}
