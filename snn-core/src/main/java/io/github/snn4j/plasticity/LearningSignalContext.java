package io.github.snn4j.plasticity;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.time.TimeStep;

/** What a learning signal may ask for. */
public interface LearningSignalContext {

    /**
     * Population the signal belongs to.
     *
     * @return name
     */
    String population();

    /**
     * Size of that population.
     *
     * @return neurons
     */
    int size();

    /**
     * Number of samples simulated side by side.
     *
     * @return samples
     */
    int batch();

    /**
     * A signal of any population.
     *
     * @param population name of the population
     * @param spec what is wanted
     * @param <S> type of the signal
     * @return live signal
     */
    <S> S signal(String population, SignalSpec<S> spec);

    /**
     * Number of neurons of any population.
     *
     * @param population name of the population
     * @return neurons
     */
    int sizeOf(String population);

    /**
     * The weights of any projection, to read; using them to carry errors back is weight transport.
     *
     * @param projection name of the projection
     * @return live view
     */
    WeightView weights(String projection);

    /**
     * The third factor of another population, which must have been computed before: learning signals are computed in
     * the order in which the network declares them.
     *
     * @param population name of the population
     * @return live values {@code [batch][size of that population]}
     */
    float[] modulator(String population);

    /**
     * Values that the user sets from outside, such as a target or a reward. A signal that takes them as single
     * events sets them back to zero once it has read them.
     *
     * @param variable name, unique within the population
     * @param width values per sample
     * @return live array {@code [batch][width]}, zero until set
     */
    float[] external(String variable, int width);

    /**
     * Adds a matrix product, {@code out[b][j] += sum_k a[b][k] matrix[k][j]}, each sum in order of k; with {@code
     * SimulationConfig.DenseProducts.FASTEST} by BLAS, whose order is its own.
     *
     * @param a left factor, {@code [batch][inner]}
     * @param inner length of the sums
     * @param matrix right factor, {@code [inner][size of the population]}
     * @param out receives the sums, {@code [batch][size of the population]}
     */
    default void addProduct(float[] a, int inner, float[] matrix, float[] out) {
        int n = size();
        for (int b = 0; b < batch(); b++) {
            for (int k = 0; k < inner; k++) {
                for (int j = 0; j < n; j++) {
                    out[b * n + j] += a[b * inner + k] * matrix[k * n + j];
                }
            }
        }
    }

    /**
     * The grid.
     *
     * @return time step
     */
    TimeStep timeStep();

    /**
     * Random numbers of this signal for a purpose.
     *
     * @param purpose what they are for
     * @return addressed random numbers
     */
    KeyedRandom random(String purpose);
}
