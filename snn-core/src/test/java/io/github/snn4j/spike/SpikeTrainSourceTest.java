package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.spike.SpikeTrainSource.Rounding;
import io.github.snn4j.spike.SpikeTrainSource.Spike;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeTrainSourceTest {

    @Test
    void spikesComeInTheirStepsWhateverTheirOrder() {
        SpikeTrainSource source = SpikeTrainSource.of(new double[][] {{0.3, 0}, {}, {0.2, 0.3, 0.1}});
        assertThat(Raster.of(source, 3, 0.1, 10).list())
                .containsExactly("[0, 0]", "[1, 2]", "[2, 2]", "[3, 0]", "[3, 2]");
    }

    @Test
    void pairsAndTrainsAreTheSameSource() {
        assertThat(SpikeTrainSource.of(2, new Spike(0, 1), new Spike(0, 2), new Spike(1, 0)))
                .isEqualTo(SpikeTrainSource.of(new double[][] {{1, 2}, {0}}));
    }

    @Test
    void timeStartsAgainWithEveryTrial() {
        SpikeSource.Emitter emitter = SpikeTrainSource.of(new double[][] {{2}}).bind(TestContext.of(1, 1, 1));
        for (int trial = 0; trial < 3; trial++) {
            emitter.reset();
            assertThat(Raster.of(emitter, 1, 5, 0, trial).list()).containsExactly("[2, 0]");
        }
    }

    @Test
    void timesOffTheGridAreRefusedUnlessRoundingIsAskedFor() {
        SpikeTrainSource source = SpikeTrainSource.of(new double[][] {{}, {1.26, 0.24}});
        assertThatThrownBy(() -> source.bind(TestContext.of(2, 1, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "SpikeTrainSource 'in': time of a spike of neuron 1 1.26 is not a multiple of dtMs 0.5");
        assertThat(Raster.of(source.withRounding(Rounding.NEAREST), 2, 0.5, 10).list())
                .containsExactly("[0, 1]", "[3, 1]");
    }

    @Test
    void twoSpikesOfANeuronInOneStepAreRefused() {
        SpikeTrainSource source =
                SpikeTrainSource.of(new double[][] {{}, {1.6, 1.72}}).withRounding(Rounding.NEAREST);
        assertThatThrownBy(() -> source.bind(TestContext.of(2, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SpikeTrainSource 'in': neuron 1 must not spike twice in step 2 (dtMs 1.0), "
                        + "got times 1.6 and 1.72 ms");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new Spike(0, -1))
                .hasMessage("SpikeTrainSource.Spike.timeMs must be >= 0 ms, got -1.0");
        assertThatThrownBy(() -> new Spike(0, Double.NaN)).hasMessageEndingWith("got NaN");
        assertThatThrownBy(() -> new Spike(-1, 0)).hasMessage("SpikeTrainSource.Spike.neuron must be >= 0, got -1");
        assertThatThrownBy(() -> SpikeTrainSource.of(2, new Spike(2, 7)))
                .hasMessage("SpikeTrains: neuron of the spike at 7.0 ms must be in [0, 1], got 2");
        assertThatThrownBy(() -> SpikeTrainSource.of(new double[3][0]).bind(TestContext.of(2, 1, 1)))
                .hasMessage("SpikeTrainSource 'in': size must be that of the population, 2, got 3");
    }

    @Test
    void listIsCopied() {
        List<Spike> spikes = new ArrayList<>(List.of(new Spike(0, 1)));
        SpikeTrainSource source = new SpikeTrainSource(1, spikes, Rounding.EXACT);
        spikes.clear();
        assertThat(source.trains().count()).isEqualTo(1);
    }
}
