package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.data.InvalidDataException;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.monitor.SpikeFile;
import io.github.snn4j.monitor.StateFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code snn plot}: pictures and statistics of what a monitor wrote to a file. */
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        versionProvider = SnnCommand.VersionText.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Draw a file that a spike monitor or a state monitor wrote.",
            "Spikes: raster, population rate and intervals, with rate, CV, Fano factor and synchrony printed."
                    + " States: traces of up to 8 neurons."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the file is damaged or cannot be read", "2:wrong usage; nothing was drawn"})
final class PlotCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "File written by SpikeMonitor.toFile or StateMonitor.toFile.")
    private Path file = Path.of("");

    @Option(
            names = "--neurons",
            paramLabel = "A-B",
            description = "Neurons to look at, from A to B, both included (default: all).")
    private @Nullable String neurons;

    @Option(names = "--from", paramLabel = "MS", description = "Start in ms (default: 0).")
    private double fromMs;

    @Option(names = "--to", paramLabel = "MS", description = "End in ms (default: the last event of the file).")
    private double toMs = Double.POSITIVE_INFINITY;

    @Option(names = "--bin", paramLabel = "MS", description = "Bin of rate and synchrony in ms (default: 5).")
    private double binMs = 5;

    @Option(names = "--sample", paramLabel = "N", description = "Sample of a batch to look at (default: 0).")
    private int sample;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory for the pictures (default: out/plot).")
    private Path out = Path.of("out", "plot");

    @Override
    public Integer call() {
        try {
            check();
            Plot plot = kind();
            writeTo(plot, spec.commandLine().getOut());
            return ExitCodes.OK;
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new InvalidDataException(
                    file.toString(),
                    "a complete recording",
                    String.valueOf(e.getMessage()),
                    "A file is complete when its simulator was closed; record it again.",
                    e);
        }
    }

    private void check() {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("FILE must be an existing file, got '" + file + "'.");
        }
        if (!(fromMs >= 0 && fromMs < toMs)) {
            throw new UsageException("--from must be >= 0 and below --to, got " + fromMs + " and " + toMs + ".");
        }
        if (!(binMs > 0 && Double.isFinite(binMs))) {
            throw new UsageException("--bin must be > 0, got " + binMs + ".");
        }
    }

    private Plot kind() throws IOException {
        PlotRange range = new PlotRange(neurons, fromMs, toMs, binMs, sample);
        if (SpikeFile.isSpikeFile(file)) {
            return SpikePlot.of(file, range);
        }
        if (StateFile.isStateFile(file)) {
            return StatePlot.of(file, range);
        }
        throw new UsageException("'" + file + "' is neither a spike file nor a state file of snn4j.");
    }

    private void writeTo(Plot plot, PrintWriter terminal) throws IOException {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw new UsageException("--out must be a directory that exists or can be made, got '" + out + "' ("
                    + e.getClass().getSimpleName() + ").");
        }
        terminal.print(plot.text());
        List<String> names = plot.images().stream().map(ReportImage::fileName).toList();
        plot.images().forEach(image -> image.write(out));
        terminal.println("wrote " + String.join(" ", names) + " to " + out);
        terminal.flush();
    }

    /**
     * What was drawn.
     *
     * @param text   lines for the terminal
     * @param images pictures to write
     */
    record Plot(String text, List<ReportImage> images) {}
}
