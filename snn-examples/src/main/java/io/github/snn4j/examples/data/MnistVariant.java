package io.github.snn4j.examples.data;

/** Data sets that come as the four MNIST files. */
public enum MnistVariant {

    /** Handwritten digits (LeCun, Cortes and Burges). */
    MNIST("mnist", "MNIST"),

    /** Ten kinds of clothing (Xiao, Rasul and Vollgraf 2017), a harder drop-in replacement. */
    FASHION_MNIST("fashion-mnist", "Fashion-MNIST");

    private final String directory;
    private final String title;

    MnistVariant(String directory, String title) {
        this.directory = directory;
        this.title = title;
    }

    /**
     * Returns the directory of this set below a data directory.
     *
     * @return a directory name
     */
    public String directory() {
        return directory;
    }

    /**
     * Returns what people call this set.
     *
     * @return a name for messages
     */
    public String title() {
        return title;
    }
}
