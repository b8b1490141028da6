package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.data.InvalidDataException;
import io.github.snn4j.examples.data.MissingDataException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one clear line and an exit code. */
final class Failures {

    private Failures() {}

    /** The command cannot be run as typed. */
    static int usage(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("snn: " + failure.getMessage());
        if (failure instanceof UnmatchedArgumentException unmatched) {
            suggest(unmatched, command, err);
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCodes.USAGE;
    }

    private static void suggest(UnmatchedArgumentException unmatched, CommandLine command, PrintWriter err) {
        List<String> known = new ArrayList<>(command.getSubcommands().keySet());
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        unmatched.getUnmatched().stream()
                .findFirst()
                .ifPresent(typed -> err.println(Suggestions.sentence(typed, known)));
    }

    /** The run failed. */
    static int execution(Exception failure, CommandLine command, boolean verbose) {
        PrintWriter err = command.getErr();
        err.println("snn: " + text(failure));
        if (verbose) {
            failure.printStackTrace(err);
        } else {
            err.println("(--verbose shows the stack trace)");
        }
        err.flush();
        return ExitCodes.FAILED;
    }

    /**
     * The message alone where the user can do something about it, which the library says in full sentences. Everything
     * else is likely a mistake in the library, and the kind of exception is then half of the information.
     */
    private static String text(Exception failure) {
        String message = failure.getMessage();
        boolean speaksToUser = failure instanceof InvalidDataException
                || failure instanceof MissingDataException
                || failure instanceof IllegalArgumentException;
        if (message != null && speaksToUser) {
            return message;
        }
        if (failure instanceof UncheckedIOException io && io.getCause() != null) {
            return "input or output failed: " + io.getCause();
        }
        return "unexpected " + failure;
    }
}
