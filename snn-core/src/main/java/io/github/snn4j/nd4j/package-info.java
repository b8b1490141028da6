/**
 * Bridge between plain arrays and ND4J.
 *
 * <p>snn4j computes on {@code float[]} and depends on {@code nd4j-api} only optionally; nothing outside this package
 * and the dense products needs it. To use the bridge, put a backend on the class path, for example {@code nd4j-native}
 * with the classifier of the platform.
 *
 * <pre>
 *   INDArray w = Nd4jBridge.matrix(simulator.weights("in-&gt;hid").toArray(), 784, 100);
 *   simulator.setWeights("in-&gt;hid", Nd4jBridge.weights(w.mul(0.5), 784, 100));
 * </pre>
 *
 * <table>
 *   <caption>What goes where</caption>
 *   <tr><th>data</th><th>plain</th><th>ND4J</th></tr>
 *   <tr><td>weights</td><td>{@code float[]}, row-major [pre][post]</td><td>matrix [pre, post]</td></tr>
 *   <tr><td>one image or vector</td><td>{@code float[]}</td><td>any shape with as many elements</td></tr>
 *   <tr><td>a batch of images</td><td>{@code float[][]}, [sample][pixel]</td><td>[sample, ...]</td></tr>
 *   <tr><td>spikes of one sample</td><td>recording, source</td><td>raster [time, neuron] of zeros and ones</td></tr>
 * </table>
 *
 * <p>Everything is copied; orders 'c' and 'f', views and all numeric types are accepted, single precision comes out.
 */
@NullMarked
package io.github.snn4j.nd4j;

import org.jspecify.annotations.NullMarked;
