package io.github.snn4j.spike;

/**
 * Describes spike trains that come from outside the network: random, encoded from data, or given. An immutable record;
 * what runs is the {@link Emitter} made once per simulator.
 *
 * <p>Every implementation keeps to this, and {@code SpikeSourceContractTest} checks it: spikes are a function of the
 * seed, the name of the population, the presented values, the stream and the step. The batch size, the sample that a
 * presentation happens to run in, the number of threads and the rest of the network do not enter.
 */
public interface SpikeSource {

    /**
     * Makes the running source.
     *
     * @param context size, grid and random numbers
     * @return emitter owned by one simulator
     */
    Emitter bind(SourceContext context);

    /**
     * A running source. Different samples may be asked for by different threads at the same time ({@link #emit}
     * only); everything else is called by one thread at a time.
     */
    interface Emitter {

        /**
         * Sets what the source encodes for one sample, such as pixel intensities or rates, from the next step on; valid
         * until set again. Sources that take no values refuse.
         *
         * @param sample sample in {@code [0, batch)}
         * @param values one value per neuron; copied
         * @throws IllegalArgumentException if the length is wrong or a value is out of range; nothing is changed then
         * @throws UnsupportedOperationException if the source takes no values
         */
        default void present(int sample, float[] values) {
            throw new UnsupportedOperationException("this source takes no values");
        }

        /**
         * Sets the spikes that the source plays for one sample, from the next step on; valid until set again. Only
         * {@link FrameSource} takes spikes.
         *
         * @param sample sample in {@code [0, batch)}
         * @param frames spikes; not copied, as they never change
         * @throws IllegalArgumentException if the frames are of another size; nothing is changed then
         * @throws UnsupportedOperationException if the source takes no spikes
         */
        default void present(int sample, SpikeFrames frames) {
            throw new UnsupportedOperationException("this source takes no spikes; use a FrameSource");
        }

        /**
         * Writes the spikes of one sample for one step. Called for each step in order, once per sample.
         *
         * @param step step since the start of the trial, from 0
         * @param sample sample in {@code [0, batch)}
         * @param stream number of the presentation: no two trials of a run share it, whatever the batch size
         * @param out takes the spikes, ascending
         */
        void emit(long step, int sample, int stream, SpikeWriter out);

        /**
         * Forgets everything about past spikes, keeps the presented values. Called when a trial starts; the next call
         * of {@link #emit} is for step 0.
         */
        default void reset() {}
    }
}
