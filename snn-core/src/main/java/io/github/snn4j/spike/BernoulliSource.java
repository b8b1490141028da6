package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;

/**
 * A coin per neuron and step, the rate code used with surrogate-gradient networks: values in [0, 1] are taken as the
 * probability of a spike in a step, whatever the length of the step.
 *
 * <pre>
 *   P(spike in a step) = p      independent for every neuron and step
 * </pre>
 *
 * <p>Mean rate {@code p / dt}, geometric intervals with CV {@code sqrt(1 - p)}, Fano factor {@code 1 - p}. A neuron
 * with {@code p = 1} fires in every step. Probabilities may be presented per sample
 * ({@link SpikeSource.Emitter#present}), one per neuron; they replace {@code probability} for that sample.
 *
 * <p>Timing: the draw depends on seed, name, step, neuron and stream only, as for {@link PoissonSource}.
 *
 * <p>Reference: J.K. Eshraghian et al., "Training spiking neural networks using lessons from deep learning",
 * Proceedings of the IEEE 111:1016-1054, 2023, doi 10.1109/JPROC.2023.3308088 (rate coding).
 *
 * <p>Verified by {@code BernoulliSourceTest}.
 *
 * @param probability probability of every neuron per step until others are presented, in [0, 1]
 */
public record BernoulliSource(double probability) implements SpikeSource {

    /** Validates the probability. */
    public BernoulliSource {
        Check.inRange(probability, 0, 1, "BernoulliSource.probability");
    }

    /**
     * A source that is silent until probabilities are presented.
     *
     * @return source with probability 0
     */
    public static BernoulliSource presented() {
        return new BernoulliSource(0);
    }

    @Override
    public Emitter bind(SourceContext context) {
        BernoulliTrains trains = new BernoulliTrains(context);
        for (int b = 0; b < context.batch(); b++) {
            trains.setProbabilities(b, n -> probability);
        }
        return new Emitter() {
            @Override
            public void present(int sample, float[] values) {
                Rates.presented(context, sample, values, 0, 1, "BernoulliSource", "");
                trains.setProbabilities(sample, n -> values[n]);
            }

            @Override
            public void emit(long step, int sample, int stream, SpikeWriter out) {
                trains.emit(step, sample, stream, out);
            }
        };
    }
}
