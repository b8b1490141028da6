package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpikeFramesTest {

    private static final SpikeFrames FRAMES =
            SpikeFrames.of(5, 4, new int[] {2, 0, 2, 2, 3}, new int[] {4, 1, 0, 4, 3});

    @Test
    void spikesComeAscendingAndOncePerStep() {
        assertThat(FRAMES.count()).isEqualTo(4);
        assertThat(FRAMES.count(0)).isEqualTo(1);
        assertThat(FRAMES.count(1)).isZero();
        assertThat(FRAMES.count(2)).isEqualTo(2);
        assertThat(FRAMES.neuron(2, 0)).isZero();
        assertThat(FRAMES.neuron(2, 1)).isEqualTo(4);
        assertThat(FRAMES.count(99)).isZero();
        assertThat(FRAMES).isEqualTo(SpikeFrames.of(5, 4, new int[] {0, 2, 2, 3}, new int[] {1, 0, 4, 3}));
        assertThat(FRAMES).isNotEqualTo(SpikeFrames.of(5, 5, new int[] {0, 2, 2, 3}, new int[] {1, 0, 4, 3}));
    }

    @Test
    void sourcePlaysEachSampleItsOwnFramesInEveryTrial() {
        SpikeSource.Emitter emitter = new FrameSource().bind(TestContext.of(5, 3, 1));
        emitter.present(0, FRAMES);
        emitter.present(2, SpikeFrames.of(5, 9, new int[] {8}, new int[] {2}));
        for (int trial = 0; trial < 2; trial++) {
            emitter.reset();
            assertThat(Raster.of(emitter, 5, 10, 0, trial).list())
                    .containsExactly("[0, 1]", "[2, 0]", "[2, 4]", "[3, 3]");
            assertThat(Raster.of(emitter, 5, 10, 1, trial).list()).isEmpty();
            assertThat(Raster.of(emitter, 5, 10, 2, trial).list()).containsExactly("[8, 2]");
        }
    }

    @Test
    void mistakesAreNamedAndChangeNothing() {
        SpikeSource.Emitter emitter = new FrameSource().bind(TestContext.of(5, 1, 1));
        emitter.present(0, FRAMES);
        SpikeFrames other = SpikeFrames.of(6, 1, new int[0], new int[0]);
        assertThatThrownBy(() -> emitter.present(0, other))
                .hasMessage(
                        "FrameSource 'in': presented frames must have the size of the population, 5 neurons, got 6");
        assertThatThrownBy(() -> emitter.present(1, FRAMES)).hasMessageContaining("sample must be in [0, 0], got 1");
        assertThat(Raster.of(emitter, 5, 10, 0, 0).count()).isEqualTo(4);
        assertThatThrownBy(() -> SpikeFrames.of(5, 4, new int[] {4}, new int[] {0}))
                .hasMessage("SpikeFrames: step of spike 0 must be in [0, 3], got 4");
        assertThatThrownBy(() -> SpikeFrames.of(5, 4, new int[] {3}, new int[] {5}))
                .hasMessage("SpikeFrames: neuron of spike 0 must be in [0, 4], got 5");
        assertThatThrownBy(() -> SpikeFrames.of(5, 4, new int[] {3}, new int[0]))
                .hasMessageContaining("length 1, got 0");
        SpikeSource.Emitter poisson = new PoissonSource(10).bind(TestContext.of(5, 1, 1));
        assertThatThrownBy(() -> poisson.present(0, FRAMES)).isInstanceOf(UnsupportedOperationException.class);
    }
}
