package io.github.snn4j.examples.bptt;

import io.github.snn4j.Network;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.spike.BernoulliSource;
import java.util.Locale;

/** How an image comes in. */
enum Coding {
    /** Pixels between 0 and 1 as currents, the same in every step. */
    CURRENT,
    /** A spike in a step with the probability of the pixel's brightness. */
    SPIKES;

    static final String INPUT = "input";

    String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Coding of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }

    Network.Builder addInput(Network.Builder network, int pixels) {
        return this == SPIKES
                ? network.source(INPUT, pixels, BernoulliSource.presented())
                : network.population(INPUT, pixels, new LeakyRate(0, LeakyRate.Transfer.LINEAR));
    }

    void show(BpttBatch batch, int sample, int presentation, float[] intensities) {
        if (this == SPIKES) {
            batch.present(INPUT, sample, presentation, intensities);
        } else {
            batch.drive(INPUT, sample, intensities);
        }
    }
}
