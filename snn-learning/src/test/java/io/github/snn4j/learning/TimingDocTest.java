package io.github.snn4j.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.reward.RewardModulated;
import io.github.snn4j.learning.reward.RewardSignal;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;
import io.github.snn4j.spike.SpikeTrainSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The schedule and the worked example of docs/timing.md. */
class TimingDocTest {

    private static final Path PAGE = Path.of("..", "docs", "timing.md");

    private static final List<String> HEADER = List.of("step", "in fires", "arrives", "v", "out fires", "x", "y", "w");

    /** What the rule sees of the synapse. */
    private record Seen(SpikeSignal arrivals, Signal x, Signal y) {}

    @Test
    void everyNumberOfTheWorkedExampleIsThatOfTheSimulator() {
        List<List<String>> table = Documents.tables(PAGE).get("A worked example");
        assertThat(table.get(0)).isEqualTo(HEADER);
        Seen[] seen = new Seen[1];
        PlasticityRule pair = PairStdp.additive(0.1, 0.2);
        PlasticityRule watched = context -> {
            seen[0] = new Seen(context.pre(new Spikes()), context.pre(Trace.of(20)), context.post(Trace.of(20)));
            return pair.bind(context);
        };
        Network network = Network.builder()
                .source("in", 1, SpikeTrainSource.of(new double[][] {{0, 1, 2, 5}}))
                .population("out", 1, Lif.delta(20).withRefractory(2))
                .projection(
                        Projection.between("in", "out").weight(0.6).delayMs(1).rule(watched))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            for (List<String> row : table.subList(1, table.size())) {
                String step = Long.toString(simulator.stepCount());
                simulator.step();
                assertThat(row)
                        .as("step %s of the worked example in docs/timing.md", step)
                        .containsExactly(
                                step,
                                count(simulator.spikes("in")),
                                count(seen[0].arrivals()),
                                number(simulator.variable("out", "v")[0]),
                                count(simulator.spikes("out")),
                                number(seen[0].x().array()[0]),
                                number(seen[0].y().array()[0]),
                                number(simulator.weights("in->out").get(0, 0)));
            }
            assertThat(simulator.stepCount()).isEqualTo(7);
        }
    }

    @Test
    void theScheduleIsThatOfTheSimulator() {
        PlasticityRule pair = PairStdp.additive(0.01, 0.012);
        Network network = Network.builder()
                .source("in", 100, new PoissonSource(20))
                .population("hid", 10, Lif.delta(20))
                .population("out", 2, Lif.delta(20))
                .projection(Projection.between("in", "hid").rule(pair))
                .projection(Projection.between("hid", "hid").delayMs(2))
                .projection(Projection.between("hid", "out").rule(RewardModulated.of(pair, 1000)))
                .learningSignal("out", RewardSignal.impulse())
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            String schedule = simulator.schedule().replaceAll("\\[.*]", "[...]");
            assertThat(Documents.fenced(PAGE, "text").get(0).lines())
                    .containsExactlyElementsOf(schedule.lines().toList());
        }
    }

    private static String count(SpikeSignal spikes) {
        return Integer.toString(spikes.count(0));
    }

    private static String number(float value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
