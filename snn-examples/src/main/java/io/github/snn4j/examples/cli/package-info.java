/**
 * The command line {@code snn}.
 *
 * <table>
 *   <caption>Commands</caption>
 *   <tr><th>command</th><th>does</th></tr>
 *   <tr><td>{@code snn list}</td><td>shows the experiments with their data, time and expected result</td></tr>
 *   <tr><td>{@code snn run NAME}</td><td>runs one and writes run.json, report.html and pictures</td></tr>
 *   <tr><td>{@code snn plot FILE}</td><td>draws recorded spikes or states and prints their statistics</td></tr>
 *   <tr><td>{@code snn doctor}</td><td>shows what this machine offers and where data was found</td></tr>
 * </table>
 *
 * <p>Results go to standard output, progress and complaints to standard error. The exit code is
 * {@link io.github.snn4j.examples.cli.ExitCodes#OK 0} if all went well,
 * {@link io.github.snn4j.examples.cli.ExitCodes#FAILED 1} if a run failed,
 * {@link io.github.snn4j.examples.cli.ExitCodes#USAGE 2} if the command cannot be run as typed, and
 * {@link io.github.snn4j.examples.cli.ExitCodes#OUTSIDE_RANGE 3} if {@code --check} was given and the result is not the
 * expected one.
 */
@NullMarked
package io.github.snn4j.examples.cli;

import org.jspecify.annotations.NullMarked;
