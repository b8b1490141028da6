package io.github.snn4j.learning.superspike;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Propagators;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.signal.Trace;
import java.util.Arrays;

/**
 * SuperSpike: error of the neuron times a filtered product of surrogate derivative and presynaptic potential, summed
 * over a bin.
 *
 * <pre>
 *   h[j](t)         = 1/(1 + slope |v[j] - vTh|)^2
 *   lambda[i][j](t) = (alpha * (h[j] (eps * z[i])))(t)
 *   dw[i][j]        = eta (sum_t error[j](t) lambda[i][j](t) - homeostasis w[i][j] sum_t zbar[j](t)^4)
 * </pre>
 *
 * eps is the postsynaptic potential of a unit weight, a double exponential of tauMem and tauSyn, and alpha one of
 * tauDecay and tauRise ({@link Psp} says which). zbar is an exponential trace of the neuron's own spikes over tauRate.
 * The error is the third factor of the postsynaptic population: for outputs the filtered difference of target and own
 * spikes, {@link VanRossumError}; for hidden neurons that error carried back, {@link
 * io.github.snn4j.learning.feedback.ErrorFeedback}.
 *
 * <p>A bin ends with {@code simulator.endTrial()}; without a {@code reset} the traces go on into the next one. The paper
 * takes bins of 0.5 s and divides the change of each weight by the root of its decaying maximum of squares: {@code
 * Application.perTrial(new Optimizer.RMaxProp(...))}.
 *
 * <p>For one layer the sum is minus the gradient of {@code 1/2 sum_t (alpha * (target - z))^2} where the derivative of
 * a spike is h and the reset has none. Neurons: {@link Lif} with an {@code ExponentialCurrent}.
 *
 * <p>Cost: two values per synapse and sample, and a pass over them in every step. Reference: F. Zenke &amp; S. Ganguli,
 * Neural Comput. 30:1514-1541, 2018, doi 10.1162/neco_a_01086. Verified by {@code SuperSpikeTest}.
 *
 * @param eta factor on the change, {@code >= 0}; 1 if an optimiser has the rate
 * @param tauMemMs membrane time constant of the neuron in ms, {@code > 0}
 * @param tauSynMs synaptic time constant of the neuron in ms, {@code > 0}
 * @param slope steepness of the surrogate derivative in 1/(unit of v), {@code > 0}
 * @param tauRiseMs rise of the error filter in ms, {@code > 0}
 * @param tauDecayMs decay of the error filter in ms, {@code > 0}
 * @param homeostasis strength of the pull of weights to 0 while the neuron fires a lot, {@code >= 0}
 * @param tauRateMs time constant of the trace that tells how much the neuron fires in ms, {@code > 0}
 */
public record SuperSpike(
        double eta,
        double tauMemMs,
        double tauSynMs,
        double slope,
        double tauRiseMs,
        double tauDecayMs,
        double homeostasis,
        double tauRateMs)
        implements PlasticityRule {

    /** Validates the parameters. */
    public SuperSpike {
        Require.nonNegative(eta, "SuperSpike.eta", "");
        Require.positive(tauMemMs, "SuperSpike.tauMemMs", "ms");
        Require.positive(tauSynMs, "SuperSpike.tauSynMs", "ms");
        Require.positive(slope, "SuperSpike.slope", "");
        Require.positive(tauRiseMs, "SuperSpike.tauRiseMs", "ms");
        Require.positive(tauDecayMs, "SuperSpike.tauDecayMs", "ms");
        Require.nonNegative(homeostasis, "SuperSpike.homeostasis", "");
        Require.positive(tauRateMs, "SuperSpike.tauRateMs", "ms");
    }

    /**
     * The paper's settings for a neuron: eta 1, slope ten over the distance from rest to threshold (1 per mV for the
     * paper's neuron), error filter of 5 and 10 ms, no homeostasis.
     *
     * @param neuron neuron that the synapses lead to
     * @return the rule
     */
    public static SuperSpike of(Lif neuron) {
        if (!(neuron.synapse() instanceof Synapse.ExponentialCurrent current)
                || neuron.scaling() != Lif.InputScaling.RAW) {
            throw new IllegalArgumentException(
                    "SuperSpike needs a Lif with Synapse.ExponentialCurrent and InputScaling.RAW, got "
                            + neuron.synapse() + ", " + neuron.scaling());
        }
        double slope = 10 / (neuron.vTh() - neuron.vRest());
        return new SuperSpike(1, neuron.tauMemMs(), current.tauSynMs(), slope, 5, 10, 0, 100);
    }

    /**
     * Another factor on the change.
     *
     * @param factor factor, {@code >= 0}
     * @return changed copy
     */
    public SuperSpike withEta(double factor) {
        return new SuperSpike(factor, tauMemMs, tauSynMs, slope, tauRiseMs, tauDecayMs, homeostasis, tauRateMs);
    }

    /**
     * Another homeostasis.
     *
     * @param strength strength, {@code >= 0}
     * @return changed copy
     */
    public SuperSpike withHomeostasis(double strength) {
        return new SuperSpike(eta, tauMemMs, tauSynMs, slope, tauRiseMs, tauDecayMs, strength, tauRateMs);
    }

    @Override
    public Updater bind(PlasticityContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Updater {

        private final Signal potential;
        private final Signal surrogate;
        private final Signal error;
        private final Signal rate;
        private final WeightSink sink;
        private final WeightView weights;
        private final float eta;
        private final float homeostasis;
        private final float rise;
        private final float decay;
        private final float coupling;
        private final int preSize;
        private final int postSize;
        // The two stages of alpha, [batch][pre][post].
        private final float[] rising;
        private final float[] lambda;
        // Sums over bin and samples.
        private final float[] change;
        private final double[] firing;
        /** Changes are read after onTrialEnd has returned, so they are cleared when the next bin begins. */
        private boolean handedOver;

        Running(SuperSpike rule, PlasticityContext context) {
            this.potential = context.pre(new Psp(rule.tauMemMs, rule.tauSynMs));
            this.surrogate = context.post(new Surrogate(Surrogate.Shape.FAST_SIGMOID, rule.slope));
            this.error = context.modulator();
            this.rate = rule.homeostasis > 0 ? context.post(Trace.of(rule.tauRateMs)) : error;
            this.sink = context.sink();
            this.weights = context.weights();
            this.eta = (float) rule.eta;
            this.homeostasis = (float) rule.homeostasis;
            double dtMs = context.timeStep().dtMs();
            this.rise = (float) context.timeStep().decay(rule.tauRiseMs);
            this.decay = (float) context.timeStep().decay(rule.tauDecayMs);
            this.coupling = (float) Propagators.currentToMembrane(rule.tauDecayMs, rule.tauRiseMs, dtMs);
            this.preSize = potential.size();
            this.postSize = error.size();
            int synapses = Math.multiplyExact(preSize, postSize);
            this.rising = new float[Math.multiplyExact(synapses, context.batch())];
            this.lambda = new float[rising.length];
            this.change = new float[synapses];
            this.firing = new double[postSize];
        }

        @Override
        public void onStep() {
            if (handedOver) {
                startBin();
            }
            float[] x = potential.array();
            for (int b = 0; b < potential.batch(); b++) {
                for (int i = 0; i < preSize; i++) {
                    row(b * preSize + i, i * postSize, b * postSize, x[b * preSize + i]);
                }
            }
            if (homeostasis > 0) {
                float[] z = rate.array();
                for (int n = 0; n < z.length; n++) {
                    double squared = (double) z[n] * z[n];
                    firing[n % postSize] += squared * squared;
                }
            }
        }

        private void row(int trace, int row, int at, float x) {
            float[] h = surrogate.array();
            float[] e = error.array();
            int base = trace * postSize;
            for (int j = 0; j < postSize; j++) {
                float filtered = decay * lambda[base + j] + coupling * rising[base + j];
                rising[base + j] = rise * rising[base + j] + h[at + j] * x;
                lambda[base + j] = filtered;
                change[row + j] += e[at + j] * filtered;
            }
        }

        private void startBin() {
            Arrays.fill(change, 0f);
            Arrays.fill(firing, 0);
            handedOver = false;
        }

        @Override
        public void onTrialEnd() {
            if (handedOver) {
                return;
            }
            handedOver = true;
            if (homeostasis > 0) {
                float[] w = weights.toArray();
                for (int n = 0; n < w.length; n++) {
                    change[n] -= homeostasis * w[n] * (float) firing[n % postSize];
                }
            }
            sink.dense(eta, change);
        }

        @Override
        public void reset() {
            startBin();
            Arrays.fill(rising, 0f);
            Arrays.fill(lambda, 0f);
        }
    }
}
