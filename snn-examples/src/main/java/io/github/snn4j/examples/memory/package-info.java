/**
 * Credit over long times: copying symbols after a pause, and a key that opens a door much later.
 *
 * <table>
 *   <caption>Experiments</caption>
 *   <tr><th>experiment</th><th>way</th></tr>
 *   <tr><td>{@link io.github.snn4j.examples.memory.CopyTask}</td><td>sparse attentive backtracking against truncated
 *       back-propagation through time</td></tr>
 *   <tr><td>{@link io.github.snn4j.examples.memory.KeyToDoor}</td><td>temporal value transport against temporal
 *       differences alone</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.examples.memory;

import org.jspecify.annotations.NullMarked;
