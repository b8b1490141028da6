package io.github.snn4j.plasticity;

import io.github.snn4j.signal.Signal;

/**
 * Takes weight changes, never weights. Bounds, weight dependence, eligibility, accumulation over a mini-batch and
 * optimisers are sinks, and they compose.
 *
 * <p>A sink may apply a change after the updater's call has returned. Signals and arrays handed over must keep their
 * values until then. Synapses that do not exist are left out.
 */
public interface WeightSink {

    /**
     * Changes the synapses of one presynaptic neuron: {@code dw[pre][j] = scale post[sample][j]}.
     *
     * @param sample sample the values are taken from
     * @param pre presynaptic neuron
     * @param scale factor
     * @param post signal {@code [batch][post size]}
     */
    void row(int sample, int pre, float scale, Signal post);

    /**
     * Changes the synapses onto one postsynaptic neuron: {@code dw[i][post] = scale (pre[sample][i] - offset)}.
     *
     * @param sample sample the values are taken from
     * @param post postsynaptic neuron
     * @param scale factor
     * @param pre signal {@code [batch][pre size]}
     * @param offset taken from every value; 0 for a plain trace
     */
    void column(int sample, int post, float scale, Signal pre, float offset);

    /**
     * Changes all synapses by an outer product summed over the samples: {@code dw[i][j] = scale sum_b pre[b][i]
     * post[b][j]}.
     *
     * @param scale factor
     * @param pre signal {@code [batch][pre size]}
     * @param post signal {@code [batch][post size]}
     */
    void outer(float scale, Signal pre, Signal post);

    /**
     * Changes all synapses: {@code dw[i][j] = scale deltas[i][j]}.
     *
     * @param scale factor
     * @param deltas row-major {@code [pre size][post size]}
     */
    void dense(float scale, float[] deltas);

    /**
     * Scales every postsynaptic neuron's incoming weights so that their sum or norm has a given value; neurons for
     * which it is zero are left alone. Not a change but a constraint: it is not subject to bounds or accumulation.
     *
     * @param norm what is given the value
     * @param total wanted value, {@code > 0}
     */
    void normalizeIncoming(Norm norm, float total);
}
