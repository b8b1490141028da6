package io.github.snn4j.examples.experiment;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.data.GestureData;
import io.github.snn4j.examples.data.MissingDataException;
import io.github.snn4j.examples.data.MnistData;
import io.github.snn4j.examples.data.MnistVariant;
import io.github.snn4j.examples.data.NmnistData;

/** The data an experiment needs. */
public enum DataNeed {

    /** None, or data the experiment makes itself. */
    NONE("none"),

    /** The 8 x 8 digits that come with the library. */
    DIGITS("built in"),

    /** The four MNIST files. */
    MNIST("MNIST"),

    /** The four Fashion-MNIST files. */
    FASHION_MNIST("Fashion-MNIST"),

    /** Training and test recordings of N-MNIST, all or some of them. */
    NMNIST("N-MNIST"),

    /** Recordings of the DVS128 Gesture set. */
    GESTURE("DVS Gesture");

    private final String text;

    DataNeed(String text) {
        this.text = text;
    }

    /**
     * Checks that the data can be found, without reading it.
     *
     * @param places where to look
     * @throws MissingDataException if it cannot; the message says how to get it
     */
    public void check(DataPlaces places) {
        MnistVariant variant =
                switch (this) {
                    case NONE, DIGITS, NMNIST, GESTURE -> null;
                    case MNIST -> MnistVariant.MNIST;
                    case FASHION_MNIST -> MnistVariant.FASHION_MNIST;
                };
        if (variant != null && MnistData.find(places, variant).isEmpty()) {
            throw MnistData.missing(places, variant);
        }
        if (this == NMNIST && NmnistData.find(places).isEmpty()) {
            throw NmnistData.missing(places);
        }
        if (this == GESTURE && GestureData.find(places).isEmpty()) {
            throw GestureData.missing(places);
        }
    }

    /**
     * Returns the word for lists.
     *
     * @return one or two words
     */
    @Override
    public String toString() {
        return text;
    }
}
