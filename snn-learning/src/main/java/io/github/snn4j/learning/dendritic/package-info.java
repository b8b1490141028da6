/**
 * Errors in dendrites: microcircuits whose apical dendrites carry what a layer above should have said and did not, and
 * neurons that compare plateau potentials of two phases.
 *
 * <p>Cells: {@link io.github.snn4j.neuron.PyramidalCell}, {@link io.github.snn4j.neuron.Interneuron} (or
 * {@link io.github.snn4j.neuron.MatchedInterneuron}), {@link io.github.snn4j.neuron.PlateauNeuron}. Rules:
 * {@link io.github.snn4j.learning.dendritic.DendriticPrediction} for what dendrites predict,
 * {@link io.github.snn4j.learning.dendritic.ApicalCancellation} for the interneurons' synapses onto apical dendrites,
 * {@link io.github.snn4j.learning.dendritic.PlateauDifference} for plateaus.
 * {@link io.github.snn4j.learning.dendritic.SelfPrediction} gives the weights of a circuit that predicts itself.
 */
@NullMarked
package io.github.snn4j.learning.dendritic;

import org.jspecify.annotations.NullMarked;
