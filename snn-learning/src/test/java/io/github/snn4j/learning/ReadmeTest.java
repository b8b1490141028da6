package io.github.snn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.InhomogeneousPoissonSource;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.SpikeSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code in the README is the code below, and it gives what the README says. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");

    /** Everything between the markers is in the README. */
    private static void twentyLines() {
        // README begin
        // 100 inputs at 10 Hz. Half of them fire in common bursts, the others whenever they like.
        SpikeSource bursts = InhomogeneousPoissonSource.byThinning((neuron, ms) -> ms % 100 < 10 ? 100 : 0, 100);
        PlasticityRule rule = PairStdp.additive(0.004, 0.006);
        Network.Builder network = Network.builder()
                .source("bursts", 50, bursts)
                .source("steady", 50, new PoissonSource(10))
                .population("out", 1, Lif.exponential(20, 5));
        for (String input : List.of("bursts", "steady")) {
            network.projection(Projection.between(input, "out")
                    .weight(0.1)
                    .bounds(Bounds.upTo(0.2))
                    .rule(rule));
        }
        try (Simulator simulator = Simulator.of(network.build(), SimulationConfig.of(1.0, 42))) {
            simulator.runMs(60_000);
            for (String input : List.of("bursts", "steady")) {
                double sum = 0;
                for (float w : simulator.weights(input + "->out").toArray()) {
                    sum += w;
                }
                System.out.printf("%s: mean weight %.0f %% of the largest%n", input, sum / 50 / 0.2 * 100);
            }
        }
        // README end
    }

    @Test
    void inputsThatFireTogetherWinAgainstInputsOfTheSameRate() {
        Matcher numbers = Pattern.compile("(\\d+) %").matcher(output());
        assertThat(numbers.find()).isTrue();
        assertThat(Integer.parseInt(numbers.group(1))).as("bursts, seed 42").isBetween(90, 100);
        assertThat(numbers.find()).isTrue();
        assertThat(Integer.parseInt(numbers.group(1))).as("steady, seed 42").isBetween(0, 10);
    }

    @Test
    void theReadmeShowsTheCodeThatRuns() {
        String code = Documents.marked(ReadmeTest.class, "README");
        assertThat(Documents.fenced(README, "java"))
                .as("first Java block of README.md against ReadmeTest, without white space")
                .first()
                .extracting(Documents::dense)
                .isEqualTo(Documents.dense(code));
    }

    @Test
    void theReadmeShowsWhatTheCodePrints() {
        assertThat(Documents.fenced(README, "text"))
                .as("first text block of README.md against what the code prints")
                .first()
                .extracting(Documents::dense)
                .isEqualTo(Documents.dense(output()));
    }

    private static String output() {
        twentyLines(); // so that what is logged once, when kernels are first used, is not taken for output
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            twentyLines();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
