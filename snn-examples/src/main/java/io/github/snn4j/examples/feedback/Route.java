package io.github.snn4j.examples.feedback;

import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.learning.feedback.Slope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the error of a hidden layer comes from; nothing else about a net changes with it. */
enum Route {
    /** Exact transpose: back-propagation. */
    BP,
    /** Kolen-Pollack: feedback weights change like the forward ones. */
    KP,
    /** Weight mirror: feedback weights are learnt from noise. */
    WM,
    /** Sign-symmetry. */
    SIGN,
    /** Feedback alignment. */
    FA,
    /** Direct feedback alignment. */
    DFA,
    /** Direct random target projection. */
    DRTP,
    /** Hidden layers do not learn: the control. */
    FROZEN;

    static Route of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Route::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the error comes from the output layer at once. */
    boolean direct() {
        return this == DFA || this == DRTP;
    }

    /**
     * The learning signal of a hidden layer.
     *
     * @param next population above
     * @param projection projection to it
     * @param through slope of the population above
     * @param sd standard deviation of random feedback
     * @param settings decay and mirror
     * @return the signal
     */
    ErrorFeedback feedback(String next, String projection, Slope through, double sd, FeedbackSettings settings) {
        return switch (this) {
            case BP, FROZEN -> ErrorFeedback.symmetric(next, projection).through(through);
            case KP ->
                ErrorFeedback.adaptive(next, projection, sd, settings.decay()).through(through);
            case WM ->
                ErrorFeedback.mirror(next, sd, settings.mirrorRate(), settings.mirrorDecay())
                        .through(through);
            case SIGN -> ErrorFeedback.sign(next, projection, sd).through(through);
            case FA -> ErrorFeedback.random(next, sd).through(through);
            case DFA -> ErrorFeedback.random("out", sd);
            case DRTP -> ErrorFeedback.target("out", sd);
        };
    }
}
