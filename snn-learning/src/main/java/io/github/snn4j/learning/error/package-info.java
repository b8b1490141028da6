/**
 * Third factors made of errors: who tells a neuron how wrong it was. Rules of
 * {@code io.github.snn4j.learning.threefactor} read them through the learning signal of their population; {@code
 * io.github.snn4j.learning.feedback} carries them to other layers.
 *
 * <pre>{@code
 * LocalReadout readout = LocalReadout.smoothL1(10, 0.5, seed);
 * Network.builder()
 *         ...
 *         .learningSignal("hidden", readout)
 *         .build();
 * ...
 * ReadoutRecording answers = simulator.attach(new ReadoutMonitor("hidden", readout, 20));
 * simulator.external("hidden", LocalReadout.TARGET, oneHot);
 * }</pre>
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>third factor</th><th>reference</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.error.LocalReadout}</td><td>gradient of the loss of a fixed random readout
 *       of the layer itself</td><td>[1, 2]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.error.MaxPoolError}</td><td>that of a pooled population, for the neurons
 *       that win</td><td>[1]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.error.ErrorNeurons}</td><td>signed error spikes of an output
 *       layer</td><td>[3]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.error.Loss}</td><td>distances of an output from its target</td><td></td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.error.ReadoutMonitor}</td><td>answers of a local
 *       readout</td><td>[1]</td></tr>
 * </table>
 *
 * <h2>References</h2>
 *
 * <ol>
 *   <li>J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi 10.3389/fnins.2020.00424.
 *   <li>H. Mostafa, V. Ramesh &amp; G. Cauwenberghs, Front. Neurosci. 12:608, 2018, doi 10.3389/fnins.2018.00608.
 *   <li>E.O. Neftci, C. Augustine, S. Paul &amp; G. Detorakis, Front. Neurosci. 11:324, 2017, doi
 *       10.3389/fnins.2017.00324.
 * </ol>
 */
@NullMarked
package io.github.snn4j.learning.error;

import org.jspecify.annotations.NullMarked;
