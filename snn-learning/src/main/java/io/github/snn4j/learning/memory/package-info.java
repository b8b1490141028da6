/**
 * Credit over long times through memory: the step that matters is remembered when its consequence comes, and gets its
 * credit then, without a chain of small steps in between.
 *
 * <table>
 *   <caption>Two ways</caption>
 *   <tr><th>way</th><th>credit is</th><th>class</th></tr>
 *   <tr><td>sparse attentive backtracking (Ke et al. 2018)</td><td>a gradient that skips to the states that were
 *       read</td><td>{@link io.github.snn4j.learning.memory.SparseAttentiveBacktracking}</td></tr>
 *   <tr><td>temporal value transport (Hung et al. 2019)</td><td>value of the present, added to the reward of what was
 *       read</td><td>{@link io.github.snn4j.learning.memory.TemporalValueTransport}</td></tr>
 * </table>
 *
 * <p>Both need a memory of the past, and are yardsticks for local rules rather than local rules: a memory is searched
 * as a whole.
 */
@NullMarked
package io.github.snn4j.learning.memory;

import org.jspecify.annotations.NullMarked;
