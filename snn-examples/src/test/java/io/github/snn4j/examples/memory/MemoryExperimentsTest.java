package io.github.snn4j.examples.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.memory.MemoryNet;
import io.github.snn4j.learning.memory.SparseAttentiveBacktracking;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemoryExperimentsTest {

    private static RunResult run(Experiment experiment, RunDefaults options) {
        return experiment.run(options.toOptions(DataPlaces.standard(null), 1), ProgressListener.NONE);
    }

    /** Five symbols, a pause of 20 steps, credit over 5. */
    private static RunResult copy(int topK, int training) {
        RunDefaults options = new RunDefaults(1, 1, 32, training, topK > 0 ? "attentive" : "truncated");
        SparseAttentiveBacktracking net = new SparseAttentiveBacktracking(
                CopySequences.INPUTS, options.neurons(), CopySequences.ALPHABET, 16, topK, 5);
        return new CopyRun(
                        net,
                        new CopySequences(5, 20),
                        options.toOptions(DataPlaces.standard(null), 1),
                        ProgressListener.NONE)
                .run();
    }

    @Test
    void attentiveCreditSkipsThePauseAndTruncatedCreditDoesNot() {
        assertThat(copy(5, 2400).metrics().get(Metrics.ACCURACY)).isGreaterThan(0.9);
        assertThat(copy(0, 800).metrics().get(Metrics.ACCURACY)).isBetween(0.09, 0.16);
    }

    @Test
    void equalSeedsGiveEqualBits() {
        RunDefaults options = new RunDefaults(3, 1, 8, 64, "attentive").withScale(0.05);
        RunResult first = run(new CopyTask(), options);
        assertThat(run(new CopyTask(), options).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(run(new CopyTask(), new RunDefaults(4, 1, 8, 64, "attentive").withScale(0.05))
                        .fingerprint())
                .isNotEqualTo(first.fingerprint());
        assertThat(first.images()).hasSize(2);
    }

    @Test
    void sequencesAreThoseOfTheTask() {
        CopySequences sequences = new CopySequences(3, 4);
        int[] symbols = new int[11];
        int[] targets = new int[11];
        assertThat(sequences.length()).isEqualTo(11);
        sequences.fill(5, "test", 2, symbols, targets);
        assertThat(Arrays.copyOfRange(symbols, 3, 11)).containsExactly(8, 8, 8, 8, 9, 8, 8, 8);
        assertThat(Arrays.copyOfRange(targets, 8, 11)).isEqualTo(Arrays.copyOf(symbols, 3));
        assertThat(Arrays.copyOf(targets, 8)).containsOnly(MemoryNet.NO_TARGET);
        int[] again = new int[11];
        sequences.fill(5, "test", 2, again, new int[11]);
        assertThat(again).isEqualTo(symbols);
        sequences.fill(5, "test", 3, again, new int[11]);
        assertThat(again).isNotEqualTo(symbols);
    }

    /** 0.9 of the reward of 10. The agent tries the other act in one of 20 episodes. */
    @Test
    void transportedValueIsThatOfTheDoor() {
        KeyToDoor experiment = new KeyToDoor();
        RunResult transport = run(experiment, experiment.defaults());
        assertThat(transport.metrics().get(KeyToDoor.ADVANTAGE)).isBetween(8.9, 9.1);
        assertThat(transport.metrics().get(KeyToDoor.OPENED)).isGreaterThan(0.92);
        RunResult td = run(experiment, experiment.defaults().withRule("td"));
        assertThat(td.metrics().get(KeyToDoor.ADVANTAGE)).isBetween(-0.15, 0.15);
        assertThat(run(experiment, experiment.defaults()).metrics()).isEqualTo(transport.metrics());
    }
}
