package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import org.jspecify.annotations.Nullable;

/**
 * Plays spikes that are shown sample by sample, such as recordings of an event camera: every sample of a batch has
 * spikes of its own, and they may be replaced before each trial. Silent until something is shown.
 *
 * <p>Show them with {@code Simulator.present(population, sample, frames)}. The trains are shared and not copied, since
 * {@link SpikeFrames} never change. No random numbers are drawn. For the same trains in every trial and sample there is
 * {@link SpikeTrainSource}.
 *
 * <p>Timing: step 0 of the frames is emitted in step 0 of the trial; after the last step the source is silent. The work
 * of a step is that of its spikes.
 *
 * <p>Verified by {@code SpikeFramesTest}.
 */
public record FrameSource() implements SpikeSource {

    @Override
    public Emitter bind(SourceContext context) {
        return new Running(context);
    }

    private static final class Running implements Emitter {

        private final SourceContext context;
        private final @Nullable SpikeFrames[] shown;

        Running(SourceContext context) {
            this.context = context;
            this.shown = new SpikeFrames[context.batch()];
        }

        @Override
        public void present(int sample, SpikeFrames frames) {
            String what = "FrameSource '" + context.name() + "'";
            Check.index(sample, context.batch(), what + ": sample");
            Check.argument(
                    frames.size() == context.size(),
                    () -> what + ": presented frames must have the size of the population, " + context.size()
                            + " neurons, got " + frames.size());
            shown[sample] = frames;
        }

        @Override
        public void emit(long step, int sample, int stream, SpikeWriter out) {
            SpikeFrames frames = shown[sample];
            if (frames != null) {
                frames.emit(step, sample, out);
            }
        }
    }
}
