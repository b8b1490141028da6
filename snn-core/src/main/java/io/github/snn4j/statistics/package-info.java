/**
 * What spike trains look like in numbers, and what theory says about them.
 *
 * <table>
 *   <caption>Where to look</caption>
 *   <tr><th>question</th><th>class</th></tr>
 *   <tr><td>all statistics of a population at once</td>
 *       <td>{@link io.github.snn4j.statistics.SpikeStatistics}</td></tr>
 *   <tr><td>the same while spikes come in, without storing them</td>
 *       <td>{@link io.github.snn4j.statistics.StreamingStatistics}; in a simulation
 *       {@code monitor.StatisticsMonitor}</td></tr>
 *   <tr><td>one measure of one train: CV, CV2, LV, Fano factor, correlation</td>
 *       <td>{@link io.github.snn4j.statistics.SpikeMeasures}</td></tr>
 *   <tr><td>how far two trains are apart</td><td>{@link io.github.snn4j.statistics.VanRossum},
 *       {@link io.github.snn4j.statistics.VictorPurpura}</td></tr>
 *   <tr><td>how often two trains fire together</td>
 *       <td>{@link io.github.snn4j.statistics.SpikeTimeTiling},
 *       {@link io.github.snn4j.statistics.CrossCorrelogram}</td></tr>
 *   <tr><td>rate of a leaky integrate-and-fire neuron in noise</td>
 *       <td>{@link io.github.snn4j.statistics.Siegert}</td></tr>
 * </table>
 *
 * <p>Times are in ms, trains are ascending arrays of times. A measure that the data do not determine, such as the CV of
 * a silent train, is NaN.
 */
@NullMarked
package io.github.snn4j.statistics;

import org.jspecify.annotations.NullMarked;
