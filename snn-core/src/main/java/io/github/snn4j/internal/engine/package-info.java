/**
 * The running network. Not part of the API: anything here may change in any release.
 *
 * <p>Read {@code Engine.step} first, which is the step loop, then {@code PopulationRuntime}, which owns the arrays.
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>type</th><th>what it does</th></tr>
 *   <tr><td>{@code Engine}, {@code Stages}</td><td>order of actions in a step</td></tr>
 *   <tr><td>{@code Workers}, {@code Partition}</td><td>threads, and how work is cut: always by target, so that every
 *       sum has one owner and one order, and the result does not depend on the number of threads</td></tr>
 *   <tr><td>{@code PopulationRuntime}, {@code SpikeRing}, {@code SliceSpikes}</td><td>state by name, spikes of the last
 *       steps</td></tr>
 *   <tr><td>{@code ProjectionRuntime}, {@code SynapseStore}</td><td>weights by layout, delivery of spikes and
 *       activity</td></tr>
 *   <tr><td>{@code SignalPool}, {@code SignalRuntime}</td><td>one array per signal asked for</td></tr>
 *   <tr><td>{@code UpdateQueue}, {@code UpdateTarget}, {@code Law}, {@code TrialAccumulator}</td><td>weight changes
 *       from rule to weight</td></tr>
 *   <tr><td>{@code LearningSignals}</td><td>third factors</td></tr>
 *   <tr><td>{@code FiniteCheck}</td><td>finds NaN and infinity</td></tr>
 * </table>
 *
 * <p>No object is made per step or spike, and no interface is called per synapse.
 *
 * <p>Reference: A. Morrison et al., Neural Computation 17:1776-1801, 2005, doi 10.1162/0899766054026648.
 */
@NullMarked
package io.github.snn4j.internal.engine;

import org.jspecify.annotations.NullMarked;
