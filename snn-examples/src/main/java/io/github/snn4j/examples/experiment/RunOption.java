package io.github.snn4j.examples.experiment;

/** Options that not every experiment understands. All of them understand a seed. */
public enum RunOption {

    /** Directory with data files. */
    DATA("--data"),

    /** Passes over the training images. */
    EPOCHS("--epochs"),

    /** Neurons of the network, or of the layer that learns. */
    NEURONS("--neurons"),

    /** Training images per pass. */
    SAMPLES("--samples"),

    /** Threads; results do not depend on them. */
    THREADS("--threads"),

    /** Learning rule. */
    RULE("--rule"),

    /** Biological time to simulate. */
    SECONDS("--seconds"),

    /** Working point of a network. */
    REGIME("--regime"),

    /** Size of a network, as a fraction of the full one. */
    SCALE("--scale");

    private final String flag;

    RunOption(String flag) {
        this.flag = flag;
    }

    /**
     * Returns the option as typed.
     *
     * @return for example {@code --epochs}
     */
    public String flag() {
        return flag;
    }
}
