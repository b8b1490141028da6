package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.data.InvalidDataException;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.report.Versions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code snn doctor}: the first thing to run when something does not work. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = SnnCommand.VersionText.class,
        description = "Show what this machine offers and where data was found.")
final class DoctorCommand implements Callable<Integer> {

    private static final double MIB = 1024.0 * 1024.0;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "DIR", description = "Directory with data files.")
    private @Nullable Path data;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SystemFacts facts = surroundings.facts();
        Versions versions = Versions.current(facts.kernel(), facts.nd4jInUse());
        Runtime runtime = Runtime.getRuntime();
        print("snn4j", versions.snn4j());
        print("JDK", versions.jdk());
        print("system", versions.os());
        print("processors", runtime.availableProcessors() + " usable by this process");
        print(
                "memory",
                String.format(Locale.ROOT, "%.0f MiB heap at most (raise it with -Xmx)", runtime.maxMemory() / MIB));
        print(
                "vector module",
                facts.hasVectorModule() ? "present" : "absent; start Java with --add-modules jdk.incubator.vector");
        print("kernel", facts.kernel());
        print("ND4J", facts.probeNd4j());
        print(
                "progress",
                Terminals.canRedraw(surroundings.environment(), surroundings.hasConsole())
                        ? "bar (terminal)"
                        : "plain lines (no terminal)");
        printData();
        return ExitCodes.OK;
    }

    private void printData() {
        DataPlaces places = DataPlaces.of(data, surroundings.environment(), surroundings.home());
        print("digits 8 x 8", digits());
        for (MnistVariant variant : MnistVariant.values()) {
            print(
                    variant.title(),
                    MnistData.find(places, variant)
                            .map(Path::toString)
                            .orElse("not found; 'snn run' of an experiment that needs it says how to get it"));
        }
        places.directories("mnist")
                .forEach(place -> print(
                        "",
                        "looked in " + place.label() + ": " + place.directory()
                                + (DataPlaces.exists(place) ? "" : " (no such directory)")));
    }

    private static String digits() {
        try {
            var digits = DigitsData.load();
            return "built in, " + digits.train().size() + " + " + digits.test().size() + " images";
        } catch (InvalidDataException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void print(String name, String value) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%-14s %s%n", name, value);
        out.flush();
    }
}
