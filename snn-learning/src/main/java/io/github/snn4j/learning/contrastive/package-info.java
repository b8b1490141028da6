/**
 * Learning by comparing how a network of graded units settles with and without a target.
 *
 * <pre>{@code
 * EquilibriumTrial trial = new EquilibriumTrial(EquilibriumTrial.Nudging.RANDOM_SIGN, 1, 20, 4, seed);
 * PlasticityRule rule = EquilibriumPropagation.of(1, trial);
 * Network net = Network.builder()
 *         .population("input", 784, new LeakyRate(0, LeakyRate.Transfer.LINEAR))
 *         .population("hidden", 500, EnergyUnit.clipped(2))
 *         .population("output", 10, EnergyUnit.clipped(2))
 *         .projection(Projection.between("input", "hidden").weights(init).application(sgd).rule(rule))
 *         .projection(Projection.between("hidden", "output").weights(init).application(sgd).rule(rule))
 *         .projection(Projection.between("output", "hidden").tiedTo("hidden->output").delayMs(1))
 *         .build();
 * simulator.external("input", "drive", pixels);
 * simulator.external("output", EnergyUnit.TARGET, targets);
 * simulator.runTrial(trial.protocol(n));
 * }</pre>
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>kind</th><th>moment</th><th>signals</th><th>reference</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.contrastive.ContrastiveHebb}</td><td>rule</td><td>end of a CLAMPED
 *       phase</td><td>activities of both sides</td><td>[1, 2]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.contrastive.ContinuousUpdate}</td><td>rule</td><td>steps of a CLAMPED
 *       phase</td><td>activities of both sides</td><td>[3]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.contrastive.EquilibriumPropagation}</td><td>rule</td><td>end of a NUDGED
 *       phase</td><td>activities of both sides</td><td>[4, 5]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.contrastive.EquilibriumTrial}</td><td>protocol</td><td></td><td></td>
 *       <td>[4, 5]</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.contrastive.HopfieldEnergy}</td><td>monitor</td><td>step</td>
 *       <td>states, activities, weights</td><td>[6]</td></tr>
 * </table>
 *
 * <h2>References</h2>
 *
 * <ol>
 *   <li>J.R. Movellan, Proc. 1990 Connectionist Models Summer School, 10-17, 1991, doi
 *       10.1016/B978-1-4832-1448-1.50007-X.
 *   <li>X. Xie &amp; H.S. Seung, Neural Comput. 15:441-454, 2003, doi 10.1162/089976603762552988.
 *   <li>J.C.R. Whittington &amp; R. Bogacz, Trends Cogn. Sci. 23:235-250, 2019, doi 10.1016/j.tics.2018.12.005.
 *   <li>B. Scellier &amp; Y. Bengio, Front. Comput. Neurosci. 11:24, 2017, doi 10.3389/fncom.2017.00024.
 *   <li>A. Laborieux et al., Front. Neurosci. 15:633674, 2021, doi 10.3389/fnins.2021.633674.
 *   <li>J.J. Hopfield, Proc. Natl. Acad. Sci. USA 81:3088-3092, 1984, doi 10.1073/pnas.81.10.3088.
 * </ol>
 */
@NullMarked
package io.github.snn4j.learning.contrastive;

import org.jspecify.annotations.NullMarked;
