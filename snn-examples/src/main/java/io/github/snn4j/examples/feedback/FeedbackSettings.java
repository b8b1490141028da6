package io.github.snn4j.examples.feedback;

/**
 * Settings of a net that learns by one of the routes.
 *
 * @param batch images of a mini-batch
 * @param rate learning rate at the start; it falls linearly to 0
 * @param momentum share of the last step that is kept
 * @param scale factor on the standard deviation of feedback weights, see {@link #feedbackSd}
 * @param decay share that forward and feedback weights lose per mini-batch, the same for every route
 * @param mirrorRate learning rate of the weight mirror
 * @param mirrorDecay share that mirrored weights lose per look of the mirror
 * @param noise standard deviation of the uniform noise that drives a layer while its feedback weights are learnt
 */
record FeedbackSettings(
        int batch,
        double rate,
        double momentum,
        double scale,
        double decay,
        double mirrorRate,
        double mirrorDecay,
        double noise) {

    /** Chosen on validation images, see docs/graded.md. */
    static FeedbackSettings of(double scale) {
        return new FeedbackSettings(64, 0.1, 0.9, scale, 1e-4, 0.05, 0.01, 0.5);
    }

    /**
     * Standard deviation of feedback weights: 0.2 times the scale. Signs alone are given magnitudes like those of the
     * forward weights at the start.
     *
     * @param route way of the errors
     * @param size units of the layer that hears the error
     * @return standard deviation
     */
    double feedbackSd(Route route, int size) {
        return scale * (route == Route.SIGN ? 1 / Math.sqrt(size) : 0.2);
    }
}
