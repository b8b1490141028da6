/**
 * E-prop: learning in recurrent networks of spiking neurons from what is known at the synapse and one learning signal
 * per neuron.
 *
 * <pre>{@code
 * Lif neuron = Lif.delta(20).withReset(Reset.SUBTRACT);
 * Network.builder()
 *         .source("in", 100, new PoissonSource(50))
 *         .population("hidden", 100, neuron)
 *         .population("out", 1, new LeakyRate(20, LeakyRate.Transfer.LINEAR))
 *         .projection(Projection.between("in", "hidden").rule(Eprop.of(neuron, 20)) ...)
 *         .projection(Projection.between("hidden", "hidden").delayMs(1).rule(Eprop.of(neuron, 20)) ...)
 *         .projection(Projection.between("hidden", "out").name("readout").rule(EpropReadout.of(20)) ...)
 *         .learningSignal("out", ReadoutError.regression())
 *         .learningSignal("hidden", ErrorFeedback.symmetric("out", "readout"))
 *         .build();
 * ...
 * simulator.external("out", ReadoutError.TARGET, 0.3f);
 * }</pre>
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>kind</th><th>moment</th><th>signals</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.eprop.Eprop}</td><td>rule</td><td>step or end of trial</td><td>spikes of
 *       both sides, surrogate derivative, third factor</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.eprop.EpropReadout}</td><td>rule</td><td>step</td><td>presynaptic trace,
 *       third factor</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.eprop.ReadoutError}</td><td>learning
 *       signal</td><td>step</td><td>membrane of the readout; external variables {@code target}, {@code
 *       pause}</td></tr>
 * </table>
 *
 * <p>Reference: G. Bellec, F. Scherr, A. Subramoney, E. Hajek, D. Salaj, R. Legenstein &amp; W. Maass, Nat. Commun.
 * 11:3625, 2020, doi 10.1038/s41467-020-17236-y.
 */
@NullMarked
package io.github.snn4j.learning.eprop;

import org.jspecify.annotations.NullMarked;
