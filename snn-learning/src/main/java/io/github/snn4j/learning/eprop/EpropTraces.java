package io.github.snn4j.learning.eprop;

import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import java.util.Arrays;

/** E-prop as it is written: traces per sample and synapse, brought forward in each step. */
final class EpropTraces implements PlasticityRule.Updater {

    private final PostNeurons post;
    private final SpikeSignal pre;
    private final Signal modulator;
    private final WeightSink sink;
    private final float eta;
    private final float alpha;
    private final float beta;
    private final float rho;
    private final float kappa;
    private final int preSize;
    private final int postSize;
    // [batch][pre][post]
    private final float[] eps;
    private final float[] epsA;
    private final float[] ebar;
    // [pre][post], over all samples
    private final float[] change;
    private final float[] summed;
    private final float[] pulled;
    // one step: [batch][post], and of one sample
    private final float[] psi;
    private final float[] live;
    private final float[] keep;
    private final float[] arrived;
    private final float[] pull;
    private int steps;

    EpropTraces(Eprop rule, PlasticityContext context) {
        this.post = new PostNeurons(rule, context);
        this.pre = context.pre(new Spikes());
        this.modulator = context.modulator();
        this.sink = context.sink();
        this.eta = (float) rule.eta();
        this.alpha = (float) context.timeStep().decay(rule.tauMemMs());
        this.beta = (float) rule.beta();
        this.rho = (float) context.timeStep().decay(rule.tauAdaptMs());
        this.kappa = (float) context.timeStep().decay(rule.tauOutMs());
        this.preSize = pre.size();
        this.postSize = post.size();
        int synapses = Math.multiplyExact(preSize, postSize);
        int all = Math.multiplyExact(synapses, context.batch());
        this.eps = new float[all];
        this.epsA = new float[all];
        this.ebar = new float[all];
        this.change = new float[synapses];
        this.summed = new float[synapses];
        this.pulled = new float[synapses];
        this.psi = new float[context.batch() * postSize];
        this.live = new float[postSize];
        this.keep = new float[postSize];
        this.arrived = new float[preSize];
        this.pull = new float[postSize];
    }

    @Override
    public void onStep() {
        steps++;
        post.step(psi);
        Arrays.fill(change, 0f);
        for (int b = 0; b < pre.batch(); b++) {
            int at = b * postSize;
            for (int j = 0; j < postSize; j++) {
                boolean held = psi[at + j] < 0f;
                live[j] = held ? 0f : 1f;
                keep[j] = held ? 1f : alpha;
                psi[at + j] = held ? 0f : psi[at + j];
            }
            Arrays.fill(arrived, 0f);
            for (int k = 0; k < pre.count(b); k++) {
                arrived[pre.index(b, k)] = 1f;
            }
            for (int i = 0; i < preSize; i++) {
                row(b, i, arrived[i]);
            }
        }
        sink.dense(-eta, change);
    }

    private void row(int sample, int i, float z) {
        float[] error = modulator.array();
        int base = (sample * preSize + i) * postSize;
        int row = i * postSize;
        int at = sample * postSize;
        for (int j = 0; j < postSize; j++) {
            int n = base + j;
            float x = keep[j] * eps[n] + live[j] * z;
            float e = psi[at + j] * (x - beta * epsA[n]);
            float filtered = kappa * ebar[n] + (1f - kappa) * e;
            eps[n] = x;
            epsA[n] = rho * epsA[n] + e;
            ebar[n] = filtered;
            summed[row + j] += e;
            change[row + j] += error[at + j] * filtered;
        }
    }

    @Override
    public void onTrialEnd() {
        if (post.pull(steps, pull)) {
            for (int n = 0; n < pulled.length; n++) {
                pulled[n] = pull[n % postSize] * summed[n];
            }
            sink.dense(-eta, pulled);
        }
        Arrays.fill(summed, 0f);
        steps = 0;
    }

    @Override
    public void reset() {
        post.reset();
        steps = 0;
        Arrays.fill(eps, 0f);
        Arrays.fill(epsA, 0f);
        Arrays.fill(ebar, 0f);
        Arrays.fill(summed, 0f);
    }
}
