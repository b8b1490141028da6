package io.github.snn4j.examples.data;

/** Data the user has to provide was found in none of the places; the message names them all and says how to get it. */
public final class MissingDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message where the data was looked for, what is needed, and how to get it
     */
    public MissingDataException(String message) {
        super(message);
    }
}
