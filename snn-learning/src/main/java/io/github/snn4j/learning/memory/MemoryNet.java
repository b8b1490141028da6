package io.github.snn4j.learning.memory;

import java.util.Arrays;

/**
 * A running {@link SparseAttentiveBacktracking} network: parameters, the last sequence, and its gradient. For one
 * thread at a time.
 */
public final class MemoryNet {

    /** Target of a step whose output does not count. */
    public static final int NO_TARGET = -1;

    /** Where each group of parameters begins in the one array that holds all. */
    static final class Layout {

        final int inputs;
        final int hidden;
        final int outputs;
        final int keys;
        final int start = 0;
        final int in;
        final int rec;
        final int bias;
        final int query;
        final int key;
        final int outHidden;
        final int outRead;
        final int outBias;
        final int count;

        Layout(SparseAttentiveBacktracking net) {
            inputs = net.inputs();
            hidden = net.hidden();
            outputs = net.outputs();
            keys = net.keySize();
            in = start + hidden;
            rec = in + inputs * hidden;
            bias = rec + hidden * hidden;
            query = bias + hidden;
            key = query + keys * hidden;
            outHidden = key + keys * hidden;
            outRead = outHidden + outputs * hidden;
            outBias = outRead + outputs * hidden;
            count = outBias + outputs;
        }
    }

    private final SparseAttentiveBacktracking net;
    private final Layout at;
    private final double[] parameters;
    private final MemoryTrajectory past;

    MemoryNet(SparseAttentiveBacktracking net, double[] parameters) {
        this.net = net;
        this.at = new Layout(net);
        this.parameters = parameters;
        this.past = new MemoryTrajectory(net, at);
    }

    /**
     * The description.
     *
     * @return sizes and truncation
     */
    public SparseAttentiveBacktracking description() {
        return net;
    }

    /**
     * All parameters: the first state, weights and biases.
     *
     * @return live array; changes act from the next sequence on
     */
    public double[] parameters() {
        return parameters;
    }

    /**
     * Runs a sequence.
     *
     * @param symbols input symbol of each step, in {@code [0, inputs)}; at least one step
     * @param targets class of each step, or {@link #NO_TARGET}
     * @return mean cross-entropy in nats of the steps with a target, 0 if there is none
     * @throws IllegalArgumentException if a symbol or target is out of range, or lengths differ
     */
    public double forward(int[] symbols, int[] targets) {
        if (symbols.length == 0 || targets.length != symbols.length) {
            throw new IllegalArgumentException("MemoryNet: symbols and targets must have equal length >= 1, got "
                    + symbols.length + " and " + targets.length);
        }
        for (int t = 0; t < symbols.length; t++) {
            require(symbols[t], 0, net.inputs(), "symbol", t);
            require(targets[t], NO_TARGET, net.outputs(), "target", t);
        }
        past.begin(symbols, targets);
        for (int t = 0; t < symbols.length; t++) {
            past.advance(parameters, t);
        }
        return past.meanLoss();
    }

    private static void require(int value, int low, int end, String what, int t) {
        if (value < low || value >= end) {
            throw new IllegalArgumentException("MemoryNet: " + what + " of step " + t + " must be in [" + low + ", "
                    + (end - 1) + "], got " + value);
        }
    }

    /**
     * Class with the largest output in a step of the last sequence.
     *
     * @param step step in {@code [0, length of the sequence)}
     * @return class; the first of equal ones
     */
    public int answer(int step) {
        return past.answer(step);
    }

    /**
     * How much a step of the last sequence read of a memory.
     *
     * @param step step that reads
     * @param memory earlier step that is read
     * @return share in [0, 1]; the shares of a step add up to 1 if it read at all
     */
    public double attention(int step, int memory) {
        return past.attention(step, memory);
    }

    /**
     * Gradient of the loss of the last sequence, as far as credit goes.
     *
     * @param gradient receives the sum of its content and the gradient, in the order of {@link #parameters()}
     */
    public void backward(double[] gradient) {
        if (gradient.length != at.count) {
            throw new IllegalArgumentException(
                    "MemoryNet.backward: gradient must have length " + at.count + ", got " + gradient.length);
        }
        new MemoryCredit(net, at, parameters, past, gradient).run();
    }

    @Override
    public String toString() {
        return "MemoryNet[" + net + ", " + Arrays.hashCode(parameters) + "]";
    }
}
