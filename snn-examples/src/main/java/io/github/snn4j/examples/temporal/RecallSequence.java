package io.github.snn4j.examples.temporal;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A sequence of symbols, 0 or 1, each shown for 200 ms by 25 inputs of its own. With some comes the command to store it,
 * and later, in place of a symbol, the command to recall the one that was stored. A command comes with probability 1/6
 * per symbol; the first symbol is stored and the last place recalls, so that no sequence is without a question.
 */
final class RecallSequence {

    static final int SYMBOLS = 12;
    static final int SYMBOL_MS = 200;

    /** What {@link #answer} is where nothing is asked. */
    static final int NO_QUESTION = -1;

    private static final int GROUP = 25;

    /** Inputs in groups: symbol 0, symbol 1, store, recall. */
    static final int INPUTS = 4 * GROUP;

    private static final double COMMAND = 1.0 / 6;
    private static final float ACTIVE_HZ = 50;

    private final int[] symbols = new int[SYMBOLS];
    private final boolean[] stores = new boolean[SYMBOLS];
    private final int[] answers = new int[SYMBOLS];

    private RecallSequence() {}

    /** Draws one. */
    static RecallSequence drawn(long seed, int batch, int sample) {
        RandomGenerator random = KeyedRandom.of(seed, "store-recall", "symbols").generator(batch, sample, 0);
        RecallSequence sequence = new RecallSequence();
        Arrays.fill(sequence.answers, NO_QUESTION);
        boolean holding = false;
        int kept = 0;
        for (int s = 0; s < SYMBOLS; s++) {
            boolean last = s == SYMBOLS - 1;
            sequence.symbols[s] = random.nextInt(2);
            boolean command = s == 0 || last || random.nextDouble() < COMMAND;
            if (command && (holding || last)) {
                sequence.answers[s] = kept;
                holding = false;
            } else if (command) {
                sequence.stores[s] = true;
                kept = sequence.symbols[s];
                holding = true;
            }
        }
        return sequence;
    }

    /** The right answer while a symbol lasts. */
    int answer(int s) {
        return answers[s];
    }

    /** How many answers are asked for. */
    int questions() {
        return (int) Arrays.stream(answers).filter(a -> a != NO_QUESTION).count();
    }

    /** Rates of the inputs while a symbol lasts. */
    float[] ratesHz(int s) {
        float[] hz = new float[INPUTS];
        int shown = answers[s] == NO_QUESTION ? symbols[s] : 3;
        Arrays.fill(hz, shown * GROUP, (shown + 1) * GROUP, ACTIVE_HZ);
        if (stores[s]) {
            Arrays.fill(hz, 2 * GROUP, 3 * GROUP, ACTIVE_HZ);
        }
        return hz;
    }
}
