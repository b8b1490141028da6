package io.github.snn4j.examples.contrastive;

import io.github.snn4j.examples.data.DataSplit;

/** The share of a data set that an experiment trains on. */
final class TrainingImages {

    private TrainingImages() {}

    static DataSplit take(DataSplit all, int samples) {
        int most = all.train().size();
        if (samples > most) {
            throw new IllegalArgumentException(
                    "--samples must be in 1.." + most + ", the training images there are, got " + samples);
        }
        return all.first(samples, all.test().size());
    }
}
