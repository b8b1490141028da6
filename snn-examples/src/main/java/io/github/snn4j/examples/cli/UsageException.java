package io.github.snn4j.examples.cli;

/** The command cannot be run as typed. Becomes exit code 2. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
