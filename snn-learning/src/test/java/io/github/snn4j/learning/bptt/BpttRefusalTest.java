package io.github.snn4j.learning.bptt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.Competition;
import io.github.snn4j.neuron.Izhikevich;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.random.Values;
import io.github.snn4j.spike.BernoulliSource;
import io.github.snn4j.stimulus.InjectedCurrent;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the trainer cannot differentiate, and bad input, is refused by name. */
class BpttRefusalTest {

    private static final BpttConfig CONFIG = BpttConfig.of(1, 1, 10, "out", Loss.countCrossEntropy());

    private static Network.Builder base() {
        return Network.builder().source("in", 3, BernoulliSource.presented());
    }

    private static Network with(NeuronModel model) {
        return base().population("out", 3, model)
                .projection(Projection.between("in", "out"))
                .build();
    }

    private static Network joined(UnaryOperator<Projection.Builder> change) {
        return base().population("out", 3, Lif.delta(10))
                .projection(change.apply(Projection.between("in", "out")))
                .build();
    }

    private static void refused(Network network, BpttConfig config, String... words) {
        assertThatThrownBy(() -> BpttTrainer.of(network, config).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void neuronsWithoutAGradientAreRefused() {
        refused(with(Izhikevich.regularSpiking()), CONFIG, "Population 'out'", "Izhikevich");
        refused(with(Lif.diehlCookExcitatory()), CONFIG, "Population 'out'", "Conductance");
        refused(with(Lif.delta(10).withSynapse(new Synapse.ExponentialCurrents(5, 5))), CONFIG, "ExponentialCurrents");
        refused(with(Lif.delta(10).withCompetition(Competition.ONE_WINNER_PER_STEP)), CONFIG, "competition");
        refused(with(AdaptiveLif.homeostatic(Lif.delta(10), 0.1, 100)), CONFIG, "HOMEOSTATIC");
        Population varied = Population.of("out", 3, Lif.delta(10)).with("tauMemMs", Values.uniform(5, 10));
        refused(base().population(varied).build(), CONFIG, "Population 'out'", "same parameters");
    }

    @Test
    void connectionsWithoutAGradientAreRefused() {
        refused(
                joined(p -> p.connectivity(Connectivity.fixedProbability(0.5))),
                CONFIG,
                "Projection 'in->out'",
                "dense");
        refused(
                joined(p -> p.connectivity(Connectivity.fixedProbability(1)).delay(Delay.uniformMs(1, 3))),
                CONFIG,
                "Projection 'in->out'");
        Network driven = base().population("out", 3, Lif.delta(10))
                .projection(Projection.between("in", "out"))
                .stimulus("out", InjectedCurrent.constant(0.1))
                .build();
        refused(driven, CONFIG, "Population 'out'", "stimuli");
    }

    @Test
    void lossesThatDoNotFitTheReadoutAreRefused() {
        refused(with(Lif.delta(10)), BpttConfig.of(1, 1, 10, "in", Loss.countCrossEntropy()), "readout", "'in'");
        refused(with(Lif.delta(10)), BpttConfig.of(1, 1, 10, "output", Loss.countCrossEntropy()), "'output'");
        refused(with(new LeakyRate(10, LeakyRate.Transfer.LINEAR)), CONFIG, "looks at spikes", "'out'");
        refused(
                with(Lif.delta(10).withRefractory(2)),
                BpttConfig.of(1, 1, 10, "out", new Loss.MembraneMse()),
                "tRefMs");
        refused(
                with(Lif.delta(10)),
                BpttConfig.of(1, 1, 10, "out", new Loss.MembraneCrossEntropy(Loss.Over.MEAN, 10)),
                "fromStep");
        refused(with(Lif.delta(10)), CONFIG.withFrozen("x"), "frozen", "'x'");
        refused(
                with(Lif.delta(10)),
                CONFIG.withRegularizers(RateRegularizer.below("x", 0, 1)),
                "RateRegularizer",
                "'x'");
    }

    @Test
    void incompleteAndWrongBatchesAreRefused() {
        try (BpttTrainer trainer = BpttTrainer.of(with(Lif.delta(10)), CONFIG)) {
            BpttBatch batch = trainer.newBatch(2);
            batch.spikes("in", 0, new int[][] {{0, 2}});
            assertThatThrownBy(() -> trainer.train(batch)).hasMessageContainingAll("'in'", "sample 1");
            batch.spikes("in", 1, new int[0][]);
            assertThatThrownBy(() -> trainer.train(batch)).hasMessageContainingAll("sample 0", "label");
            assertThatThrownBy(() -> batch.spikes("in", 0, new int[][] {{2, 0}}))
                    .hasMessageContaining("ascend");
            assertThatThrownBy(() -> batch.spikes("in", 0, new int[][] {{3}})).hasMessageContaining("0..2");
            assertThatThrownBy(() -> batch.spikes("in", 0, new int[11][0])).hasMessageContaining("10 steps");
            assertThatThrownBy(() -> batch.label(0, 3)).hasMessageContaining("0..2");
            assertThatThrownBy(() -> batch.label(2, 0)).hasMessageContaining("0..1");
            assertThatThrownBy(() -> batch.drive("in", 0, new float[3])).hasMessageContaining("spike source");
            assertThatThrownBy(() -> batch.drive("out", 0, new float[] {0, 0, Float.NaN}))
                    .hasMessageContaining("finite");
            assertThatThrownBy(() -> batch.target(0, new float[3])).hasMessageContaining("length 30");
            try (BpttTrainer other = BpttTrainer.of(with(Lif.delta(10)), CONFIG)) {
                assertThatThrownBy(() -> other.evaluate(batch)).hasMessageContaining("another trainer");
            }
            assertThatThrownBy(() -> trainer.setWeights("in->out", new float[] {1, 2}))
                    .hasMessageContaining("length 9");
            assertThatThrownBy(() -> trainer.weights("x")).hasMessageContaining("'x'");
        }
    }

    @Test
    void aClosedTrainerSaysSo() {
        BpttTrainer trainer = BpttTrainer.of(with(Lif.delta(10)), CONFIG);
        trainer.close();
        assertThatThrownBy(() -> trainer.weights("in->out"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
