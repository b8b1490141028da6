package io.github.snn4j.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImageSourceTest {

    private static final int STEPS = 200_000;
    private static final float[] IMAGE = {0, 51, 128, 255};

    @Test
    void rateIsProportionalToPixelAndIntensity() {
        ImageSource.Encoder encoder = ImageSource.diehlCook().bind(TestContext.of(4, 1, 0.5));
        for (double intensity : new double[] {1, 1.5}) {
            encoder.present(0, IMAGE);
            encoder.intensity(0, intensity);
            Raster raster = Raster.of(encoder, 4, STEPS, 0, 0);
            for (int n = 0; n < 4; n++) {
                double p = -Math.expm1(-IMAGE[n] / 4 * intensity * 0.5e-3); // pixel / 8 * 2 Hz
                assertThat(raster.train(n).length / (double) STEPS)
                        .as("pixel %s, seed %d", IMAGE[n], TestContext.SEED)
                        .isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / STEPS)));
            }
        }
    }

    @Test
    void spikesAreThoseOfAPoissonSourceAtTheSameRates() {
        ImageSource.Encoder encoder = new ImageSource(100, 1).bind(TestContext.of(4, 1, 1));
        SpikeSource.Emitter poisson = PoissonSource.presented().bind(TestContext.of(4, 1, 1));
        encoder.present(0, new float[] {0, 0.25f, 0.5f, 1});
        poisson.present(0, new float[] {0, 25, 50, 100});
        assertThat(Raster.of(encoder, 4, 500, 0, 2).list())
                .isNotEmpty()
                .isEqualTo(Raster.of(poisson, 4, 500, 0, 2).list());
    }

    @Test
    void intensityStaysWithTheSampleAndNotWithTheImage() {
        ImageSource.Encoder encoder = new ImageSource(50, 255).bind(TestContext.of(4, 2, 1));
        encoder.intensity(1, 2);
        encoder.present(0, IMAGE);
        encoder.present(1, IMAGE);
        ImageSource.Encoder twice = new ImageSource(100, 255).bind(TestContext.of(4, 1, 1));
        twice.present(0, IMAGE);
        List<String> bright = Raster.of(twice, 4, 500, 0, 0).list();
        assertThat(Raster.of(encoder, 4, 500, 1, 0).list()).isEqualTo(bright);
        assertThat(Raster.of(encoder, 4, 500, 0, 0).list()).isNotEqualTo(bright);
        encoder.intensity(1, 0);
        assertThat(Raster.of(encoder, 4, 500, 1, 0).list()).isEmpty();
    }

    @Test
    void silentUntilAnImageIsPresented() {
        assertThat(Raster.of(ImageSource.diehlCook(), 4, 1, 1_000).count()).isZero();
    }

    @Test
    void mistakesAreNamedAndChangeNothing() {
        ImageSource.Encoder encoder = ImageSource.diehlCook().bind(TestContext.of(4, 1, 1));
        encoder.present(0, IMAGE);
        List<String> spikes = Raster.of(encoder, 4, 500, 0, 0).list();
        assertThatThrownBy(() -> encoder.present(0, new float[] {0, 256, 0, 0}))
                .hasMessage("ImageSource 'in': presented values must be in [0.0, 255.0], got 256.0 for neuron 1");
        assertThatThrownBy(() -> encoder.intensity(0, 100))
                .hasMessage("ImageSource 'in': maxRateHz times intensity must be in [0, 5000.0] Hz "
                        + "(at most 5.0 expected events per step of 1.0 ms), got 6375.0");
        assertThatThrownBy(() -> encoder.intensity(0, -1))
                .hasMessage("ImageSource 'in': intensity must be >= 0, got -1.0");
        assertThat(Raster.of(encoder, 4, 500, 0, 0).list()).isEqualTo(spikes);
        assertThatThrownBy(() -> new ImageSource(0, 255)).hasMessage("ImageSource.maxRateHz must be > 0 Hz, got 0.0");
        assertThatThrownBy(() -> new ImageSource(60, -1)).hasMessage("ImageSource.maxPixel must be > 0, got -1.0");
    }
}
