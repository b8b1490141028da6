/**
 * Learning from reward: any rule can be made to wait for a third factor before its changes take effect.
 *
 * <pre>{@code
 * Network.builder()
 *         ...
 *         .projection(Projection.between("in", "out")
 *                 .bounds(Bounds.upTo(1))
 *                 .rule(RewardModulated.of(PairStdp.additive(0.01, 0.012), 1000)))
 *         .learningSignal("out", RewardSignal.decaying(200))
 *         .build();
 * ...
 * simulator.external("out", RewardSignal.REWARD, 1f);
 * }</pre>
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>kind</th><th>moment</th><th>signals</th><th>reference</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.reward.RewardModulated}</td><td>rule around a
 *       rule</td><td>step</td><td>as
 *       the inner rule, and the third factor</td><td>[1, 2, 3]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.reward.RewardSignal}</td><td>learning
 *       signal</td><td>step</td><td>external
 *       variable {@code reward}</td><td>[1]</td></tr>
 * </table>
 *
 * <h2>References</h2>
 *
 * <ol>
 *   <li>E.M. Izhikevich, Cereb. Cortex 17:2443-2452, 2007, doi 10.1093/cercor/bhl152.
 *   <li>R.V. Florian, Neural Comput. 19:1468-1502, 2007, doi 10.1162/neco.2007.19.6.1468.
 *   <li>N. Fremaux &amp; W. Gerstner, Front. Neural Circuits 9:85, 2016, doi 10.3389/fncir.2015.00085.
 * </ol>
 */
@NullMarked
package io.github.snn4j.learning.reward;

import org.jspecify.annotations.NullMarked;
