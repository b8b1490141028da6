/**
 * Spike trains that enter a network from outside: random, encoded from data, or given.
 *
 * <p>A {@link io.github.snn4j.spike.SpikeSource} is a record that says what the trains are; the network asks it for an
 * {@link io.github.snn4j.spike.SpikeSource.Emitter} and calls that once per sample and step. Start from
 * {@link io.github.snn4j.spike.PoissonSource} for noise and from {@link io.github.snn4j.spike.ImageSource} for data.
 *
 * <table>
 *   <caption>Sources</caption>
 *   <tr><th>source</th><th>trains</th><th>presented values</th><th>random</th></tr>
 *   <tr><td>{@link io.github.snn4j.spike.PoissonSource}</td><td>Poisson, constant rate</td><td>rates in Hz, or
 *       none</td><td>yes</td></tr>
 *   <tr><td>{@link io.github.snn4j.spike.ImageSource}</td><td>Poisson, rate from pixel</td><td>pixels</td>
 *       <td>yes</td></tr>
 *   <tr><td>{@link io.github.snn4j.spike.BernoulliSource}</td><td>a coin per step</td><td>probabilities, or none</td>
 *       <td>yes</td></tr>
 *   <tr><td>{@link io.github.snn4j.spike.InhomogeneousPoissonSource}</td><td>Poisson, rate a function of time; thinning
 *       or time rescaling</td><td>none</td><td>yes</td></tr>
 *   <tr><td>{@link io.github.snn4j.spike.RenewalSource}</td><td>dead time, gamma intervals</td><td>none</td>
 *       <td>yes</td></tr>
 *   <tr><td>{@link io.github.snn4j.spike.LatencySource}</td><td>one spike, earlier for more</td><td>intensities</td>
 *       <td>no</td></tr>
 *   <tr><td>{@link io.github.snn4j.spike.SpikeTrainSource}</td><td>as given: {@link io.github.snn4j.spike.SpikeTrains}
 *       from arrays, a text file or a recording</td><td>none</td><td>no</td></tr>
 *   <tr><td>{@link io.github.snn4j.spike.FrameSource}</td><td>as shown: {@link io.github.snn4j.spike.SpikeFrames}, a
 *       recording per sample</td><td>none</td><td>no</td></tr>
 * </table>
 *
 * <h2>Time</h2>
 *
 * <p>Step {@code k} stands for the time from {@code k dt} to {@code (k + 1) dt} since the start of the trial, and a
 * neuron has at most one spike in it: several events of a random process in one step count as one. Sources refuse
 * rates above five expected events per step.
 *
 * <h2>Noise</h2>
 *
 * <p>Spikes depend on seed, name of the population, presented values, stream and step. The stream is the number of the
 * presentation: the same image shown twice gets different noise, and the n-th presentation gets the same spikes in a
 * batch of one as in a batch of 32.
 *
 * <h2>Writing a source</h2>
 *
 * <p>Draw from {@link io.github.snn4j.spike.SourceContext#random} at an address that holds step (or event), neuron and
 * stream, keep state and scratch per sample (samples may be emitted by different threads), write neurons in ascending
 * order, and check values before anything is changed.
 *
 * <h2>References</h2>
 *
 * <ol>
 *   <li>P. Dayan &amp; L.F. Abbott, "Theoretical Neuroscience", MIT Press 2001, chapter 1, ISBN 0-262-04199-5.
 *   <li>P.U. Diehl &amp; M. Cook, Frontiers in Computational Neuroscience 9:99, 2015, doi 10.3389/fncom.2015.00099.
 *   <li>P.A.W. Lewis &amp; G.S. Shedler, Naval Research Logistics Quarterly 26:403-413, 1979, doi
 *       10.1002/nav.3800260304.
 *   <li>E.N. Brown et al., Neural Computation 14:325-346, 2002, doi 10.1162/08997660252741149.
 * </ol>
 */
@NullMarked
package io.github.snn4j.spike;

import org.jspecify.annotations.NullMarked;
