package io.github.snn4j.learning.bptt;

/**
 * The loss or its gradient became NaN or infinite. The step was not made: the trainer holds the weights from before it.
 */
public final class DivergedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final long optimizerStep;

    DivergedException(long optimizerStep, String where) {
        super("training diverged in step " + optimizerStep + " of the optimiser: " + where
                + "; the weights are those before this step; lower the learning rate, or look at the input");
        this.optimizerStep = optimizerStep;
    }

    /**
     * The step that was not made.
     *
     * @return number of steps made before
     */
    public long optimizerStep() {
        return optimizerStep;
    }
}
