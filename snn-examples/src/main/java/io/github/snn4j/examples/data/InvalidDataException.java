package io.github.snn4j.examples.data;

/**
 * A data file is not what it should be: damaged, cut off, of another kind, or missing.
 *
 * <p>The message has four parts, also available one by one: where, what was expected, what was found, and the remedy.
 */
public final class InvalidDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** File or resource at fault. */
    private final String source;

    /** What should have been there. */
    private final String expected;

    /** What was there. */
    private final String found;

    /** What the user can do about it. */
    private final String remedy;

    /**
     * Creates an exception.
     *
     * @param source   the file or resource at fault
     * @param expected what should have been there
     * @param found    what was there
     * @param remedy   what the user can do about it, a full sentence
     */
    public InvalidDataException(String source, String expected, String found, String remedy) {
        super(source + ": expected " + expected + ", found " + found + ". " + remedy);
        this.source = source;
        this.expected = expected;
        this.found = found;
        this.remedy = remedy;
    }

    /**
     * Creates an exception with a cause.
     *
     * @param source   the file or resource at fault
     * @param expected what should have been there
     * @param found    what was there
     * @param remedy   what the user can do about it, a full sentence
     * @param cause    the failure underneath
     */
    public InvalidDataException(String source, String expected, String found, String remedy, Throwable cause) {
        this(source, expected, found, remedy);
        initCause(cause);
    }

    /**
     * Returns the file or resource at fault.
     *
     * @return its path or name
     */
    public String source() {
        return source;
    }

    /**
     * Returns what should have been there.
     *
     * @return a noun phrase
     */
    public String expected() {
        return expected;
    }

    /**
     * Returns what was there.
     *
     * @return a noun phrase
     */
    public String found() {
        return found;
    }

    /**
     * Returns what the user can do about it.
     *
     * @return a sentence
     */
    public String remedy() {
        return remedy;
    }
}
