/**
 * Argument checks. Not part of the API.
 *
 * <p>{@link io.github.snn4j.internal.check.Check} has one method per kind of value. An error text names component,
 * rule, unit and value: {@code Lif.tauMemMs must be > 0 ms, got -20.0}.
 *
 * <table>
 *   <caption>Checks</caption>
 *   <tr><th>method</th><th>accepts</th></tr>
 *   <tr><td>{@code positive}, {@code nonNegative}, {@code finite}, {@code inRange}</td><td>finite numbers in a
 *       range</td></tr>
 *   <tr><td>{@code atLeast}, {@code index}, {@code length}</td><td>whole numbers</td></tr>
 *   <tr><td>{@code name}</td><td>text that is not blank</td></tr>
 *   <tr><td>{@code argument}</td><td>anything else</td></tr>
 * </table>
 */
@NullMarked
package io.github.snn4j.internal.check;

import org.jspecify.annotations.NullMarked;
