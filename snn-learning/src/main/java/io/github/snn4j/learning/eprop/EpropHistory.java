package io.github.snn4j.learning.eprop;

import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * E-prop evaluated when the trial ends. Every trace of a synapse is a linear filter of its presynaptic spikes with
 * factors of the postsynaptic neuron, so the sum over the trial can be taken by filtering backwards what multiplies
 * the traces:
 *
 * <pre>
 *   Lbar(t)   = kappa Lbar(t+1) + (1 - kappa) L(t)
 *   s(t)      = psi(t) (Lbar(t) + r + u(t+1)),      u(t) = rho u(t+1) - beta s(t)
 *   lambda(t) = s(t) + alpha lambda(t+1)            (+ lambda(t+1) if held in t+1)
 *   dw[i]     = -eta sum of lambda over the steps in which a spike of i arrived and the neuron was not held
 * </pre>
 */
final class EpropHistory implements PlasticityRule.Updater {

    private final PostNeurons post;
    private final SpikeSignal pre;
    private final Signal modulator;
    private final WeightSink sink;
    private final float eta;
    private final float alpha;
    private final float beta;
    private final float rho;
    private final float kappa;
    private final int postSize;
    // By step, grown when a trial is longer than any before: psi and L, [batch][post], and the spikes that arrived.
    private final List<float[]> psi = new ArrayList<>();
    private final List<float[]> error = new ArrayList<>();
    private final SpikeLog log;
    private final float[] filtered;
    private final float[] adaptation;
    private final float[] carried;
    private final float[] acting;
    private final float[] pull;
    private final float[] gradient;
    private int steps;
    private boolean anyError;

    EpropHistory(Eprop rule, PlasticityContext context) {
        this.post = new PostNeurons(rule, context);
        this.pre = context.pre(new Spikes());
        this.modulator = context.modulator();
        this.sink = context.sink();
        this.eta = (float) rule.eta();
        this.alpha = (float) context.timeStep().decay(rule.tauMemMs());
        this.beta = (float) rule.beta();
        this.rho = (float) context.timeStep().decay(rule.tauAdaptMs());
        this.kappa = (float) context.timeStep().decay(rule.tauOutMs());
        this.postSize = post.size();
        this.log = new SpikeLog(pre);
        int n = context.batch() * postSize;
        this.filtered = new float[n];
        this.adaptation = new float[n];
        this.carried = new float[n];
        this.acting = new float[n];
        this.pull = new float[postSize];
        this.gradient = new float[Math.multiplyExact(pre.size(), postSize)];
    }

    @Override
    public void onStep() {
        if (steps == psi.size()) {
            psi.add(new float[acting.length]);
            error.add(new float[acting.length]);
        }
        post.step(psi.get(steps));
        float[] l = modulator.array();
        System.arraycopy(l, 0, error.get(steps), 0, l.length);
        for (int n = 0; n < l.length && !anyError; n++) {
            anyError = l[n] != 0f;
        }
        log.step();
        steps++;
    }

    @Override
    public void onTrialEnd() {
        boolean pulls = post.pull(steps, pull);
        if (pulls || anyError) {
            Arrays.fill(filtered, 0f);
            Arrays.fill(adaptation, 0f);
            Arrays.fill(carried, 0f);
            Arrays.fill(gradient, 0f);
            for (int t = steps - 1; t >= 0; t--) {
                backward(psi.get(t), error.get(t));
                log.addRows(t, acting, postSize, gradient);
            }
            sink.dense(-eta, gradient);
        }
        forget();
    }

    private void backward(float[] p, float[] l) {
        for (int base = 0; base < p.length; base += postSize) {
            for (int j = 0; j < postSize; j++) {
                int n = base + j;
                boolean held = p[n] < 0f;
                float bar = kappa * filtered[n] + (1f - kappa) * l[n];
                float s = held ? 0f : p[n] * (bar + pull[j] + adaptation[n]);
                float lambda = s + carried[n];
                filtered[n] = bar;
                adaptation[n] = rho * adaptation[n] - beta * s;
                carried[n] = held ? lambda : alpha * lambda;
                acting[n] = held ? 0f : lambda;
            }
        }
    }

    private void forget() {
        steps = 0;
        anyError = false;
        log.clear();
    }

    @Override
    public void reset() {
        forget();
        post.reset();
    }
}
