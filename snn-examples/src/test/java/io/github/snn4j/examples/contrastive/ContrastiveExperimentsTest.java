package io.github.snn4j.examples.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.DigitsData;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.ReportImage;
import io.github.snn4j.examples.report.RunResult;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reduced settings learn the 8 x 8 digits that come with the library; the full ones need MNIST. */
class ContrastiveExperimentsTest {

    private static final DataPlaces PLACES = DataPlaces.standard(null);

    private static RunOptions options(int epochs, int samples, int threads, String rule) {
        return new RunOptions(PLACES, 1, epochs, 60, samples, threads, rule);
    }

    private static RunResult equilibrium(int epochs, int samples, int threads, String rule) {
        return MnistEquilibrium.run(DigitsData.load(), options(epochs, samples, threads, rule), ProgressListener.NONE);
    }

    private static RunResult contrastive(int epochs, int samples, int threads, String rule) {
        return MnistContrastive.run(DigitsData.load(), options(epochs, samples, threads, rule), ProgressListener.NONE);
    }

    private static void assertLearnt(RunResult result, double least) {
        assertThat(result.metrics().get(Metrics.ACCURACY))
                .as("%s", result.metrics())
                .isGreaterThan(least);
        assertThat(result.images())
                .extracting(ReportImage::fileName)
                .containsExactly("learning-curve.png", "confusion.png", "energy.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random-sign", "one-sided", "symmetric", "persistent"})
    void equilibriumPropagationLearnsTheSmallDigits(String rule) {
        assertLearnt(equilibrium(3, DigitsData.TRAIN_COUNT, 1, rule), 0.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-phase", "continuous"})
    void contrastiveHebbianLearningLearnsTheSmallDigits(String rule) {
        assertLearnt(contrastive(5, DigitsData.TRAIN_COUNT, 1, rule), 0.85);
    }

    @Test
    void threadsDoNotChangeTheFingerprint() {
        assertThat(equilibrium(1, 100, 2, "symmetric").fingerprint())
                .isEqualTo(equilibrium(1, 100, 1, "symmetric").fingerprint());
        assertThat(contrastive(1, 100, 2, "continuous").fingerprint())
                .isEqualTo(contrastive(1, 100, 1, "continuous").fingerprint());
    }

    /** Deeper nets for the comparison of rules; a batch that the images do not fill is predicted all the same. */
    @Test
    void netsWithTwoHiddenLayersPredictAnyNumberOfImages() {
        List<Integer> sizes = List.of(64, 20, 15, 10);
        float[][] images = new float[7][64];
        images[3][5] = 1;
        try (ContrastiveClassifier net =
                        new ContrastiveClassifier(sizes, 4, ContrastiveVariant.TWO_PHASE.settings(), 1, 1);
                EquilibriumClassifier other = EquilibriumClassifier.usual(sizes, 4, 1, 1)) {
            assertThat(net.predict(images)).hasSize(7);
            assertThat(other.predict(images)).hasSize(7);
        }
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> equilibrium(1, DigitsData.TRAIN_COUNT + 1, 1, "one-sided"))
                .hasMessage("--samples must be in 1..1297, the training images there are, got 1298");
        assertThatThrownBy(() -> equilibrium(1, 100, 1, "no"))
                .hasMessage("--rule must be one of [random-sign, one-sided, symmetric, persistent], got 'no'");
        assertThatThrownBy(() -> contrastive(1, 100, 1, "no"))
                .hasMessage("--rule must be one of [two-phase, continuous], got 'no'");
    }

    private static double mnist(Experiment experiment) {
        assumeTrue(MnistData.find(PLACES, MnistVariant.MNIST).isPresent(), "no MNIST files on this machine");
        return experiment
                .run(experiment.defaults().toOptions(PLACES, 1), ProgressListener.NONE)
                .metrics()
                .get(Metrics.ACCURACY);
    }

    @Tag("experiment")
    @Test
    void mnistReachesNinetySevenAndAHalfPercentByEquilibriumPropagation() {
        assertThat(mnist(new MnistEquilibrium())).isGreaterThan(0.975);
    }

    @Tag("experiment")
    @Test
    void mnistReachesNinetySevenPercentByContrastiveHebbianLearning() {
        assertThat(mnist(new MnistContrastive())).isGreaterThan(0.97);
    }
}
