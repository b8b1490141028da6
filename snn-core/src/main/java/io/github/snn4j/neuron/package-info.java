/**
 * Neuron models: how a population integrates its input and when it fires.
 *
 * <p>Start from {@link io.github.snn4j.neuron.Lif}, which covers most needs, and from
 * {@link io.github.snn4j.neuron.NeuronModel} to write a model. A model is a record of parameters; the network binds it
 * once per population and gives it its arrays by name, so that monitors, signals and checks find every state variable.
 *
 * <table>
 *   <caption>Models</caption>
 *   <tr><th>model</th><th>equation</th><th>state</th><th>external</th></tr>
 *   <tr><td>{@link io.github.snn4j.neuron.Lif}</td><td>leaky integrate-and-fire; delta synapses, exponential or
 *       alpha currents and conductances, any number of receptors</td>
 *       <td>v, refractory, current or iExc and iInh or gExc and gInh, of alpha functions also the rise</td><td>current</td></tr>
 *   <tr><td>{@link io.github.snn4j.neuron.AdaptiveLif}</td><td>the same with a threshold that rises at spikes, per
 *       sample or homeostatic</td><td>also theta</td><td>current</td></tr>
 *   <tr><td>{@link io.github.snn4j.neuron.AdEx}</td><td>adaptive exponential integrate-and-fire, Runge-Kutta of order
 *       4</td><td>v, w, refractory, current or gExc and gInh</td><td>current</td></tr>
 *   <tr><td>{@link io.github.snn4j.neuron.Izhikevich}</td><td>Izhikevich's two variables, Runge-Kutta of order 4</td>
 *       <td>v, u</td><td>current</td></tr>
 *   <tr><td>{@link io.github.snn4j.neuron.HodgkinHuxley}</td><td>Hodgkin-Huxley with the channels of Traub and Miles,
 *       Runge-Kutta of order 4</td><td>v, m, h, n, refractory, current or gExc and gInh</td><td>current</td></tr>
 *   <tr><td>{@link io.github.snn4j.neuron.TwoCompartment}</td><td>soma and passive dendrite, exact</td><td>v, vDendrite,
 *       current, currentDendrite, refractory</td><td>current, dendriteCurrent</td></tr>
 *   <tr><td>{@link io.github.snn4j.neuron.LeakyRate}</td><td>graded leaky unit</td><td>x,
 *       activity</td><td>drive</td></tr>
 * </table>
 *
 * <h2>Time</h2>
 *
 * <p>Arrivals act at the end of the step in which they are due, and the threshold is tested then. Linear equations are
 * integrated exactly ({@link io.github.snn4j.neuron.Propagators}); conductances by an exponential step, of second order in
 * the step.
 *
 * <h2>Writing a model</h2>
 *
 * <p>Ask the {@link io.github.snn4j.neuron.DynamicsContext} for state, inputs and external values in {@code bind}; in
 * {@code step} touch the given slice only, since other threads have the others; read an input and set it to zero;
 * create no objects.
 *
 * <p>References:
 *
 * <ol>
 *   <li>S. Rotter &amp; M. Diesmann, Biological Cybernetics 81:381-402, 1999, doi 10.1007/s004220050570 (exact
 *       integration).
 *   <li>W. Gerstner, W.M. Kistler, R. Naud &amp; L. Paninski, "Neuronal Dynamics", Cambridge University Press 2014, doi
 *       10.1017/CBO9781107447615.
 *   <li>G. Bellec et al., Nature Communications 11:3625, 2020, doi 10.1038/s41467-020-17236-y (adaptive threshold).
 *   <li>P.U. Diehl &amp; M. Cook, Frontiers in Computational Neuroscience 9:99, 2015, doi 10.3389/fncom.2015.00099
 *       (homeostatic threshold).
 * </ol>
 */
@NullMarked
package io.github.snn4j.neuron;

import org.jspecify.annotations.NullMarked;
