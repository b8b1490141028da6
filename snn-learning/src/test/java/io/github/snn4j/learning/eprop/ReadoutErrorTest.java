package io.github.snn4j.learning.eprop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import org.junit.jupiter.api.Test;

/** The error of a sample is the derivative of its loss with respect to the readout, by finite differences. */
class ReadoutErrorTest {

    private static final int BATCH = 2;
    private static final float[] TARGET = {0, 1, 0, 0.5f, 0.25f, 0.25f};
    private static final float[] DRIVE = {0.3f, -0.7f, 1.1f, 2, -1, 0.1f};

    /** Shows the third factor of a sample: the weights of source b grow by it. */
    private record Show() implements PlasticityRule {
        @Override
        public Updater bind(PlasticityContext context) {
            WeightSink sink = context.sink();
            return new Updater() {
                @Override
                public void onStep() {
                    for (int b = 0; b < BATCH; b++) {
                        sink.row(b, b, 1f, context.modulator());
                    }
                }
            };
        }
    }

    private static float[] errors(ReadoutError signal, float... pause) {
        Network network = Network.builder()
                .population("probe", BATCH, Lif.delta(10))
                .population("out", 3, new LeakyRate(1e-3, LeakyRate.Transfer.LINEAR))
                .projection(Projection.between("probe", "out").weight(0).rule(new Show()))
                .learningSignal("out", signal)
                .build();
        try (Simulator simulator =
                Simulator.of(network, SimulationConfig.of(1, 1).withBatchSize(BATCH))) {
            simulator.external("out", "drive", DRIVE);
            simulator.external("out", ReadoutError.TARGET, TARGET);
            simulator.external("out", ReadoutError.PAUSE, pause);
            simulator.step();
            return simulator.weights("probe->out").toArray();
        }
    }

    private static double loss(ReadoutError signal, double[] y, int at) {
        double sum = 0;
        double normal = 0;
        for (int k = 0; k < 3; k++) {
            normal += Math.exp(y[at + k]);
        }
        for (int k = 0; k < 3; k++) {
            double difference = y[at + k] - TARGET[at + k];
            sum += signal.kind() == ReadoutError.Kind.REGRESSION
                    ? difference * difference / 2
                    : -TARGET[at + k] * Math.log(Math.exp(y[at + k]) / normal);
        }
        return signal.scale() * sum;
    }

    private static void compare(ReadoutError signal) {
        float[] errors = errors(signal, 0, 0);
        double h = 1e-5;
        for (int n = 0; n < errors.length; n++) {
            double[] y = new double[DRIVE.length];
            for (int k = 0; k < y.length; k++) {
                y[k] = DRIVE[k];
            }
            int at = n / 3 * 3;
            y[n] += h;
            double up = loss(signal, y, at);
            y[n] -= 2 * h;
            assertThat((double) errors[n])
                    .as("%s, value %d", signal, n)
                    .isCloseTo((up - loss(signal, y, at)) / (2 * h), within(1e-6));
        }
    }

    @Test
    void regressionIsTheDerivativeOfHalfTheSquaredDifference() {
        compare(ReadoutError.regression());
        compare(ReadoutError.regression().scaled(0.3));
    }

    @Test
    void classificationIsTheDerivativeOfTheCrossEntropyOfTheSoftmax() {
        compare(ReadoutError.classification());
        compare(ReadoutError.classification().scaled(2));
    }

    @Test
    void aPausedSampleHasNoErrorAndTheOthersKeepTheirs() {
        float[] all = errors(ReadoutError.regression(), 0, 0);
        float[] one = errors(ReadoutError.regression(), 1, 0);
        for (int n = 0; n < all.length; n++) {
            assertThat(one[n]).isEqualTo(n < 3 ? 0f : all[n]);
            assertThat(all[n]).isNotZero();
        }
    }
}
