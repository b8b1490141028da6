/**
 * Unsupervised learning of digits by a layer of competing spiking neurons.
 *
 * <p>Start with {@link io.github.snn4j.examples.digits.CompetitiveLayer}, the network and its training in one class,
 * and {@link io.github.snn4j.examples.digits.Digits}, which runs it.
 *
 * <table>
 *   <caption>What is here</caption>
 *   <tr><th>class</th><th>what it is</th></tr>
 *   <tr><td>CompetitiveLayer, TrainedLayer</td><td>the network while it learns and afterwards</td></tr>
 *   <tr><td>LayerSettings, LayerRule</td><td>what can be set</td></tr>
 *   <tr><td>Digits, MnistStdp</td><td>the experiments, each a main of its own</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.examples.digits;

import org.jspecify.annotations.NullMarked;
