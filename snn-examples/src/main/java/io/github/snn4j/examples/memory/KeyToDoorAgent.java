package io.github.snn4j.examples.memory;

import io.github.snn4j.learning.memory.EpisodicMemory;
import io.github.snn4j.learning.memory.TemporalValueTransport;
import io.github.snn4j.learning.memory.TemporalValueTransport.Read;
import io.github.snn4j.random.KeyedRandom;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A tabular agent on a chain: a room with a key, some steps with apples, a door.
 *
 * <pre>
 *   step 0            act: take the key or leave it; no reward
 *   steps 1 .. D      an apple worth U[1, 10) / 10 with probability 1/2; looks the same with and without the key
 *   step D + 1        the door: reward 10 if the key was taken
 * </pre>
 *
 * <p>It learns values by temporal differences, {@code V(s) += rate (r + gamma V(s') - V(s))}, and the value of the two
 * acts in the same way. States of the middle do not say whether the key was taken, so nothing passes from the door to
 * the first step through them. At the door the agent looks for keys in its memory of the episode; what it finds is part
 * of the state.
 */
final class KeyToDoorAgent {

    /** Acts of step 0. */
    static final int LEAVE = 0;

    static final int TAKE = 1;

    static final double GAMMA = 0.92;
    static final double ALPHA = 0.9;
    static final double DOOR_REWARD = 10;
    private static final double RATE = 0.1;
    private static final double EXPLORATION = 0.1;
    /** Strength of the read at the door; the authors' threshold is 2. */
    private static final double STRENGTH = 15;

    private static final double THRESHOLD = 2;

    private final int apples;
    private final boolean transporting;
    private final TemporalValueTransport transport = new TemporalValueTransport(ALPHA, GAMMA, THRESHOLD);
    private final KeyedRandom random;
    private final double[] actValue = new double[2];
    /** Values of the steps with apples, at index step; then those of the door without and with the key. */
    private final double[] value;

    private final EpisodicMemory memory = new EpisodicMemory(3);
    private int episode;

    KeyToDoorAgent(int apples, boolean transporting, long seed) {
        this.apples = apples;
        this.transporting = transporting;
        this.random = KeyedRandom.of(seed, "key-to-door", "episodes");
        this.value = new double[apples + 3];
    }

    double actValue(int act) {
        return actValue[act];
    }

    /** Plays and learns; tells whether the door opened. */
    boolean play() {
        RandomGenerator draw = random.generator(episode++, 0, 0);
        int act = choose(draw);
        int door = apples + 1;
        double[] rewards = new double[door + 1];
        memory.clear();
        memory.write(1, act == TAKE ? 1 : 0, 0);
        for (int t = 1; t <= apples; t++) {
            rewards[t] = draw.nextDouble() < 0.5 ? 0.1 + 0.9 * draw.nextDouble() : 0;
            memory.write(0, 0, 1);
        }
        // Looks for the room with the key; was it in the hand?
        List<Double> weights = memory.weights(STRENGTH, 1, 0, 0);
        boolean key = memory.content(weights)[1] > 0.25;
        rewards[door] = key ? DOOR_REWARD : 0;
        int[] state = new int[door + 1];
        for (int t = 1; t <= apples; t++) {
            state[t] = t;
        }
        state[door] = key ? apples + 2 : apples + 1;
        learn(act, state, credited(rewards, state, new Read(door, STRENGTH, weights)));
        return key;
    }

    private int choose(RandomGenerator draw) {
        boolean explore = draw.nextDouble() < EXPLORATION;
        int any = draw.nextInt(2);
        if (explore || actValue[TAKE] == actValue[LEAVE]) {
            return any;
        }
        return actValue[TAKE] > actValue[LEAVE] ? TAKE : LEAVE;
    }

    private double[] credited(double[] rewards, int[] state, Read read) {
        if (!transporting) {
            return rewards;
        }
        double[] values = new double[rewards.length];
        for (int t = 1; t < values.length; t++) {
            values[t] = value[state[t]];
        }
        return transport.transport(rewards, values, List.of(read));
    }

    private void learn(int act, int[] state, double[] rewards) {
        actValue[act] += RATE * (rewards[0] + GAMMA * value[state[1]] - actValue[act]);
        for (int t = 1; t < state.length; t++) {
            double after = t + 1 < state.length ? value[state[t + 1]] : 0;
            value[state[t]] += RATE * (rewards[t] + GAMMA * after - value[state[t]]);
        }
    }
}
