package io.github.snn4j.learning.bptt;

import io.github.snn4j.learning.internal.Require;

/**
 * A running loss: value, scores and derivatives for the readout of one sample, in double precision until the end. See
 * {@link Loss} for the equations. One for each thread.
 */
abstract class LossFunction {

    /** Scores of the last sample, the larger the more likely. */
    final double[] scores;

    private final double[] probability;

    LossFunction(int size) {
        scores = new double[size];
        probability = new double[size];
    }

    /**
     * Looks at a sample.
     *
     * @param r what the readout did; takes the derivatives
     * @param batch labels and targets
     * @param sample number of the sample
     * @return loss
     */
    abstract double evaluate(ReadoutTrace r, BpttBatch batch, int sample);

    /** Fills in the scores alone, for samples without label or target. */
    abstract void score(ReadoutTrace r);

    /** Whether the loss looks at spikes rather than membranes. */
    static boolean onSpikes(Loss loss) {
        return !(loss instanceof Loss.MembraneCrossEntropy
                || loss instanceof Loss.MembraneMse
                || loss instanceof Loss.CourseCrossEntropy);
    }

    /** Whether the loss needs a label. */
    static boolean labelled(Loss loss) {
        return !(loss instanceof Loss.VanRossum
                || loss instanceof Loss.MembraneMse
                || loss instanceof Loss.CourseCrossEntropy);
    }

    static LossFunction of(PopulationPlan readout, BpttConfig config) {
        Loss loss = config.loss();
        Require.that(
                readout.kind != PopulationPlan.Kind.STATIC,
                () -> "BpttConfig.readout '" + readout.name + "' gets no input from the network");
        Require.that(
                readout.spiking() || !onSpikes(loss),
                () -> "BpttConfig.loss " + loss + " looks at spikes, and the readout '" + readout.name
                        + "' is graded; use MembraneCrossEntropy, CourseCrossEntropy or MembraneMse");
        Require.that(
                onSpikes(loss) || !readout.spiking() || readout.constants().refractorySteps == 0,
                () -> "BpttConfig.loss " + loss + " looks at membranes, and those of the readout '" + readout.name
                        + "' are held after a spike; set its tRefMs to 0");
        if (loss instanceof Loss.CountCrossEntropy l) {
            return new SpikeLosses.CountCrossEntropy(readout.size, l.scale());
        }
        if (loss instanceof Loss.CountMse l) {
            return new SpikeLosses.CountMse(readout.size, l);
        }
        if (loss instanceof Loss.FirstSpikeCrossEntropy l) {
            return new SpikeLosses.FirstSpike(readout.size, l.scaleSteps());
        }
        if (loss instanceof Loss.VanRossum l) {
            return new SpikeLosses.VanRossum(readout.size, l.tauMs(), config.dtMs());
        }
        if (loss instanceof Loss.MembraneCrossEntropy l) {
            Require.that(
                    l.fromStep() < config.steps(),
                    () -> "MembraneCrossEntropy.fromStep must be < steps " + config.steps() + ", got " + l.fromStep());
            return new MembraneLosses.CrossEntropy(readout.size, l);
        }
        return loss instanceof Loss.MembraneMse
                ? new MembraneLosses.Mse(readout.size)
                : new MembraneLosses.CourseCrossEntropy(readout.size);
    }

    /** Cross entropy of arguments, whose derivatives are left in their place. */
    final double crossEntropy(double[] arguments, int label) {
        double loss = softmax(arguments) - arguments[label];
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = probability[k] - (k == label ? 1 : 0);
        }
        return loss;
    }

    /** Cross entropy with the probabilities that are wanted; its derivatives take the place of the arguments. */
    final double crossEntropy(double[] arguments, float[] wanted, int from) {
        double logSum = softmax(arguments);
        double loss = 0;
        double total = 0;
        for (int k = 0; k < arguments.length; k++) {
            loss += wanted[from + k] * (logSum - arguments[k]);
            total += wanted[from + k];
        }
        for (int k = 0; k < arguments.length; k++) {
            arguments[k] = total * probability[k] - wanted[from + k];
        }
        return loss;
    }

    /** Leaves the softmax in {@link #probability}; returns the logarithm of the sum of exponentials. */
    private double softmax(double[] arguments) {
        double most = Double.NEGATIVE_INFINITY;
        for (double a : arguments) {
            most = Math.max(most, a);
        }
        double sum = 0;
        for (int k = 0; k < arguments.length; k++) {
            probability[k] = StrictMath.exp(arguments[k] - most);
            sum += probability[k];
        }
        for (int k = 0; k < arguments.length; k++) {
            probability[k] /= sum;
        }
        return most + StrictMath.log(sum);
    }
}
