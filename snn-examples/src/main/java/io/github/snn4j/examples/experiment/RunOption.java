package io.github.snn4j.examples.experiment;

/** Options that not every experiment understands. All of them understand a seed. */
public enum RunOption {

    /** Directory with data files. */
    DATA("--data"),

    /** Passes over the training images. */
    EPOCHS("--epochs"),

    /** Neurons that learn. */
    NEURONS("--neurons"),

    /** Training images per pass. */
    SAMPLES("--samples"),

    /** Threads; results do not depend on them. */
    THREADS("--threads"),

    /** Learning rule. */
    RULE("--rule");

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
