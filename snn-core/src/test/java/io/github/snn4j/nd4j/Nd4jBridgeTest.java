package io.github.snn4j.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.spike.SpikeTrainSource;
import io.github.snn4j.spike.SpikeTrains;
import io.github.snn4j.time.TimeStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Round trips through ND4J in both orders, several types and views, and what is refused. */
class Nd4jBridgeTest {

    private static final float[] SIX = {1f, 2f, 3f, 4f, 5f, 6.5f};

    @Test
    void matrixIsRowMajor() {
        INDArray matrix = Nd4jBridge.matrix(SIX, 2, 3);
        assertThat(matrix.shape()).containsExactly(2, 3);
        assertThat(matrix.dataType()).isEqualTo(DataType.FLOAT);
        assertThat(matrix.getFloat(0, 2)).isEqualTo(3f);
        assertThat(matrix.getFloat(1, 0)).isEqualTo(4f);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void weightsComeBackFromAnyOrder(DataType type) {
        INDArray c = Nd4jBridge.matrix(SIX, 2, 3).castTo(type);
        INDArray f = c.dup('f');
        INDArray view = Nd4jBridge.matrix(new float[] {0, 1, 2, 3, 0, 4, 5, 6.5f}, 2, 4)
                .castTo(type)
                .get(NDArrayIndex.all(), NDArrayIndex.interval(1, 4));
        assertThat(f.ordering()).isEqualTo('f');
        assertThat(Nd4jBridge.weights(c, 2, 3)).containsExactly(SIX);
        assertThat(Nd4jBridge.weights(f, 2, 3)).containsExactly(SIX);
        assertThat(Nd4jBridge.weights(view, 2, 3)).containsExactly(SIX);
        assertThat(Nd4jBridge.weights(c.transpose(), 3, 2)).containsExactly(1f, 4f, 2f, 5f, 3f, 6.5f);
    }

    @Test
    void integersAndBooleansBecomeFloats() {
        assertThat(Nd4jBridge.values(Nd4j.createFromArray(3, 255), 2)).containsExactly(3f, 255f);
        assertThat(Nd4jBridge.values(Nd4j.createFromArray(true, false), 2)).containsExactly(1f, 0f);
        assertThat(Nd4jBridge.values(Nd4j.createFromArray(3, 255).castTo(DataType.UINT8), 2))
                .containsExactly(3f, 255f);
    }

    @Test
    void nothingIsShared() {
        float[] values = SIX.clone();
        INDArray matrix = Nd4jBridge.matrix(values, 2, 3);
        INDArray vector = Nd4jBridge.vector(values);
        values[0] = 77f;
        assertThat(matrix.getFloat(0, 0)).isEqualTo(1f);
        assertThat(vector.getFloat(0)).isEqualTo(1f);
        float[] back = Nd4jBridge.weights(matrix, 2, 3);
        back[0] = 88f;
        assertThat(matrix.getFloat(0, 0)).isEqualTo(1f);
    }

    @Test
    void vectorsAndImagesOfAnyShape() {
        assertThat(Nd4jBridge.vector(SIX).shape()).containsExactly(6);
        for (long[] shape : new long[][] {{6}, {1, 6}, {2, 3}, {1, 2, 3}}) {
            assertThat(Nd4jBridge.values(
                            Nd4jBridge.vector(SIX).reshape('c', shape).dup('f'), 6))
                    .containsExactly(SIX);
        }
    }

    @Test
    void batchesKeepTheirSamples() {
        float[][] samples = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}};
        INDArray batch = Nd4jBridge.batch(samples);
        assertThat(batch.shape()).containsExactly(3, 4);
        assertThat(Nd4jBridge.samples(batch, 4)).isDeepEqualTo(samples);
        assertThat(Nd4jBridge.samples(batch.reshape('c', 3, 2, 2).dup('f'), 4)).isDeepEqualTo(samples);
    }

    @Test
    void rasterBecomesSpikeTrains() {
        INDArray raster = Nd4jBridge.matrix(new float[] {0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0}, 4, 3);
        SpikeTrainSource source = Nd4jBridge.spikeTrains(raster.dup('f'), new TimeStep(0.1));
        assertThat(source.trains())
                .isEqualTo(SpikeTrains.of(3, new int[] {1, 1, 2, 0}, new double[] {0, 0.1, 0.1, 3 * 0.1}));
    }

    /** Raster to source, through a simulator, and back from the recording. */
    @Test
    void rastersSurviveASimulation() {
        INDArray raster = Nd4jBridge.matrix(new float[] {0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0}, 4, 3);
        SimulationConfig config = SimulationConfig.of(0.1, 1);
        SpikeTrainSource source = Nd4jBridge.spikeTrains(raster, new TimeStep(config.dtMs()));
        Network network = Network.builder().source("in", 3, source).build();
        try (Simulator simulator = Simulator.of(network, config)) {
            SpikeRecording spikes = simulator.attach(SpikeMonitor.of("in"));
            simulator.run(6);
            assertThat(Nd4jBridge.raster(spikes, 0, 0, 4, 3)).isEqualTo(raster);
            assertThat(Nd4jBridge.raster(spikes, 0, 1, 2, 3)).isEqualTo(raster.get(NDArrayIndex.interval(1, 3)));
            assertThat(Nd4jBridge.raster(spikes, 0, 4, 2, 3).sumNumber().doubleValue())
                    .isZero();
            assertThatIllegalArgumentException().isThrownBy(() -> Nd4jBridge.raster(spikes, 0, 0, 4, 2));
        }
    }

    @Test
    void wrongShapesAreExplained() {
        INDArray matrix = Nd4jBridge.matrix(SIX, 2, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.weights(matrix, 3, 2))
                .withMessage("Nd4jBridge.weights: shape must be [pre, post] = [3, 2], got [2, 3]; transpose it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.weights(matrix, 6, 1))
                .withMessage("Nd4jBridge.weights: shape must be [pre, post] = [6, 1], got [2, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.matrix(SIX, 2, 2))
                .withMessage("Nd4jBridge.matrix: a 2 x 2 matrix needs 4 values, got 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.values(matrix, 5))
                .withMessage("Nd4jBridge.values: need 5 values, got 6 in shape [2, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.samples(matrix, 4))
                .withMessage("Nd4jBridge.samples: shape must be [samples, ...] with 4 values a sample, got [2, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.batch(new float[][] {{1, 2}, {3}}))
                .withMessage("Nd4jBridge.batch: sample 1 must have length 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.spikeTrains(matrix, new TimeStep(1)))
                .withMessage("Nd4jBridge.spikeTrains: values must be 0 or 1, got 2.0 at [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Nd4jBridge.spikeTrains(Nd4jBridge.vector(SIX), new TimeStep(1)))
                .withMessage("Nd4jBridge.spikeTrains: shape must be [time, neuron], got [6]");
    }
}
