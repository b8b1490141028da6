/**
 * The contract of learning: what a rule may read, how it changes weights, and when.
 *
 * <p>Start from {@link io.github.snn4j.plasticity.PlasticityRule}, which a rule implements, and
 * {@link io.github.snn4j.plasticity.WeightSink}, through which it changes weights. A rule asks for signals when it is
 * bound, is called after each step, phase and trial, and hands over changes, never weights; bounds, weight dependence
 * and optimisers are applied behind the sink.
 *
 * <table>
 *   <caption>Contents</caption>
 *   <tr><th>type</th><th>what it is</th></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.PlasticityRule}</td><td>a rule, and its running form</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.PlasticityContext}</td><td>what a rule may ask for</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.WeightSink}</td><td>takes changes of rows, columns, outer
 *       products</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.WeightView}</td><td>weights to read</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.LearningSignal}</td><td>makes the third factor of a population</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.Bounds},
 *       {@link io.github.snn4j.plasticity.WeightDependence}</td><td>interval of the weights, and how a change depends
 *       on the weight</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.Application}, {@link io.github.snn4j.plasticity.Optimizer}</td><td>when
 *       collected changes are applied, and how</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.OptimizerState}, {@link io.github.snn4j.plasticity.RateSchedule}</td><td>a
 *       running optimiser, and learning rates that change</td></tr>
 *   <tr><td>{@link io.github.snn4j.plasticity.Phase}, {@link io.github.snn4j.plasticity.TrialProtocol}</td><td>the
 *       stages of a trial</td></tr>
 * </table>
 *
 * <p>References:
 *
 * <ol>
 *   <li>A. Morrison, M. Diesmann &amp; W. Gerstner, Biological Cybernetics 98:459-478, 2008, doi
 *       10.1007/s00422-008-0233-1.
 *   <li>W. Gerstner et al., "Eligibility traces and plasticity on behavioral time scales", Frontiers in Neural Circuits
 *       12:53, 2018, doi 10.3389/fncir.2018.00053 (third factors).
 *   <li>R. Guetig, R. Aharonov, S. Rotter &amp; H. Sompolinsky, Journal of Neuroscience 23:3697-3714, 2003, doi
 *       10.1523/JNEUROSCI.23-09-03697.2003 (weight dependence).
 * </ol>
 */
@NullMarked
package io.github.snn4j.plasticity;

import org.jspecify.annotations.NullMarked;
