package io.github.snn4j.learning.contrastive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.monitor.MonitorContext;
import io.github.snn4j.monitor.Recording;
import io.github.snn4j.neuron.EnergyUnit;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.signal.Activity;
import java.util.Arrays;

/** Energies recorded so far; see {@link HopfieldEnergy}. */
public final class HopfieldEnergyRecording implements Recording {

    private interface Term {
        void addTo(double[] energy);
    }

    private final Term[] terms;
    private final double[] energy;
    private double[] means = new double[64];
    private int count;

    HopfieldEnergyRecording(HopfieldEnergy monitor, MonitorContext context) {
        this.energy = new double[context.batch()];
        this.terms = monitor.parts().stream().map(p -> term(p, context)).toArray(Term[]::new);
    }

    private static Term term(HopfieldEnergy.Part part, MonitorContext context) {
        if (part instanceof HopfieldEnergy.Units u) {
            float[] s = context.variable(u.population(), EnergyUnit.STATE);
            return energy -> addSquares(s, u.factor() / 2, energy);
        } else if (part instanceof HopfieldEnergy.Rates r) {
            float[] x = context.variable(r.population(), "x");
            return energy -> addRates(x, r.transfer(), r.factor(), energy);
        }
        HopfieldEnergy.Synapses s = (HopfieldEnergy.Synapses) part;
        WeightView weights = context.weights(s.projection());
        float[] pre =
                context.signal(context.preOf(s.projection()), new Activity()).array();
        float[] post =
                context.signal(context.postOf(s.projection()), new Activity()).array();
        return energy -> addProducts(weights, pre, post, -s.factor(), energy);
    }

    private static void addSquares(float[] s, double factor, double[] energy) {
        int size = s.length / energy.length;
        for (int n = 0; n < s.length; n++) {
            energy[n / size] += factor * s[n] * s[n];
        }
    }

    private static void addRates(float[] x, Transfer transfer, double factor, double[] energy) {
        int size = x.length / energy.length;
        for (int n = 0; n < x.length; n++) {
            energy[n / size] += factor * legendre(transfer, x[n]);
        }
    }

    /** f(x) x - F(x) with F' = f. */
    private static double legendre(Transfer transfer, double x) {
        return switch (transfer) {
            case LINEAR -> x * x / 2;
            case RELU -> x > 0 ? x * x / 2 : 0;
            case TANH -> {
                // ln cosh x, without overflow
                double magnitude = Math.abs(x);
                double logCosh = magnitude + StrictMath.log1p(StrictMath.exp(-2 * magnitude)) - StrictMath.log(2);
                yield x * StrictMath.tanh(x) - logCosh;
            }
            case LOGISTIC -> {
                double softPlus = Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
                yield x / (1 + StrictMath.exp(-x)) - softPlus;
            }
            case HARD_SIGMOID -> x <= 0 ? 0 : x < 1 ? x * x / 2 : 0.5;
        };
    }

    private static void addProducts(WeightView weights, float[] pre, float[] post, double factor, double[] energy) {
        int batch = energy.length;
        int preSize = pre.length / batch;
        int postSize = post.length / batch;
        weights.forEach((i, j, w) -> {
            for (int b = 0; b < batch; b++) {
                energy[b] += factor * w * pre[b * preSize + i] * post[b * postSize + j];
            }
        });
    }

    @Override
    public void onStep(long step) {
        Arrays.fill(energy, 0);
        for (Term term : terms) {
            term.addTo(energy);
        }
        double sum = 0;
        for (double e : energy) {
            sum += e;
        }
        if (count == means.length) {
            means = Arrays.copyOf(means, 2 * count);
        }
        means[count++] = sum / energy.length;
    }

    /**
     * The energy after the last step.
     *
     * @param sample sample of the batch
     * @return energy, 0 before the first step
     */
    public double energy(int sample) {
        Require.index(sample, energy.length, "HopfieldEnergyRecording.energy sample");
        return energy[sample];
    }

    /**
     * The mean over the samples after every step since the start or {@link #clear}.
     *
     * @return copy
     */
    public double[] means() {
        return Arrays.copyOf(means, count);
    }

    /** Forgets the past steps. */
    public void clear() {
        count = 0;
    }
}
