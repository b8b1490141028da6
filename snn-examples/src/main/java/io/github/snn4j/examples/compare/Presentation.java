package io.github.snn4j.examples.compare;

/**
 * A mini-batch as the network saw it.
 *
 * @param spikes input neurons that fired, [sample][step]
 * @param labels class of each sample
 */
record Presentation(int[][][] spikes, int[] labels) {}
