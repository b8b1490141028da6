package io.github.snn4j.examples.experiment;

/**
 * Hears how far a run is. Phases follow one another: {@link #begin}, any number of {@link #update}, {@link #end}. Calls
 * are cheap and may come after every image; the listener decides how often to show something.
 */
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = new ProgressListener() {
        @Override
        public void begin(String phase, long total, String unit) {
            // Nobody listens.
        }

        @Override
        public void update(long done, String status) {
            // Nobody listens.
        }

        @Override
        public void end() {
            // Nobody listens.
        }
    };

    /**
     * A phase begins.
     *
     * @param phase what is done, one word, for example {@code train}
     * @param total how much there is to do, at least 0
     * @param unit  what is counted, in the plural, for example {@code images}
     */
    void begin(String phase, long total, String unit);

    /**
     * Some of it is done.
     *
     * @param done   how much in all, 0 to the total
     * @param status a few figures of interest, for example {@code 12.4 Hz}, or empty
     */
    void update(long done, String status);

    /** The phase is over. */
    void end();
}
