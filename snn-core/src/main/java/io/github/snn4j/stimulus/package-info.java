/**
 * Input from outside the network that needs no synapses of its own: noise and injected currents.
 *
 * <p>Start from {@link io.github.snn4j.stimulus.PoissonStimulus}. A {@link io.github.snn4j.stimulus.Stimulus} is a
 * record that says what is injected; the simulator asks it for an
 * {@link io.github.snn4j.stimulus.Stimulus.Injector} and calls that for every slice of neurons and every step. For
 * spike trains that are to be recorded, or that reach neurons through plastic synapses, use a population made from a
 * {@link io.github.snn4j.spike.SpikeSource} instead.
 *
 * <pre>
 *   Network.builder()
 *           .population("e", 10_000, neuron)
 *           .stimulus("e", new PoissonStimulus(20_000, 0.1))
 *           .stimulus("e", InjectedCurrent.steps(new double[] {100, 200}, new double[] {5, 0}))
 * </pre>
 *
 * <table>
 *   <caption>Stimuli</caption>
 *   <tr><th>stimulus</th><th>acts on</th><th>what it is</th><th>random</th></tr>
 *   <tr><td>{@link io.github.snn4j.stimulus.PoissonStimulus}</td><td>a receptor</td><td>a Poisson number of events per
 *       step; rates per neuron, and changing</td><td>yes</td></tr>
 *   <tr><td>{@link io.github.snn4j.stimulus.NoiseCurrent}</td><td>current</td><td>a normal value per neuron and
 *       interval</td><td>yes</td></tr>
 *   <tr><td>{@link io.github.snn4j.stimulus.InjectedCurrent}</td><td>current</td><td>constant, steps or a
 *       sinusoid; a factor per neuron</td><td>no</td></tr>
 * </table>
 *
 * <p>{@link io.github.snn4j.stimulus.TimeCourse} describes what changes with time; its mean over a step is what acts in
 * the step.
 *
 * <p>References:
 *
 * <ol>
 *   <li>N. Brunel, J. Comput. Neurosci. 8:183-208, 2000, doi 10.1023/A:1008925309027 (networks under Poisson input).
 *   <li>W. Gerstner et al., "Neuronal Dynamics", Cambridge University Press 2014, chapter 8, doi
 *       10.1017/CBO9781107447615 (shot noise and white noise).
 *   <li>L. Devroye, "Non-Uniform Random Variate Generation", Springer 1986, chapter III, doi
 *       10.1007/978-1-4613-8643-8 (inversion with guide tables).
 * </ol>
 */
@NullMarked
package io.github.snn4j.stimulus;

import org.jspecify.annotations.NullMarked;
