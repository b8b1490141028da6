package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.report.Versions;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code snn}; see the description of this package. */
@Command(
        name = "snn",
        mixinStandardHelpOptions = true,
        versionProvider = SnnCommand.VersionText.class,
        description = "Experiments with spiking neural networks.",
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the run failed",
            "2:wrong usage; nothing was run",
            "3:with --check, the result is outside the expected range"
        },
        footer = {"", "Start with: snn list"})
public final class SnnCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print stack traces of errors.")
    private boolean verbose;

    private SnnCommand() {}

    /**
     * Runs the command and ends the process with its exit code.
     *
     * @param args arguments
     */
    public static void main(String[] args) {
        // Pictures are drawn without a screen; the toolkit must know before its first class is loaded.
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine(Surroundings.ofThisProcess()).execute(args));
    }

    /**
     * Builds the command line.
     *
     * @param surroundings what it takes from outside
     * @return a command line whose {@code execute} gives the exit code
     */
    public static CommandLine commandLine(Surroundings surroundings) {
        SnnCommand root = new SnnCommand();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new ListCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new PlotCommand())
                .addSubcommand(new DoctorCommand(surroundings));
        boolean colour = Terminals.mayColour(surroundings.environment(), surroundings.hasConsole());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.AUTO : Ansi.OFF));
        line.setParameterExceptionHandler((failure, args) -> Failures.usage(failure));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> Failures.execution(failure, command, root.verbose));
        return line;
    }

    @Override
    public void run() {
        List<String> commands = List.copyOf(spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "A command is needed: " + String.join(", ", commands) + ".");
    }

    /** Gives the version and what it runs on. */
    static final class VersionText implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"snn4j " + Versions.library(), "JDK " + Runtime.version()};
        }
    }
}
