package io.github.snn4j.learning.settling;

import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.neuron.SpikeBlock;
import io.github.snn4j.plasticity.Phase;
import java.util.List;

/**
 * A pixel that is shown, hidden and filled in from inside, or corrupted while the net learns.
 *
 * <pre>
 *   activity = pixel                                              hidden = 0, or first step of a trial
 *   activity = pixel + hidden (filled - pixel)                    later
 *   activity = corrupted                                          CLAMPED phase
 * </pre>
 *
 * <p>{@code FILLED} takes the decoder's picture of the pixel; a projection to it needs a delay, since the decoder
 * depends on the pixel. External variables: {@code pixel}; {@code hidden}, 1 where the pixel is not seen and 0
 * elsewhere; {@code corrupted}, what the encoder is shown when it learns. A hidden pixel starts at {@code pixel}, which
 * is then a guess, such as the mean of all images. State variables: {@code x}, which is {@code pixel}, {@code activity}
 * and {@code started}. Verified by {@code SettlingUnitTest}.
 */
public record ImageUnit() implements NeuronModel {

    /** What the net imagines in the place of the pixel. */
    public static final Receptor FILLED = new Receptor("filled");

    /** External variable: the pixel. */
    public static final String PIXEL = "pixel";

    /** External variable: 1 where the pixel is not seen. */
    public static final String HIDDEN = "hidden";

    /** External variable: what is shown in the CLAMPED phase. */
    public static final String CORRUPTED = "corrupted";

    @Override
    public List<Receptor> receptors() {
        return List.of(FILLED);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new Running(context);
    }

    private static final class Running implements Dynamics {

        private final int size;
        private final float[] x;
        private final float[] activity;
        private final float[] started;
        private final DynamicsContext context;
        private final DynamicsContext.Input filled;
        private final DynamicsContext.External pixel;
        private final DynamicsContext.External hidden;
        private final DynamicsContext.External corrupted;

        Running(DynamicsContext context) {
            this.size = context.size();
            this.x = context.state("x", 0f);
            this.activity = context.state("activity", 0f);
            this.started = context.state("started", 0f);
            this.context = context;
            this.filled = context.input(FILLED);
            this.pixel = context.external(PIXEL);
            this.hidden = context.external(HIDDEN);
            this.corrupted = context.external(CORRUPTED);
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            boolean learning = context.phase().role() == Phase.Role.CLAMPED;
            float[] inside = filled.array(slice);
            float[] shown = pixel.array();
            float[] covered = hidden.array();
            float[] spoilt = corrupted.array();
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int to = b * size + slice.to();
                for (int n = b * size + slice.from(); n < to; n++) {
                    float p = shown[n];
                    float seen = started[n] == 0f ? p : p + covered[n] * (inside[n] - p);
                    x[n] = p;
                    activity[n] = learning ? spoilt[n] : seen;
                    started[n] = 1f;
                    inside[n] = 0f;
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
