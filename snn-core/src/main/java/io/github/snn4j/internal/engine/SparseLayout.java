package io.github.snn4j.internal.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which synapses exist, in the order in which {@link SparseStore} keeps them.
 *
 * @param preSize presynaptic neurons
 * @param postSize postsynaptic neurons
 * @param cuts borders of the blocks of targets, from 0 to {@code postSize}
 * @param starts first segment (mixed delays) or synapse (one delay) of each row of each block, and the end of the last
 * @param segmentStarts first synapse of each segment, and the end of the last; null with one delay
 * @param segmentDelays delay of each segment in steps; null with one delay
 * @param delays the delays that occur, in steps, ascending
 * @param targets target of each synapse, counted from the start of its block
 */
record SparseLayout(
        int preSize,
        int postSize,
        int[] cuts,
        int[] starts,
        int @Nullable [] segmentStarts,
        char @Nullable [] segmentDelays,
        int[] delays,
        char[] targets) {}
