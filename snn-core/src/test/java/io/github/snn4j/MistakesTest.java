package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.spike.ImageSource;
import io.github.snn4j.spike.PoissonSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What users get wrong, and what they are told. */
class MistakesTest {

    private static final SimulationConfig CONFIG = SimulationConfig.of(1, 1);

    private static Network.Builder two() {
        return Network.builder().population("a", 2, Lif.delta(20)).population("b", 3, Lif.delta(20));
    }

    private static void refused(Network.Builder network, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulator.of(network.build(), CONFIG))
                .withMessage(message);
    }

    @Test
    void namesMustBeKnownAndUnique() {
        refused(
                two().projection(Projection.between("a", "c")),
                "Projection 'a->c': unknown population 'c'; there are [a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().population("a", 1, Lif.delta(20)))
                .withMessage("population 'a' is declared twice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> two().projection(Projection.between("a", "b")).projection(Projection.between("a", "b")))
                .withMessage("projection 'a->b' is declared twice; give one of them a name of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.builder().build())
                .withMessage("Network needs at least one population, got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> two().population("c", 0, Lif.delta(20)))
                .withMessage("Population 'c': size must be >= 1, got 0");
    }

    @Test
    void nothingMayEndAtASource() {
        refused(
                two().source("in", 2, new PoissonSource(1)).projection(Projection.between("a", "in")),
                "Projection 'a->in' ends at 'in', which is a spike source");
    }

    @Test
    void theReceptorMustBeThere() {
        refused(
                two().projection(Projection.between("a", "b").receptor(Receptor.INHIBITORY)),
                "Projection 'a->b': population 'b' has no receptor 'inhibitory'; it has [input]");
    }

    @Test
    void sizesMustFitTheConnectivity() {
        refused(
                two().projection(Projection.between("a", "b").connectivity(Connectivity.oneToOne())),
                "Projection 'a->b': one-to-one needs populations of the same size, got 2 and 3");
        refused(
                two().projection(Projection.between("a", "b").connectivity(Connectivity.matrix(new float[2][2]))),
                "Projection 'a->b': matrix is [2][2], populations need [2][3]");
    }

    @Test
    void startingWeightsMustRespectTheBounds() {
        refused(
                two().projection(Projection.between("a", "b").weight(1.5).bounds(Bounds.upTo(1))),
                "Projection 'a->b': weight [0][0] is 1.5, outside the bounds [0.0, 1.0]");
    }

    @Test
    void aThirdFactorMustBeProvided() {
        Network network = two().projection(
                        Projection.between("a", "b").rule(TestNetworks.rule(PlasticityContext::modulator)))
                .build();
        assertThatIllegalStateException()
                .isThrownBy(() -> Simulator.of(network, CONFIG))
                .withMessage(
                        "Projection 'a->b': the rule needs a third factor, but population 'b' has no learning signal;"
                                + " add one with Network.Builder.learningSignal");
    }

    @Test
    void runningSimulatorNamesWhatItDoesNotKnow() {
        try (Simulator sim = Simulator.of(two().build(), CONFIG)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.weights("x"))
                    .withMessage("unknown projection 'x'; there are []");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.spikes("x"))
                    .withMessage("unknown population 'x'; there are [a, b]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.variable("a", "u"))
                    .withMessage("Population 'a' has no state variable 'u'; it has [v, refractory]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.external("a", "drive", 1f))
                    .withMessage("Population 'a' has no external variable 'drive'; it has [current]");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.present("a", new float[2]))
                    .withMessage("Population 'a' is no spike source, nothing can be presented to it");
        }
    }

    @Test
    void valuesMustHaveTheRightLengthAndBeFinite() {
        Network network = two().projection(
                        Projection.between("a", "b").weight(0.5).bounds(Bounds.upTo(1)))
                .source("image", 4, ImageSource.diehlCook())
                .build();
        try (Simulator sim = Simulator.of(network, CONFIG)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.present("image", new float[5]))
                    .withMessage("values presented to 'image' must have length 4, got 5");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.present("image", 1, new float[4]))
                    .withMessage("Simulator.present sample must be in [0, 0], got 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.setWeights("a->b", new float[5]))
                    .withMessage("weights of 'a->b' must have length 6, got 5");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.setWeights("a->b", new float[] {0, 1, 0, 1, 0, 1.25f}))
                    .withMessage("weight [1][2] of 'a->b' must be in [0.0, 1.0], got 1.25");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.setWeights("a->b", new float[] {Float.NaN, 1, 0, 1, 0, 1}))
                    .withMessage("weight [0][0] of 'a->b' must be in [0.0, 1.0], got NaN");
            assertThat(sim.weights("a->b").toArray()).as("nothing was changed").containsOnly(0.5f);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.external("a", "current", Float.NaN))
                    .withMessage("external 'current' of 'a' values must be finite, got NaN");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.external("a", "current", 1f, 2f, 3f))
                    .withMessage("external 'current' of 'a' takes 1, 2 or 2 values, got 3");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sim.setVariable("a", "v", new float[] {0f, Float.POSITIVE_INFINITY}))
                    .withMessage("variable 'v' must be finite, got Infinity");
        }
    }

    @Test
    void sharedWeightsCannotBeSetOneByOne() {
        Network network = Network.builder()
                .population("a", 2, Lif.delta(20))
                .projection(Projection.between("a", "a")
                        .connectivity(Connectivity.allButSelf())
                        .weights(WeightInit.constant(-1))
                        .delayMs(1))
                .build();
        try (Simulator sim = Simulator.of(network, CONFIG)) {
            assertThatThrownBy(() -> sim.setWeights("a->a", new float[] {0, -2, -2, 0}))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("all-but-self synapses with a constant weight share it");
        }
    }

    @Test
    void timeConstantsShorterThanAStepAreLoggedOnceAtBuild() {
        Logger logger = (Logger) LoggerFactory.getLogger(TimeConstants.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try (Simulator sim = Simulator.of(
                Network.builder()
                        .population("fine", 1, Lif.delta(20))
                        .population("seconds", 1, Lif.exponential(20, 0.005))
                        .build(),
                CONFIG)) {
            sim.run(10);
        } finally {
            logger.detachAppender(lines);
        }
        List<ILoggingEvent> found = lines.list;
        assertThat(found).hasSize(1);
        assertThat(found.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(found.get(0).getFormattedMessage())
                .isEqualTo("Population 'seconds': ExponentialCurrent.tauSynMs 0.005 ms is shorter than the time step"
                        + " of 1.0 ms; time constants are in ms, did you mean 5.0? Otherwise use a smaller"
                        + " step");
    }
}
