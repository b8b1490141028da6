/**
 * The grid of time.
 *
 * <p>Start from {@link io.github.snn4j.time.TimeStep}: it turns durations into whole steps, time constants into decay
 * factors and rates into probabilities. Step {@code k} stands for the time from {@code k dt} to {@code (k + 1) dt}.
 * Time is counted in steps, so no error adds up; a duration off the grid is an error that names both numbers.
 *
 * <table>
 *   <caption>Conversions</caption>
 *   <tr><th>method</th><th>result</th></tr>
 *   <tr><td>{@link io.github.snn4j.time.TimeStep#steps}</td><td>duration / dt, which must be whole</td></tr>
 *   <tr><td>{@link io.github.snn4j.time.TimeStep#decay}</td><td>exp(-dt/tau)</td></tr>
 *   <tr><td>{@link io.github.snn4j.time.TimeStep#eventProbability}</td><td>1 - exp(-rate dt)</td></tr>
 * </table>
 *
 * <p>Reference: S. Rotter &amp; M. Diesmann, Biological Cybernetics 81:381-402, 1999, doi 10.1007/s004220050570.
 */
@NullMarked
package io.github.snn4j.time;

import org.jspecify.annotations.NullMarked;
