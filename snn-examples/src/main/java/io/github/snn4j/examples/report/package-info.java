/**
 * What is left of a run: numbers, pictures and pages that let somebody else judge and repeat it.
 *
 * <table>
 *   <caption>From responses to a report</caption>
 *   <tr><th>step</th><th>class</th></tr>
 *   <tr><td>mean response of every neuron to every class</td>
 *       <td>{@link io.github.snn4j.examples.report.ResponseTable}</td></tr>
 *   <tr><td>class of every neuron, prediction for an image</td>
 *       <td>{@link io.github.snn4j.examples.report.LabelAssignment}</td></tr>
 *   <tr><td>right and wrong predictions</td>
 *       <td>{@link io.github.snn4j.examples.report.ConfusionMatrix}</td></tr>
 *   <tr><td>pictures of activity</td><td>{@link io.github.snn4j.examples.report.RasterChart},
 *       {@link io.github.snn4j.examples.report.RateChart}, {@link io.github.snn4j.examples.report.TraceChart},
 *       {@link io.github.snn4j.examples.report.DistributionChart}</td></tr>
 *   <tr><td>pictures of learning</td><td>{@link io.github.snn4j.examples.report.ReceptiveFieldImage},
 *       {@link io.github.snn4j.examples.report.ConfusionChart},
 *       {@link io.github.snn4j.examples.report.LearningCurveChart}</td></tr>
 *   <tr><td>what an experiment measured</td><td>{@link io.github.snn4j.examples.report.RunResult}</td></tr>
 *   <tr><td>the same with seed, versions and command line</td>
 *       <td>{@link io.github.snn4j.examples.report.RunReport}</td></tr>
 *   <tr><td>terminal table, run.json, report.html</td>
 *       <td>{@link io.github.snn4j.examples.report.SummaryTable},
 *       {@link io.github.snn4j.examples.report.RunJson}, {@link io.github.snn4j.examples.report.HtmlReport}</td></tr>
 * </table>
 *
 * <p>Pictures are drawn without a screen, and the same input gives the same pixels on the same machine. (Fonts differ
 * between operating systems.) Fractions such as accuracy are kept as 0 to 1 everywhere and shown in percent.
 */
@NullMarked
package io.github.snn4j.examples.report;

import org.jspecify.annotations.NullMarked;
