/**
 * Predictive coding: layers that predict each other, with explicit error units, learn by what predictions leave over.
 *
 * <pre>{@code
 * PredictiveNetwork net = PredictiveNetwork.supervised(784, 600, 600, 10);
 * SimulationConfig config = SimulationConfig.of(PredictiveNetwork.DT_MS, seed).withBatchSize(100);
 * try (Simulator simulator = Simulator.of(net.network(), config)) {
 *     PredictiveInference inference = PredictiveInference.of(simulator, net, new Relaxation(20, 1e-2));
 *     inference.hold(0, images);
 *     inference.hold(3, targets);
 *     inference.infer();
 *     simulator.endTrial(); // the weights change
 * }
 * }</pre>
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>kind</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.predictive.PredictiveCoding}</td><td>the rule</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.predictive.PredictiveNetwork}</td><td>layers as populations and
 *       projections</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.predictive.PredictiveInference}</td><td>clamps, the feed-forward sweep, the
 *       relaxation with step control</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.predictive.FreeEnergyMonitor}</td><td>what inference and learning
 *       lower</td></tr>
 * </table>
 *
 * <p>References:
 *
 * <ol>
 *   <li>J.C.R. Whittington &amp; R. Bogacz, Neural Comput. 29:1229-1262, 2017, doi 10.1162/NECO_a_00949.
 *   <li>B. Millidge, A. Tschantz &amp; C.L. Buckley, Neural Comput. 34:1329-1368, 2022, arXiv 2006.04182.
 *   <li>Y. Song, T. Lukasiewicz, Z. Xu &amp; R. Bogacz, NeurIPS 33:22566-22579, 2020.
 * </ol>
 */
@NullMarked
package io.github.snn4j.learning.predictive;

import org.jspecify.annotations.NullMarked;
