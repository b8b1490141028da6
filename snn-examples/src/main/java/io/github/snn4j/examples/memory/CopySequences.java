package io.github.snn4j.examples.memory;

import io.github.snn4j.learning.memory.MemoryNet;
import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Sequences of the copy task: some symbols, a pause, a sign to begin, and as many steps in which the symbols are to be
 * repeated.
 *
 * @param count symbols to copy, at least 1
 * @param delay steps of the pause, at least 0
 */
record CopySequences(int count, int delay) {

    /** Different symbols to copy. */
    static final int ALPHABET = 8;

    /** Symbols with those of the pause and of the sign to begin. */
    static final int INPUTS = ALPHABET + 2;

    private static final int PAUSE = ALPHABET;
    private static final int BEGIN = ALPHABET + 1;

    int length() {
        return recallAt() + count;
    }

    /** Step in which the first symbol is to be repeated. */
    int recallAt() {
        return count + delay + 1;
    }

    /** Fills in the sequence of a number; equal numbers give equal sequences. */
    void fill(long seed, String purpose, int number, int[] symbols, int[] targets) {
        RandomGenerator random = KeyedRandom.of(seed, "copy-task", purpose).generator(number, 0, 0);
        Arrays.fill(symbols, PAUSE);
        Arrays.fill(targets, MemoryNet.NO_TARGET);
        for (int k = 0; k < count; k++) {
            symbols[k] = random.nextInt(ALPHABET);
            targets[recallAt() + k] = symbols[k];
        }
        symbols[recallAt() - 1] = BEGIN;
    }
}
