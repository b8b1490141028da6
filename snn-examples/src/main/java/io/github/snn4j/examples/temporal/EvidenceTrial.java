package io.github.snn4j.examples.temporal;

import io.github.snn4j.random.KeyedRandom;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Cues to the left or right, each 100 ms of every 150 ms; a delay; a signal to decide. The side with more cues, which is
 * the answer, has each of them with probability 0.7; which side that is, is drawn.
 */
final class EvidenceTrial {

    static final int CUE_MS = 100;
    static final int PERIOD_MS = 150;
    static final int DECISION_MS = 150;

    /** Groups of inputs: left, right, decide, background. */
    static final int DECIDE = 2;

    static final int NONE = -1;

    private static final int GROUP = 10;
    static final int INPUTS = 4 * GROUP;

    private static final float ACTIVE_HZ = 40;
    private static final float BACKGROUND_HZ = 10;

    private final boolean[] right;
    private final int answer;

    private EvidenceTrial(boolean[] right, int answer) {
        this.right = right;
        this.answer = answer;
    }

    /** Draws one with an odd or even number of cues; a tie counts as left. */
    static EvidenceTrial drawn(long seed, int batch, int sample, int cues) {
        RandomGenerator random = KeyedRandom.of(seed, "evidence", "cues").generator(batch, sample, 0);
        boolean favoured = random.nextBoolean();
        boolean[] right = new boolean[cues];
        int count = 0;
        for (int c = 0; c < cues; c++) {
            right[c] = random.nextDouble() < 0.7 == favoured;
            count += right[c] ? 1 : 0;
        }
        return new EvidenceTrial(right, 2 * count > cues ? 1 : 0);
    }

    /** 0 for left, 1 for right. */
    int answer() {
        return answer;
    }

    /** Group of inputs of a cue, 0 for left, 1 for right. */
    int side(int cue) {
        return right[cue] ? 1 : 0;
    }

    /** The spikes of the whole trial. */
    int[][] spikes(RandomGenerator random, int delayMs) {
        PoissonTrains trains = new PoissonTrains(random);
        for (int c = 0; c < right.length; c++) {
            trains.add(CUE_MS, ratesHz(side(c)));
            trains.add(PERIOD_MS - CUE_MS, ratesHz(NONE));
        }
        trains.add(delayMs, ratesHz(NONE));
        trains.add(DECISION_MS, ratesHz(DECIDE));
        return trains.spikes();
    }

    /** Rates while a group of inputs is active. */
    static float[] ratesHz(int group) {
        float[] hz = new float[INPUTS];
        Arrays.fill(hz, 3 * GROUP, 4 * GROUP, BACKGROUND_HZ);
        if (group != NONE) {
            Arrays.fill(hz, group * GROUP, (group + 1) * GROUP, ACTIVE_HZ);
        }
        return hz;
    }
}
