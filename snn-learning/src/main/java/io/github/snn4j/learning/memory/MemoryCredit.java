package io.github.snn4j.learning.memory;

import io.github.snn4j.learning.memory.MemoryNet.Layout;
import java.util.Arrays;

/** The way back through a sequence: recurrent credit up to the borders, and credit to the memories that were read. */
final class MemoryCredit {

    private final SparseAttentiveBacktracking net;
    private final Layout at;
    private final double[] p;
    private final MemoryTrajectory past;
    private final double[] gradient;
    private final int n;
    private final int keys;
    /** Credit that later steps sent to the memories and keys of earlier ones. */
    private final double[] ofMemory;

    private final double[] ofKey;
    private final double[] ofState;
    private final double[] ofRead;
    private final double[] ofQuery;
    private final double[] ofOutput;
    private double[] ofShare = new double[0];

    MemoryCredit(SparseAttentiveBacktracking net, Layout at, double[] p, MemoryTrajectory past, double[] gradient) {
        this.net = net;
        this.at = at;
        this.p = p;
        this.past = past;
        this.gradient = gradient;
        this.n = at.hidden;
        this.keys = at.keys;
        this.ofMemory = new double[past.length * n];
        this.ofKey = new double[past.length * keys];
        this.ofState = new double[n];
        this.ofRead = new double[n];
        this.ofQuery = new double[keys];
        this.ofOutput = new double[at.outputs];
    }

    void run() {
        ofShare = new double[past.reads()];
        for (int t = past.length - 1; t >= 0; t--) {
            fromOutput(t);
            // h = h' + s: the state passes its credit on to both.
            Dense.add(ofRead, 0, 1, ofState, 0, n);
            Dense.add(ofMemory, t * n, 1, ofState, 0, n);
            if (past.chosenCount[t] > 0) {
                toMemories(t);
            }
            if (net.topK() > 0) {
                Dense.multiplyTransposed(p, at.key, ofKey, t * keys, ofMemory, t * n, keys, n);
                Dense.outer(gradient, at.key, ofKey, t * keys, past.memory, t * n, keys, n);
            }
            toState(t);
        }
        Dense.add(gradient, at.start, 1, ofState, 0, n);
    }

    /** Adds the credit of a step's own output to that of its state, and starts that of what it read. */
    private void fromOutput(int t) {
        Arrays.fill(ofRead, 0);
        if (past.targets[t] < 0) {
            return;
        }
        for (int k = 0; k < at.outputs; k++) {
            double wrong = past.output[t * at.outputs + k] - (k == past.targets[t] ? 1 : 0);
            ofOutput[k] = wrong / past.scored;
        }
        Dense.add(gradient, at.outBias, 1, ofOutput, 0, at.outputs);
        Dense.outer(gradient, at.outHidden, ofOutput, 0, past.state, (t + 1) * n, at.outputs, n);
        Dense.outer(gradient, at.outRead, ofOutput, 0, past.read, t * n, at.outputs, n);
        Dense.multiplyTransposed(p, at.outHidden, ofOutput, 0, ofState, 0, at.outputs, n);
        Dense.multiplyTransposed(p, at.outRead, ofOutput, 0, ofRead, 0, at.outputs, n);
    }

    private void toMemories(int t) {
        int base = t * past.reads();
        double mean = 0;
        for (int c = 0; c < past.chosenCount[t]; c++) {
            ofShare[c] = Dense.dot(ofRead, 0, past.memory, past.chosen[base + c] * n, n);
            mean += past.share[base + c] * ofShare[c];
        }
        Arrays.fill(ofQuery, 0);
        for (int c = 0; c < past.chosenCount[t]; c++) {
            int i = past.chosen[base + c];
            double share = past.share[base + c];
            double ofScore = share * (ofShare[c] - mean) * past.scoreScale();
            Dense.add(ofMemory, i * n, share, ofRead, 0, n);
            Dense.add(ofQuery, 0, ofScore, past.key, i * keys, keys);
            Dense.add(ofKey, i * keys, ofScore, past.query, t * keys, keys);
        }
        Dense.multiplyTransposed(p, at.query, ofQuery, 0, ofMemory, t * n, keys, n);
        Dense.outer(gradient, at.query, ofQuery, 0, past.memory, t * n, keys, n);
    }

    /** From the provisional state of a step to the state before, unless a border lies between. */
    private void toState(int t) {
        for (int k = t * n; k < (t + 1) * n; k++) {
            ofMemory[k] *= 1 - past.memory[k] * past.memory[k];
        }
        Dense.add(gradient, at.bias, 1, ofMemory, t * n, n);
        Dense.add(gradient, at.in + past.symbols[t] * n, 1, ofMemory, t * n, n);
        Dense.outer(gradient, at.rec, ofMemory, t * n, past.state, t * n, n, n);
        Arrays.fill(ofState, 0);
        if (t == 0 || t % net.truncation() != 0) {
            Dense.multiplyTransposed(p, at.rec, ofMemory, t * n, ofState, 0, n, n);
        }
    }
}
