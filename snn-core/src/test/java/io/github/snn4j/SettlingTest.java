package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.DynamicsContext;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.neuron.SpikeBlock;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PhaseView;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.plasticity.TrialReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Phases that end when the network has settled, and what models and rules hear of phases. */
class SettlingTest {

    private static final double TAU = 10;

    /** One unit that runs to its drive: {@code x_k = 1 - P^k}, so the step k changes it by {@code P^(k-1) (1 - P)}. */
    private static Simulator leaky() {
        Network network = Network.builder()
                .population("a", 1, new LeakyRate(TAU, LeakyRate.Transfer.LINEAR))
                .build();
        Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1));
        simulator.external("a", "drive", 1f);
        return simulator;
    }

    private static TrialReport run(Simulator simulator, Phase... phases) {
        return simulator.runTrial(new TrialProtocol(List.of(phases)));
    }

    @Test
    void aPhaseEndsWithTheFirstStepWhoseChangeIsWithinTheTolerance() {
        double p = StrictMath.exp(-1 / TAU);
        double tolerance = 1e-3;
        int expected = 1 + (int) Math.ceil(Math.log(tolerance / (1 - p)) / Math.log(p));
        try (Simulator simulator = leaky()) {
            TrialReport report = run(simulator, Phase.settle(Phase.Role.FREE, 1000, tolerance));
            TrialReport.PhaseReport phase = report.phases().get(0);
            assertThat(phase.steps()).isEqualTo(expected).isBetween(20, 100);
            assertThat(phase.residual()).isCloseTo(Math.pow(p, expected - 1) * (1 - p), within(1e-6));
            assertThat(report.settled()).isTrue();
            assertThat(simulator.stepCount()).isEqualTo(expected).isEqualTo(report.steps());
        }
    }

    @Test
    void aPhaseThatDoesNotSettleSaysSoAndFailsOnlyIfItMust() {
        try (Simulator simulator = leaky()) {
            Phase phase = Phase.settle(Phase.Role.FREE, 5, 1e-3);
            TrialReport report = run(simulator, phase);
            assertThat(report.settled()).isFalse();
            assertThat(report.phases().get(0).steps()).isEqualTo(5);
            assertThat(report.phases().get(0).residual()).isGreaterThan(1e-3);
            simulator.reset();
            assertThatThrownBy(() -> run(simulator, phase.orFail()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("phase 1 (FREE) has not settled in 5 steps")
                    .hasMessageContaining("step 10")
                    .hasMessageContaining("population 'a'");
        }
    }

    /** With a delay of three steps two quiet steps say nothing yet: the change is still on its way. */
    @Test
    void changesThatAreStillTravellingAreWaitedFor() {
        LeakyRate instant = new LeakyRate(1e-3, LeakyRate.Transfer.LINEAR);
        Network network = Network.builder()
                .population("a", 1, instant)
                .population("b", 1, instant)
                .projection(Projection.between("a", "b").weight(1).delayMs(3))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.external("a", "drive", 2f);
            TrialReport report = run(simulator, Phase.settle(Phase.Role.FREE, 50, 1e-3));
            assertThat(simulator.variable("b", "activity")[0]).isEqualTo(2f);
            assertThat(report.steps()).isEqualTo(4 + 3);
        }
    }

    @Test
    void aPhaseOfFixedLengthMakesAllItsSteps() {
        try (Simulator simulator = leaky()) {
            TrialReport report = run(simulator, new Phase(Phase.Role.FREE, 300, 0), new Phase(Phase.Role.NUDGED, 2, 1));
            assertThat(report.steps()).isEqualTo(302);
            assertThat(report.settled()).isTrue();
            assertThat(report.phases().get(0).residual()).isNaN();
        }
    }

    /** Shows as activity what the view of the phase says. */
    private record Shown() implements NeuronModel {
        @Override
        public Dynamics bind(DynamicsContext context) {
            PhaseView phase = context.phase();
            float[] x = context.state("x", 0f);
            float[] nudge = context.state("nudge", 0f);
            context.input(Receptor.INPUT);
            return new Dynamics() {
                @Override
                public void step(Slice slice, SpikeBlock out) {
                    x[0] = phase.role().ordinal();
                    nudge[0] = (float) phase.nudge();
                }

                @Override
                public String membrane() {
                    return "x";
                }

                @Override
                public float[] activity() {
                    return x;
                }

                @Override
                public boolean graded() {
                    return true;
                }
            };
        }
    }

    /** Notes what the model shows when a phase ends. */
    private record Listening(List<String> heard) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            var role = context.post(new io.github.snn4j.signal.State("x"));
            var nudge = context.post(new io.github.snn4j.signal.State("nudge"));
            return new Updater() {
                @Override
                public void onPhaseEnd(Phase phase) {
                    heard.add(phase.role() + " " + (int) role.array()[0] + " " + nudge.array()[0]);
                }
            };
        }
    }

    @Test
    void modelsSeeRoleAndNudgeOfThePhaseThatRunsAndNoneOutside() {
        List<String> heard = new ArrayList<>();
        Network network = Network.builder()
                .population("a", 1, new Shown())
                .projection(Projection.between("a", "a")
                        .delayMs(1)
                        .connectivity(Connectivity.oneToOne())
                        .rule(new Listening(heard)))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            run(
                    simulator,
                    new Phase(Phase.Role.FREE, 2, 0),
                    Phase.settle(Phase.Role.NUDGED, 9, 1e-3).withNudge(-0.5),
                    new Phase(Phase.Role.CLAMPED, 1, 1));
            assertThat(heard).containsExactly("FREE 1 0.0", "NUDGED 2 -0.5", "CLAMPED 3 1.0");
            simulator.step();
            assertThat(simulator.variable("a", "x")[0]).isZero();
            assertThat(simulator.variable("a", "nudge")[0]).isZero();
        }
    }

    @Test
    void unusableCriteriaAreRefused() {
        assertThatThrownBy(() -> Phase.settle(Phase.Role.FREE, 5, 0)).hasMessageContaining("tolerance must be > 0");
        assertThatThrownBy(() -> new Phase(Phase.Role.FREE, 5, 0).orFail())
                .hasMessageContaining("make the phase with Phase.settle");
        assertThatThrownBy(() -> new Phase(Phase.Role.FREE, 5, 0, -1, false)).hasMessageContaining("Phase.tolerance");
    }
}
