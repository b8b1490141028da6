package io.github.snn4j.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the health monitor says, and when it keeps quiet. */
class HealthMonitorTest {

    private static final SimulationConfig CONFIG = SimulationConfig.of(1, 5);
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(HealthRecording.class);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOGGER.addAppender(lines);
    }

    @AfterEach
    void stop() {
        LOGGER.detachAppender(lines);
    }

    private static Network network(double weight, double rateHz) {
        return Network.builder()
                .source("in", 20, new PoissonSource(rateHz))
                .population("out", 10, Lif.delta(20))
                .projection(Projection.between("in", "out").weight(weight))
                .build();
    }

    private static List<HealthWarning> after(Network network, int trials, int steps) {
        try (Simulator sim = Simulator.of(network, CONFIG)) {
            for (int t = 0; t < trials; t++) {
                sim.run(steps);
                sim.endTrial();
                sim.reset();
            }
            return sim.health().warnings();
        }
    }

    @Test
    void aSilentPopulationIsReportedOnceAfterThreeTrials() {
        assertThat(after(network(0.001, 50), 2, 100)).isEmpty();
        List<HealthWarning> found = after(network(0.001, 50), 10, 100);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).kind()).isEqualTo(HealthWarning.Kind.SILENT);
        assertThat(found.get(0).where()).isEqualTo("out");
        assertThat(found.get(0).message())
                .matches("Population 'out' did not fire in 3 windows of 100 steps, although \\d+ spikes were sent"
                        + " to it in the last one; raise weights or input rate, lower the threshold, or"
                        + " check units \\(times are in"
                        + " ms\\)");
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(lines.list.get(0).getFormattedMessage())
                .isEqualTo(found.get(0).message());
    }

    @Test
    void silenceWithoutInputUnderInhibitionOrInAShortRunIsNoWarning() {
        assertThat(after(network(0.001, 0), 10, 100)).isEmpty();
        assertThat(after(network(-0.5, 50), 10, 100)).isEmpty();
        assertThat(after(network(0.001, 50), 5, 40))
                .as("five trials are two windows")
                .isEmpty();
    }

    @Test
    void shortTrialsAreJoined() {
        assertThat(after(network(0.001, 50), 9, 40)).singleElement().satisfies(w -> assertThat(w.message())
                .contains("3 windows of 120 steps"));
    }

    @Test
    void aSaturatedPopulationIsReported() {
        assertThat(after(network(5, 200), 5, 100)).singleElement().satisfies(w -> {
            assertThat(w.kind()).isEqualTo(HealthWarning.Kind.SATURATED);
            assertThat(w.message())
                    .matches("Population 'out' fires at \\d+ Hz on average, a spike per neuron in \\d+ % of"
                            + " all steps, in 3 windows of 100 steps; lower weights or input rate, add"
                            + " inhibition, or give it a"
                            + " refractory period");
        });
    }

    @Test
    void aHealthyNetworkIsNotCommentedOn() {
        assertThat(after(plastic(0.0001f, 1000), 100, 100)).isEmpty();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void runsWithoutTrialsAreCutIntoWindows() {
        try (Simulator sim = Simulator.of(network(0.001, 50), CONFIG)) {
            sim.run(29_999);
            assertThat(sim.health().warnings()).isEmpty();
            sim.run(1);
            assertThat(sim.health().warnings()).hasSize(1);
        }
    }

    /** Adds rate times the presynaptic trace to all synapses in every step. */
    private static Network plastic(float rate, double most) {
        PlasticityRule rule = context -> {
            Signal pre = context.pre(Trace.of(20).afterSpike());
            Signal post = context.post(Trace.of(20).afterSpike());
            WeightSink sink = context.sink();
            return new PlasticityRule.Updater() {
                @Override
                public void onStep() {
                    sink.outer(rate, pre, post);
                }
            };
        };
        return Network.builder()
                .source("in", 20, new PoissonSource(20))
                .population("out", 10, Lif.delta(20).withRefractory(20))
                .projection(Projection.between("in", "out")
                        .weight(0.2)
                        .bounds(Bounds.upTo(most))
                        .rule(rule))
                .build();
    }

    @Test
    void weightsAtABoundAreReported() {
        List<HealthWarning> found = after(plastic(0.01f, 0.5), 100, 100);
        assertThat(found).anySatisfy(w -> {
            assertThat(w.kind()).isEqualTo(HealthWarning.Kind.WEIGHTS_AT_BOUND);
            assertThat(w.message())
                    .startsWith(
                            "Projection 'in->out': 200 of 200 weights are at the upper bound 0.5 in 3 scans in a row;"
                                    + " lower the learning rate");
        });
    }

    @Test
    void aRuleThatChangesNothingIsReportedUnlessLearningIsOff() {
        Network idle = plastic(0f, 1000);
        assertThat(after(idle, 100, 100)).singleElement().satisfies(w -> {
            assertThat(w.kind()).isEqualTo(HealthWarning.Kind.NO_LEARNING);
            assertThat(w.message())
                    .startsWith(
                            "Projection 'in->out': its rule changed none of 200 weights in 3 scans in a row, the last"
                                    + " one over 2000 steps with");
        });
        try (Simulator sim = Simulator.of(idle, CONFIG)) {
            sim.setLearning(false);
            for (int t = 0; t < 100; t++) {
                sim.run(100);
                sim.reset();
            }
            assertThat(sim.health().warnings()).isEmpty();
        }
    }
}
