/**
 * Errors carried by dendrites: MNIST with microcircuits in their steady state, yin and yang with their full dynamics, MNIST
 * with plateau potentials. Start from {@link io.github.snn4j.examples.dendritic.DendriticClassifier}.
 */
@NullMarked
package io.github.snn4j.examples.dendritic;

import org.jspecify.annotations.NullMarked;
