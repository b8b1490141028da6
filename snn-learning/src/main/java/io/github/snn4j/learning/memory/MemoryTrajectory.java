package io.github.snn4j.learning.memory;

import io.github.snn4j.learning.memory.MemoryNet.Layout;
import java.util.Arrays;

/** The states of a sequence, step by step; everything that the way back needs. */
final class MemoryTrajectory {

    private final Layout at;
    private final int topK;
    private final int n;
    private final double scoreScale;

    int[] symbols = new int[0];
    int[] targets = new int[0];
    int length;
    int scored;
    /** Provisional states, which are the memories: [step][hidden]. */
    double[] memory = new double[0];
    /** States after reading, with the first state before step 0: [step + 1][hidden]. */
    double[] state = new double[0];
    /** What was read: [step][hidden]. */
    double[] read = new double[0];

    double[] query = new double[0];
    double[] key = new double[0];
    /** Output probabilities: [step][output]. */
    double[] output = new double[0];
    /** Memories read and their shares: [step][topK]. */
    int[] chosen = new int[0];

    double[] share = new double[0];
    int[] chosenCount = new int[0];
    private double[] score = new double[0];
    private double loss;

    MemoryTrajectory(SparseAttentiveBacktracking net, Layout at) {
        this.at = at;
        this.topK = net.topK();
        this.n = net.hidden();
        this.scoreScale = 1 / Math.sqrt(net.keySize());
    }

    double scoreScale() {
        return scoreScale;
    }

    void begin(int[] newSymbols, int[] newTargets) {
        symbols = newSymbols.clone();
        targets = newTargets.clone();
        length = symbols.length;
        scored = (int) Arrays.stream(targets).filter(t -> t >= 0).count();
        loss = 0;
        if (score.length < length) {
            memory = new double[length * n];
            state = new double[(length + 1) * n];
            read = new double[length * n];
            query = new double[length * at.keys];
            key = new double[length * at.keys];
            output = new double[length * at.outputs];
            int reads = Math.min(topK, length);
            chosen = new int[length * reads];
            share = new double[length * reads];
            chosenCount = new int[length];
            score = new double[length];
        }
    }

    int reads() {
        return chosen.length / score.length;
    }

    void advance(double[] p, int t) {
        int h = t * n;
        if (t == 0) {
            System.arraycopy(p, at.start, state, 0, n);
        }
        System.arraycopy(p, at.bias, memory, h, n);
        Dense.add(memory, h, 1, p, at.in + symbols[t] * n, n);
        Dense.multiply(p, at.rec, state, h, memory, h, n, n);
        for (int k = h; k < h + n; k++) {
            memory[k] = StrictMath.tanh(memory[k]);
        }
        remember(p, t);
        for (int k = 0; k < n; k++) {
            state[h + n + k] = memory[h + k] + read[h + k];
        }
        answerWith(p, t);
    }

    /** Reads the memories of the steps before. */
    private void remember(double[] p, int t) {
        Arrays.fill(read, t * n, (t + 1) * n, 0);
        chosenCount[t] = 0;
        if (topK == 0) {
            return;
        }
        int keys = at.keys;
        Arrays.fill(query, t * keys, (t + 1) * keys, 0);
        Arrays.fill(key, t * keys, (t + 1) * keys, 0);
        Dense.multiply(p, at.query, memory, t * n, query, t * keys, keys, n);
        Dense.multiply(p, at.key, memory, t * n, key, t * keys, keys, n);
        for (int i = 0; i < t; i++) {
            score[i] = scoreScale * Dense.dot(query, t * keys, key, i * keys, keys);
        }
        int base = t * reads();
        choose(t, base);
        double sum = 0;
        for (int c = 0; c < chosenCount[t]; c++) {
            // The first is the largest.
            share[base + c] = StrictMath.exp(score[chosen[base + c]] - score[chosen[base]]);
            sum += share[base + c];
        }
        for (int c = 0; c < chosenCount[t]; c++) {
            share[base + c] /= sum;
            Dense.add(read, t * n, share[base + c], memory, chosen[base + c] * n, n);
        }
    }

    /** The largest scores, falling; of equal ones the earlier memory. */
    private void choose(int t, int base) {
        int most = Math.min(topK, t);
        int count = 0;
        for (int i = 0; i < t; i++) {
            int place = count;
            while (place > 0 && score[chosen[base + place - 1]] < score[i]) {
                place--;
            }
            if (place < most) {
                count = Math.min(most, count + 1);
                System.arraycopy(chosen, base + place, chosen, base + place + 1, count - 1 - place);
                chosen[base + place] = i;
            }
        }
        chosenCount[t] = count;
    }

    private void answerWith(double[] p, int t) {
        int o = t * at.outputs;
        System.arraycopy(p, at.outBias, output, o, at.outputs);
        Dense.multiply(p, at.outHidden, state, (t + 1) * n, output, o, at.outputs, n);
        Dense.multiply(p, at.outRead, read, t * n, output, o, at.outputs, n);
        double largest = output[o];
        for (int k = o; k < o + at.outputs; k++) {
            largest = Math.max(largest, output[k]);
        }
        double sum = 0;
        for (int k = o; k < o + at.outputs; k++) {
            output[k] = StrictMath.exp(output[k] - largest);
            sum += output[k];
        }
        for (int k = o; k < o + at.outputs; k++) {
            output[k] /= sum;
        }
        if (targets[t] >= 0) {
            loss -= StrictMath.log(output[o + targets[t]]);
        }
    }

    double meanLoss() {
        return scored == 0 ? 0 : loss / scored;
    }

    int answer(int t) {
        int best = 0;
        for (int k = 1; k < at.outputs; k++) {
            if (output[t * at.outputs + k] > output[t * at.outputs + best]) {
                best = k;
            }
        }
        return best;
    }

    double attention(int t, int i) {
        for (int c = 0; c < chosenCount[t]; c++) {
            if (chosen[t * reads() + c] == i) {
                return share[t * reads() + c];
            }
        }
        return 0;
    }
}
