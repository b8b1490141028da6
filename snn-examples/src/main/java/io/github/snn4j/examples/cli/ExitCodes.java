package io.github.snn4j.examples.cli;

/** Exit codes of {@code snn}; scripts rely on them, so they never change. */
public final class ExitCodes {

    /** Done. */
    public static final int OK = 0;

    /** The run failed. */
    public static final int FAILED = 1;

    /** The command cannot be run as typed; nothing was run. */
    public static final int USAGE = 2;

    /** The run worked, but with {@code --check} its result is outside the expected range. */
    public static final int OUTSIDE_RANGE = 3;

    private ExitCodes() {}
}
