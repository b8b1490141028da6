package io.github.snn4j.examples.experiment;

import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that can be run by name. Implementations have no state; every run starts from its options alone. */
public interface Experiment {

    /**
     * Returns the name to run it by.
     *
     * @return lower-case words joined by hyphens
     */
    String name();

    /**
     * Says what it does.
     *
     * @return one line
     */
    String description();

    /**
     * Returns the data it needs.
     *
     * @return the data
     */
    DataNeed dataNeeded();

    /**
     * Says how long it takes with the defaults.
     *
     * @return for example {@code 20 s} or {@code 12 min}
     */
    String typicalTime();

    /**
     * Returns the options it understands besides the seed.
     *
     * @return the options; giving another one is an error
     */
    Set<RunOption> options();

    /**
     * Returns the learning rules to choose from.
     *
     * @return their names, the default among them; empty if {@link RunOption#RULE} is not understood
     */
    List<String> rules();

    /**
     * Returns the working points of the network to choose from.
     *
     * @return their names, the default among them; empty if {@link RunOption#REGIME} is not understood
     */
    default List<String> regimes() {
        return List.of();
    }

    /**
     * Returns what it does if nothing is asked for.
     *
     * @return the defaults
     */
    RunDefaults defaults();

    /**
     * Returns what to expect, if that was measured for these options.
     *
     * @param options the options; see {@link RunOptions#isLike}
     * @return the range, or nothing
     */
    Optional<ExpectedRange> expected(RunOptions options);

    /**
     * Runs it.
     *
     * @param options  the options
     * @param progress hears how far the run is
     * @return what was measured
     */
    RunResult run(RunOptions options, ProgressListener progress);
}
