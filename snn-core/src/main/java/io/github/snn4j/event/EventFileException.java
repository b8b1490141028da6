package io.github.snn4j.event;

import java.io.IOException;

/**
 * A file of events is not what it should be. The message says which file, at which byte, what was expected, what was
 * found, and what to do.
 */
public final class EventFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** File, or archive and file in it. */
    private final String source;

    /** Where in the file, or -1 if the file as a whole is at fault. */
    private final long byteOffset;

    /** What should have been there. */
    private final String expected;

    /** What was there. */
    private final String found;

    /** What the user can do about it. */
    private final String remedy;

    /**
     * Creates an exception about a place in a file.
     *
     * @param source file, or archive and file in it
     * @param byteOffset byte at which the fault begins, from 0; -1 if the file as a whole is at fault
     * @param expected what should have been there
     * @param found what was there
     * @param remedy what the user can do about it, a full sentence
     */
    public EventFileException(String source, long byteOffset, String expected, String found, String remedy) {
        super(source + (byteOffset < 0 ? "" : ", byte " + byteOffset) + ": expected " + expected + ", found " + found
                + ". " + remedy);
        this.source = source;
        this.byteOffset = byteOffset;
        this.expected = expected;
        this.found = found;
        this.remedy = remedy;
    }

    /**
     * Returns the file at fault.
     *
     * @return file, or archive and file in it
     */
    public String source() {
        return source;
    }

    /**
     * Returns the place at fault.
     *
     * @return byte from 0, or -1 if the file as a whole is at fault
     */
    public long byteOffset() {
        return byteOffset;
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
