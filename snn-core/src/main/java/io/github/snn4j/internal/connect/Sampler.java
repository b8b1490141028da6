package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.Values;
import java.util.random.RandomGenerator;

/**
 * Draws one number per synapse. The laws are those of {@link WeightInit} and {@link Values}, the numbers are not:
 * normal ones come from the fast method.
 */
@FunctionalInterface
interface Sampler {

    /** The number of a synapse; index is its place in the user's list, if there is one. */
    double draw(int index, RandomGenerator random);

    static Sampler of(WeightInit init) {
        if (init instanceof WeightInit.Normal n) {
            double mean = n.mean();
            double sd = n.sd();
            return (index, random) -> mean + sd * Distributions.fastNormal(random);
        }
        if (init instanceof WeightInit.LogNormal n) {
            double mean = n.logMean();
            double sd = n.logSd();
            return (index, random) -> StrictMath.exp(mean + sd * Distributions.fastNormal(random));
        }
        if (init instanceof WeightInit.Given g) {
            float[] weights = g.weights();
            return (index, random) -> weights[index];
        }
        if (init instanceof WeightInit.Clipped c) {
            Sampler inner = of(c.inner());
            return (index, random) -> c.clip((float) inner.draw(index, random));
        }
        if (init instanceof WeightInit.Truncated t) {
            Sampler inner = of(t.inner());
            return (index, random) -> {
                for (int k = 0; k < WeightInit.Truncated.MOST_DRAWS; k++) {
                    float weight = (float) inner.draw(index, random);
                    if (t.holds(weight)) {
                        return weight;
                    }
                }
                throw new IllegalStateException("no draw of " + t + " fell into its interval; widen it");
            };
        }
        return (index, random) -> init.draw(random);
    }

    static Sampler of(Values values) {
        if (values instanceof Values.Normal n) {
            return (index, random) -> n.fast(random);
        }
        if (values instanceof Values.Given g) {
            double[] given = g.values();
            return (index, random) -> given[index];
        }
        return values::draw;
    }
}
