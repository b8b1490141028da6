package io.github.snn4j.learning.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorNeuronsTest {

    private record Listener(List<float[]> heard) implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            float[] modulator = context.modulator().array();
            return new Updater() {
                @Override
                public void onStep() {
                    heard.add(modulator.clone());
                }
            };
        }
    }

    /** Neurons that fire at the given times, every one of them listened to. */
    private static List<float[]> heard(ErrorNeurons signal, int steps, float[] targets, double[]... timesMs) {
        List<float[]> heard = new ArrayList<>();
        Network network = Network.builder()
                .source("in", timesMs.length, SpikeTrainSource.of(timesMs))
                .population("out", timesMs.length, Lif.delta(20))
                .projection(Projection.between("in", "out")
                        .connectivity(Connectivity.oneToOne())
                        .weight(2)
                        .rule(new Listener(heard)))
                .learningSignal("out", signal)
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1))) {
            simulator.external("out", ErrorNeurons.TARGET, targets);
            simulator.run(steps);
        }
        return heard;
    }

    private static double[] every(int periodMs, int countSpikes, int firstMs) {
        double[] times = new double[countSpikes];
        for (int k = 0; k < countSpikes; k++) {
            times[k] = firstMs + k * periodMs;
        }
        return times;
    }

    @Test
    void bothErrorNeuronsAreSilentWhileSpikesKeepStepWithTheTarget() {
        List<float[]> heard =
                heard(new ErrorNeurons(100, 1.01, 5), 200, new float[] {1, 0}, every(10, 20, 9), new double[0]);
        for (float[] m : heard) {
            assertThat(m).containsOnly(0f);
        }
    }

    @Test
    void missingSpikesAreNegativeAndExtraSpikesPositiveErrorsAtTheRightRate() {
        List<float[]> heard =
                heard(new ErrorNeurons(100, 1, 0), 400, new float[] {1, 0}, new double[0], every(20, 20, 3));
        double missing = 0;
        double extra = 0;
        for (float[] m : heard) {
            assertThat(m[0]).isLessThanOrEqualTo(0f);
            assertThat(m[1]).isGreaterThanOrEqualTo(0f);
            missing += m[0];
            extra += m[1];
        }
        assertThat(missing)
                .as("100 Hz for 0.4 s, less a count that is not yet full")
                .isBetween(-40.0, -39.0);
        assertThat(extra).isEqualTo(20);
    }

    @Test
    void dendritesFilterErrorSpikes() {
        List<float[]> heard = heard(new ErrorNeurons(100, 1, 8), 30, new float[] {0}, new double[] {4, 6});
        for (int t = 0; t < 30; t++) {
            double expected = (t >= 4 ? Math.exp(-(t - 4) / 8.0) : 0) + (t >= 6 ? Math.exp(-(t - 6) / 8.0) : 0);
            assertThat((double) heard.get(t)[0]).as("step %d", t).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void gradedErrorsAreTheDifferenceOfTheStep() {
        List<float[]> heard = heard(new ErrorNeurons(50, 0, 0), 8, new float[] {1}, new double[] {2});
        for (int t = 0; t < 8; t++) {
            assertThat((double) heard.get(t)[0]).as("step %d", t).isCloseTo(t == 2 ? 0.95 : -0.05, within(1e-6));
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new ErrorNeurons(0, 1, 1)).hasMessageContaining("ErrorNeurons.rateHz must be > 0");
        assertThatThrownBy(() -> new ErrorNeurons(1, -1, 1)).hasMessageContaining("ErrorNeurons.threshold");
        assertThatThrownBy(() -> new ErrorNeurons(1, 1, Double.NaN)).hasMessageContaining("ErrorNeurons.tauMs");
    }
}
