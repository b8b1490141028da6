package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.report.SummaryTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code snn list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = SnnCommand.VersionText.class,
        description = "Show the experiments.")
final class ListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (surroundings.registry().all().isEmpty()) {
            out.println("There are no experiments in this build.");
        } else {
            print(out);
            out.println();
            out.println("Run one with: snn run NAME");
        }
        out.flush();
        return ExitCodes.OK;
    }

    private void print(PrintWriter out) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"NAME", "DATA", "TIME", "EXPECTED", "DESCRIPTION"});
        for (Experiment experiment : surroundings.registry().all()) {
            rows.add(new String[] {
                experiment.name(),
                experiment.dataNeeded().toString(),
                experiment.typicalTime(),
                expected(experiment),
                experiment.description()
            });
        }
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                boolean last = c == widths.length - 1;
                line.append(row[c]).append(last ? "" : " ".repeat(widths[c] - row[c].length() + 2));
            }
            out.println(line);
        }
    }

    private static String expected(Experiment experiment) {
        DataPlaces places = new DataPlaces(null, null, Path.of("."));
        return experiment
                .expected(experiment.defaults().toOptions(places, 1))
                .map(SummaryTable::range)
                .orElse("-");
    }
}
