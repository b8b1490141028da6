package io.github.snn4j.nd4j;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.spike.SpikeTrainSource;
import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Copies between plain arrays and {@link INDArray}. Whatever the order ('c', 'f', a view) and numeric type of an
 * INDArray, its elements are read in row-major order and rounded to single precision; new INDArrays are single
 * precision in order 'c'.
 *
 * <p>Nothing is shared: changing the copy leaves the original alone.
 *
 * <p>Verified by {@code Nd4jBridgeTest}.
 */
public final class Nd4jBridge {

    private Nd4jBridge() {}

    /**
     * A matrix, for example of weights.
     *
     * @param values row-major, such as [pre][post]
     * @param rows number of rows
     * @param columns number of columns
     * @return a new INDArray [rows, columns]
     * @throws IllegalArgumentException if the length is not {@code rows * columns}
     */
    public static INDArray matrix(float[] values, int rows, int columns) {
        Check.atLeast(rows, 1, "Nd4jBridge.matrix: rows");
        Check.atLeast(columns, 1, "Nd4jBridge.matrix: columns");
        Check.argument(
                values.length == (long) rows * columns,
                () -> "Nd4jBridge.matrix: a " + rows + " x " + columns + " matrix needs " + (long) rows * columns
                        + " values, got " + values.length);
        return Nd4j.create(values.clone(), new long[] {rows, columns}, 'c');
    }

    /**
     * A vector, for example membrane potentials.
     *
     * @param values at least one value
     * @return a new INDArray [length]
     */
    public static INDArray vector(float[] values) {
        Check.atLeast(values.length, 1, "Nd4jBridge.vector: length");
        return Nd4j.create(values.clone(), new long[] {values.length}, 'c');
    }

    /**
     * A batch of equally long vectors, for example images.
     *
     * @param samples one array per sample
     * @return a new INDArray [samples, values]
     */
    public static INDArray batch(float[][] samples) {
        Check.atLeast(samples.length, 1, "Nd4jBridge.batch: samples");
        int width = samples[0].length;
        float[] flat = new float[Math.multiplyExact(samples.length, width)];
        for (int s = 0; s < samples.length; s++) {
            Check.length(samples[s].length, width, "Nd4jBridge.batch: sample " + s);
            System.arraycopy(samples[s], 0, flat, s * width, width);
        }
        return matrix(flat, samples.length, width);
    }

    /**
     * Weights as the simulator takes them.
     *
     * @param matrix shape [pre, post]
     * @param pre number of presynaptic neurons
     * @param post number of postsynaptic neurons
     * @return a new array, row-major [pre][post]
     * @throws IllegalArgumentException if the shape is another
     */
    public static float[] weights(INDArray matrix, int pre, int post) {
        long[] shape = matrix.shape();
        Check.argument(
                Arrays.equals(shape, new long[] {pre, post}),
                () -> "Nd4jBridge.weights: shape must be [pre, post] = [" + pre + ", " + post + "], got "
                        + Arrays.toString(shape)
                        + (Arrays.equals(shape, new long[] {post, pre}) ? "; transpose it" : ""));
        return floats(matrix);
    }

    /**
     * Values of an INDArray of any shape in row-major order, for example an image [28, 28] or [1, 784].
     *
     * @param array the INDArray
     * @param size how many values it must have
     * @return a new array
     * @throws IllegalArgumentException if it has more or fewer
     */
    public static float[] values(INDArray array, int size) {
        Check.argument(
                array.length() == size,
                () -> "Nd4jBridge.values: need " + size + " values, got " + array.length() + " in shape "
                        + Arrays.toString(array.shape()));
        return floats(array);
    }

    /**
     * The samples of a batch, each in row-major order.
     *
     * @param batch shape [samples, ...], at least two dimensions
     * @param size how many values a sample must have
     * @return new arrays, [sample][value]
     * @throws IllegalArgumentException if samples have another size
     */
    public static float[][] samples(INDArray batch, int size) {
        Check.argument(
                batch.rank() >= 2 && batch.length() == batch.size(0) * size,
                () -> "Nd4jBridge.samples: shape must be [samples, ...] with " + size + " values a sample, got "
                        + Arrays.toString(batch.shape()));
        float[] flat = floats(batch);
        float[][] samples = new float[(int) batch.size(0)][];
        for (int s = 0; s < samples.length; s++) {
            samples[s] = Arrays.copyOfRange(flat, s * size, (s + 1) * size);
        }
        return samples;
    }

    /**
     * Raster of the spikes of one sample: 1 where a neuron fired, 0 elsewhere.
     *
     * @param spikes recorded spikes, kept in memory
     * @param sample the sample
     * @param firstStep step of row 0
     * @param steps number of rows; spikes outside are left out
     * @param neurons number of columns, the size of the population
     * @return a new INDArray [steps, neurons]
     */
    public static INDArray raster(SpikeRecording spikes, int sample, long firstStep, int steps, int neurons) {
        Check.argument(
                spikes.size() == spikes.count(), () -> "Nd4jBridge.raster: the spikes went to a file, not to memory");
        float[] raster = new float[Math.multiplyExact(steps, neurons)];
        for (int k = 0; k < spikes.size(); k++) {
            long row = spikes.step(k) - firstStep;
            if (spikes.sample(k) == sample && row >= 0 && row < steps) {
                int neuron = Check.index(spikes.neuron(k), neurons, "Nd4jBridge.raster: neuron that fired");
                raster[(int) row * neurons + neuron] = 1f;
            }
        }
        return matrix(raster, steps, neurons);
    }

    /**
     * A source that replays a raster; row 0 is the start of the trial.
     *
     * @param raster shape [time, neuron], zeros and ones
     * @param timeStep duration of a row
     * @return source with a train per column
     * @throws IllegalArgumentException if it is no matrix or holds another value
     */
    public static SpikeTrainSource spikeTrains(INDArray raster, TimeStep timeStep) {
        Check.argument(
                raster.rank() == 2,
                () -> "Nd4jBridge.spikeTrains: shape must be [time, neuron], got " + Arrays.toString(raster.shape()));
        int neurons = Math.toIntExact(raster.size(1));
        float[] values = floats(raster);
        List<SpikeTrainSource.Spike> spikes = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            int row = i / neurons;
            int neuron = i % neurons;
            Check.argument(
                    value == 0f || value == 1f,
                    () -> "Nd4jBridge.spikeTrains: values must be 0 or 1, got " + value + " at [" + row + ", " + neuron
                            + "]");
            if (value == 1f) {
                spikes.add(new SpikeTrainSource.Spike(neuron, row * timeStep.dtMs()));
            }
        }
        return new SpikeTrainSource(neurons, spikes, SpikeTrainSource.Rounding.NEAREST);
    }

    private static float[] floats(INDArray array) {
        Check.argument(
                array.dataType().isNumerical() || array.dataType() == DataType.BOOL,
                () -> "Nd4jBridge: elements must be numbers, got " + array.dataType());
        Check.argument(
                array.length() <= Integer.MAX_VALUE,
                () -> "Nd4jBridge: too many values for a Java array: " + array.length());
        float[] values = new float[(int) array.length()];
        if (values.length > 0) {
            INDArray plain = array.castTo(DataType.FLOAT).dup('c');
            plain.data().asNioFloat().get(values);
        }
        return values;
    }
}
