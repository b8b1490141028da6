package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BernoulliSourceTest {

    @Test
    void probabilityIsPerStepWhateverTheStep() {
        for (double dtMs : new double[] {0.1, 1}) {
            double share = Raster.of(new BernoulliSource(0.3), 50, dtMs, 4_000).count() / 2e5;
            assertThat(share).as("seed %d", TestContext.SEED).isCloseTo(0.3, within(4.5 * Math.sqrt(0.3 * 0.7 / 2e5)));
        }
    }

    @Test
    void cvAndFanoFollowFromP() {
        Raster raster = Raster.of(new BernoulliSource(0.1), 20, 1, 40_000);
        int[] intervals = raster.intervals();
        double[] counts = raster.windowCounts(500);
        assertThat(Raster.cv(intervals))
                .as("seed %d", TestContext.SEED)
                .isCloseTo(Math.sqrt(0.9), within(5 / Math.sqrt(intervals.length)));
        assertThat(Raster.fano(counts))
                .as("seed %d", TestContext.SEED)
                .isCloseTo(0.9, within(5 * 0.9 * Math.sqrt(2.0 / counts.length)));
    }

    @Test
    void zeroNeverFiresAndOneAlwaysDoes() {
        assertThat(Raster.of(BernoulliSource.presented(), 10, 1, 1_000).count()).isZero();
        assertThat(Raster.of(new BernoulliSource(1), 10, 1, 1_000).count()).isEqualTo(10_000);
    }

    @Test
    void probabilityOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new BernoulliSource(1.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("BernoulliSource.probability must be in [0.0, 1.0], got 1.01");
        assertThatThrownBy(() -> new BernoulliSource(Double.NaN)).hasMessageContaining("got NaN");
    }
}
