package io.github.snn4j.learning.feedback;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.LearningSignalContext;

/**
 * The error of another population carried back as the third factor of a hidden one, {@code L[j] = sum_k B[j][k]
 * delta[k]}, where {@code delta[k] = error[k] slope[k]}. The kind is the route that the error takes; nothing else
 * about a net changes with it.
 *
 * <pre>
 *   SYMMETRIC   B = scale W                W: weights from the hidden population to the other, read when a trial starts
 *   SIGN        B = sign(W) |R|            R normal with sd scale, drawn once: sign-symmetry
 *   RANDOM      B normal with sd scale, drawn once: feedback alignment, direct if the other is the output
 *   UNIFORM     B = scale
 *   ADAPTIVE    B random at first; when a trial is over B changes by the same amount as W and loses the share decay
 *   MIRROR      B random at first, and learnt while the population is driven by noise, see below
 *   TARGET      L = -sum_k R[j][k] target[k]: direct random target projection; no error travels
 * </pre>
 *
 * <p>From an output whose error is a gradient by its input, and for direct feedback, the slope is {@link Slope#one};
 * from a hidden population it is that of its units, so that errors go from layer to layer.
 *
 * <p>ADAPTIVE (Kolen and Pollack): if W loses the share decay of it per trial and gets G, then B gets the same G and
 * loses the same share, so that their difference shrinks by {@code 1 - decay} per trial whatever the changes are. G
 * is found as {@code (W after) - (1 - decay) (W before)}. Give the projection the same decay: {@code
 * Application.perTrial(optimizer).withDecay(decay)}.
 *
 * <p>MIRROR (weight mirror): while the external variable {@link #MIRROR} of the population is not 0, no error is
 * carried back. Drive the population with noise then and make steps without ending a trial; each step changes B
 * towards the covariance of the population's activity a with the input x that it causes in the other,
 *
 * <pre>
 *   B[j][k] := (1 - decay) B[j][k] + rate mean_b (a[j] - mean a[j]) (x[k] - mean x[k])
 * </pre>
 *
 * which is W times the variance of a if the noise is independent. For a batch of at least two samples.
 *
 * <p>TARGET reads the target from the external variable {@link #TARGET} of the hidden population.
 *
 * <p>The error must be declared before: {@code Network.Builder.learningSignal(from, ...)}, then this one. References:
 * T.P. Lillicrap, D. Cownden, D.B. Tweed &amp; C.J. Akerman, Nat. Commun. 7:13276, 2016, doi 10.1038/ncomms13276
 * (random); A. Noekland, NIPS 2016, arXiv 1609.01596 (direct); Q. Liao, J.Z. Leibo &amp; T. Poggio, AAAI 2016, arXiv
 * 1510.05067 (sign); J.F. Kolen &amp; J.B. Pollack, Proc. IEEE ICNN 3:1375-1380, 1994, doi 10.1109/ICNN.1994.374486
 * and M. Akrout, C. Wilson, P.C. Humphreys, T. Lillicrap &amp; D.B. Tweed, NeurIPS 2019, arXiv 1904.05391 (adaptive,
 * mirror); C. Frenkel, M. Lefebvre &amp; D. Bol, Front. Neurosci. 15:629892, 2021, doi 10.3389/fnins.2021.629892
 * (target); G. Bellec et al., Nat. Commun. 11:3625, 2020, doi 10.1038/s41467-020-17236-y. Verified by {@code
 * ErrorFeedbackTest}, {@code FeedbackRoutesTest}.
 *
 * @param from population whose error is carried back
 * @param kind where B comes from
 * @param projection projection from the hidden population to {@code from}; used by SYMMETRIC, SIGN and ADAPTIVE
 * @param scale factor, standard deviation or value of B, {@code >= 0}
 * @param decay share that B loses per trial or mirror step, in [0, 1); used by ADAPTIVE and MIRROR
 * @param rate learning rate of MIRROR, {@code >= 0}
 * @param slope derivative of the units that the error comes from
 */
public record ErrorFeedback(
        String from, Kind kind, String projection, double scale, double decay, double rate, Slope slope)
        implements LearningSignal {

    /** External variable of the hidden population that is 1 while MIRROR learns, and 0 otherwise. */
    public static final String MIRROR = "mirror";

    /** External variable of the hidden population that takes the target of {@code from}, for TARGET. */
    public static final String TARGET = "target";

    /** Where the feedback weights come from. */
    public enum Kind {
        /** The weights of the way forward. */
        SYMMETRIC,
        /** The signs of the weights of the way forward, with magnitudes drawn once. */
        SIGN,
        /** Drawn once and fixed. */
        RANDOM,
        /** All the same. */
        UNIFORM,
        /** Drawn once, then changed like the weights of the way forward. */
        ADAPTIVE,
        /** Drawn once, then learnt from noise. */
        MIRROR,
        /** Drawn once and fixed, and fed with the target instead of the error. */
        TARGET;

        boolean reads() {
            return this == SYMMETRIC || this == SIGN || this == ADAPTIVE;
        }
    }

    /** Validates the numbers. */
    public ErrorFeedback {
        Require.nonNegative(scale, "ErrorFeedback.scale");
        Require.that(decay >= 0 && decay < 1, "ErrorFeedback.decay must be in [0, 1)", decay);
        Require.nonNegative(rate, "ErrorFeedback.rate");
        Kind used = kind;
        boolean complete = !kind.reads() || !projection.isEmpty();
        Require.that(
                complete,
                () -> "ErrorFeedback: " + used + " needs the name of the projection to '" + from + "', got none");
    }

    /**
     * The transpose of the weights of a projection.
     *
     * @param from population whose error is carried back
     * @param projection projection from the hidden population to it
     * @return the signal
     */
    public static ErrorFeedback symmetric(String from, String projection) {
        return new ErrorFeedback(from, Kind.SYMMETRIC, projection, 1, 0, 0, Slope.one());
    }

    /**
     * The signs of the weights of a projection, with random magnitudes.
     *
     * @param from population whose error is carried back
     * @param projection projection from the hidden population to it
     * @param sd standard deviation of the numbers whose magnitudes are taken
     * @return the signal
     */
    public static ErrorFeedback sign(String from, String projection, double sd) {
        return new ErrorFeedback(from, Kind.SIGN, projection, sd, 0, 0, Slope.one());
    }

    /**
     * Normal weights drawn once.
     *
     * @param from population whose error is carried back
     * @param sd standard deviation
     * @return the signal
     */
    public static ErrorFeedback random(String from, double sd) {
        return new ErrorFeedback(from, Kind.RANDOM, "", sd, 0, 0, Slope.one());
    }

    /**
     * Every neuron hears the same sum.
     *
     * @param from population whose error is carried back
     * @param value value of all weights
     * @return the signal
     */
    public static ErrorFeedback uniform(String from, double value) {
        return new ErrorFeedback(from, Kind.UNIFORM, "", value, 0, 0, Slope.one());
    }

    /**
     * Weights that start at random and change like those of a projection.
     *
     * @param from population whose error is carried back
     * @param projection projection from the hidden population to it
     * @param sd standard deviation at the start
     * @param decay share lost per trial
     * @return the signal
     */
    public static ErrorFeedback adaptive(String from, String projection, double sd, double decay) {
        return new ErrorFeedback(from, Kind.ADAPTIVE, projection, sd, decay, 0, Slope.one());
    }

    /**
     * Weights that start at random and are learnt while the population is driven by noise.
     *
     * @param from population whose error is carried back
     * @param sd standard deviation at the start
     * @param rate learning rate
     * @param decay share lost per step of learning
     * @return the signal
     */
    public static ErrorFeedback mirror(String from, double sd, double rate, double decay) {
        return new ErrorFeedback(from, Kind.MIRROR, "", sd, decay, rate, Slope.one());
    }

    /**
     * Random weights that carry the target instead of the error.
     *
     * @param from population whose target it is
     * @param sd standard deviation
     * @return the signal
     */
    public static ErrorFeedback target(String from, double sd) {
        return new ErrorFeedback(from, Kind.TARGET, "", sd, 0, 0, Slope.one());
    }

    /**
     * An error that passes through the units of {@code from} before it is carried back.
     *
     * @param other derivative of these units
     * @return changed copy
     */
    public ErrorFeedback through(Slope other) {
        return new ErrorFeedback(from, kind, projection, scale, decay, rate, other);
    }

    @Override
    public Source bind(LearningSignalContext context) {
        return new FeedbackSource(this, context);
    }
}
