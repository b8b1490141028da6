package io.github.snn4j.examples.digits;

import io.github.snn4j.learning.stdp.DiehlCookStdp;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.plasticity.PlasticityRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Rules that a {@link CompetitiveLayer} can learn with; one switch, nothing else changes. */
public enum LayerRule {
    /** Growth at postsynaptic spikes by the presynaptic trace; what falls behind shrinks through normalisation. */
    POSTSYNAPTIC(0.02) {
        @Override
        PlasticityRule at(double eta) {
            return DiehlCookStdp.postsynaptic(eta, 0);
        }
    },
    /** As above, times the slow postsynaptic trace: the triplet form of Diehl and Cook's program. */
    TRIPLET(0.06) {
        @Override
        PlasticityRule at(double eta) {
            return DiehlCookStdp.postsynaptic(eta, 0).withTripletFactor(true);
        }
    },
    /** Additive pair STDP with weak depression. */
    PAIR(0.02) {
        @Override
        PlasticityRule at(double eta) {
            return PairStdp.additive(eta, 0.02 * eta);
        }
    };

    private final double eta;

    LayerRule(double eta) {
        this.eta = eta;
    }

    abstract PlasticityRule at(double rate);

    double eta() {
        return eta;
    }

    /**
     * The name on the command line.
     *
     * @return lower-case name
     */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * All names on the command line, the default first.
     *
     * @return names
     */
    public static List<String> options() {
        return Arrays.stream(values()).map(LayerRule::option).toList();
    }

    /**
     * The rule of a name.
     *
     * @param option one of {@link #options}
     * @return the rule
     */
    public static LayerRule of(String option) {
        return Arrays.stream(values())
                .filter(r -> r.option().equals(option))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("rule must be one of " + options() + ", got " + option));
    }
}
