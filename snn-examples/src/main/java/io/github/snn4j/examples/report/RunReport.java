package io.github.snn4j.examples.report;

import org.jspecify.annotations.Nullable;

/**
 * A result with all that is needed to judge and repeat it.
 *
 * @param experiment  name of the experiment
 * @param description what it does, one line
 * @param commandLine command that repeats the run
 * @param seed        seed of the run
 * @param versions    what it was made with
 * @param expected    what it should give, or null if nobody measured that for these options
 * @param result      what it gave
 */
public record RunReport(
        String experiment,
        String description,
        String commandLine,
        long seed,
        Versions versions,
        @Nullable ExpectedRange expected,
        RunResult result) {

    /**
     * Tells whether the result contradicts the expected range.
     *
     * @return true if there is a range and the result is not within it
     */
    public boolean isOutside() {
        return expected != null && !expected.isMetBy(result.metrics());
    }
}
