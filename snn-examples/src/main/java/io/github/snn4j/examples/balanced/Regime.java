package io.github.snn4j.examples.balanced;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Working points of {@link BrunelNetwork}, those of figure 8 of the paper. */
public enum Regime {
    /** Excitation outweighs inhibition: nearly all neurons fire together and almost as fast as they can. */
    SR(3, 2, 100),
    /** Neurons fire irregularly, the population as a whole is steady. */
    AI(5, 2, 200),
    /** Neurons fire irregularly while the population oscillates at some 180 Hz. */
    SI_FAST(6, 4, 200),
    /** Neurons fire irregularly and seldom while the population oscillates at some 20 Hz. */
    SI_SLOW(4.5, 0.9, 400);

    private final double inhibition;
    private final double drive;
    private final double settleMs;

    Regime(double inhibition, double drive, double settleMs) {
        this.inhibition = inhibition;
        this.drive = drive;
        this.settleMs = settleMs;
    }

    /**
     * How much stronger an inhibitory synapse is than an excitatory one, {@code g} in the paper.
     *
     * @return ratio of weights
     */
    public double inhibition() {
        return inhibition;
    }

    /**
     * External rate in units of the rate that would just reach threshold on its own, {@code eta} in the paper.
     *
     * @return ratio of rates
     */
    public double drive() {
        return drive;
    }

    /** Time after which the start is forgotten. */
    double settleMs() {
        return settleMs;
    }

    /**
     * The name on the command line.
     *
     * @return lower-case name
     */
    public String option() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * All names on the command line.
     *
     * @return names
     */
    public static List<String> options() {
        return Arrays.stream(values()).map(Regime::option).toList();
    }

    /**
     * The working point of a name.
     *
     * @param option one of {@link #options}
     * @return the working point
     */
    public static Regime of(String option) {
        return Arrays.stream(values())
                .filter(r -> r.option().equals(option))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("regime must be one of " + options() + ", got " + option));
    }
}
