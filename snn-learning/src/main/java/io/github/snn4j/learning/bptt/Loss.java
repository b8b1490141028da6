package io.github.snn4j.learning.bptt;

import io.github.snn4j.learning.internal.Require;

/**
 * What is wrong with the readout of a sample. With z_k[t] the spikes of readout neuron k in step t of T, u_k[t] its
 * membrane before the reset (of a graded readout its activity), y the label and CE(a, y) = -log softmax(a)_y the cross
 * entropy:
 *
 * <pre>
 *   CountCrossEntropy     CE(scale n, y),   n_k = sum_t z_k[t]
 *   CountMse              1/K sum_k (n_k/T - r_k)^2,   r_k = correctRate for k = y, wrongRate otherwise
 *   MembraneCrossEntropy  CE(a, y),   a_k = mean, maximum or last of u_k[t] over t >= fromStep;
 *                         EACH_STEP: sum of CE(u[t], y) over these steps
 *   FirstSpikeCrossEntropy CE(-f/scaleSteps, y),   f_k = steps before the first spike of k, T if there is none
 *   VanRossum             dt/(2 tau) sum_t sum_k (g_k[t] - g*_k[t])^2,   g[t] = g[t-1] exp(-dt/tau) + z[t]
 *   MembraneMse           1/(2 T) sum_t sum_k (u_k[t] - u*_k[t])^2, without steps whose target is NaN
 *   CourseCrossEntropy    -1/T sum_t sum_k u*_k[t] log softmax(u[t])_k, without steps whose target is NaN
 * </pre>
 *
 * The steps before the first spike are {@code f = sum_t prod_(s <= t) (1 - z[s])}: exact for spikes, and a polynomial
 * whose derivative says what an earlier, later or missing spike would change. The loss of a batch is the mean over its
 * samples. A decision is the largest of the arguments of the cross entropy; the others count spikes, or take the mean
 * membrane if the readout is graded.
 *
 * <p>References: J.K. Eshraghian et al., Proc. IEEE 111:1016-1054, 2023, doi 10.1109/JPROC.2023.3308088; M.C.W. van
 * Rossum, Neural Comput. 13:751-763, 2001, doi 10.1162/089976601300014321.
 */
public sealed interface Loss {

    /** Which membrane values a decision rests on. */
    enum Over {
        /** Their mean. */
        MEAN,
        /** The largest of each neuron. */
        MAX,
        /** The last. */
        LAST,
        /** A decision in each step. */
        EACH_STEP
    }

    /**
     * Cross entropy of spike counts.
     *
     * @param scale factor on the counts, {@code > 0}
     */
    record CountCrossEntropy(double scale) implements Loss {
        /** Validates the scale. */
        public CountCrossEntropy {
            Require.positive(scale, "CountCrossEntropy.scale");
        }
    }

    /**
     * Squared distance of the rates from wanted ones.
     *
     * @param correctRate wanted spikes per step of the neuron of the right class, in [0, 1]
     * @param wrongRate wanted spikes per step of the others, in [0, 1]
     */
    record CountMse(double correctRate, double wrongRate) implements Loss {
        /** Validates the rates. */
        public CountMse {
            double right = correctRate;
            double wrong = wrongRate;
            Require.that(right >= 0 && right <= 1, () -> "CountMse.correctRate must be in [0, 1], got " + right);
            Require.that(wrong >= 0 && wrong <= 1, () -> "CountMse.wrongRate must be in [0, 1], got " + wrong);
        }
    }

    /**
     * Cross entropy of membranes.
     *
     * @param over which values
     * @param fromStep first step that counts, {@code >= 0}
     */
    record MembraneCrossEntropy(Over over, int fromStep) implements Loss {
        /** Validates the step. */
        public MembraneCrossEntropy {
            Require.atLeast(fromStep, 0, "MembraneCrossEntropy.fromStep");
        }
    }

    /**
     * Cross entropy of the times of the first spikes, the earlier the better.
     *
     * @param scaleSteps steps that make a factor e, {@code > 0}
     */
    record FirstSpikeCrossEntropy(double scaleSteps) implements Loss {
        /** Validates the scale. */
        public FirstSpikeCrossEntropy {
            Require.positive(scaleSteps, "FirstSpikeCrossEntropy.scaleSteps");
        }
    }

    /**
     * Van Rossum distance to target trains ({@link BpttBatch#targetSpikes}).
     *
     * @param tauMs time constant of the filter in ms, {@code > 0}
     */
    record VanRossum(double tauMs) implements Loss {
        /** Validates the time constant. */
        public VanRossum {
            Require.positive(tauMs, "VanRossum.tauMs");
        }
    }

    /** Squared distance of the membranes from target courses ({@link BpttBatch#target}). */
    record MembraneMse() implements Loss {}

    /**
     * Cross entropy of the membranes in each step that has a target ({@link BpttBatch#target}: the probabilities of the
     * classes), for answers that are due several times in a trial.
     */
    record CourseCrossEntropy() implements Loss {}

    /**
     * Cross entropy of spike counts as they are.
     *
     * @return the loss
     */
    static Loss countCrossEntropy() {
        return new CountCrossEntropy(1);
    }

    /**
     * Cross entropy of membranes over the whole trial.
     *
     * @param over which values
     * @return the loss
     */
    static Loss membraneCrossEntropy(Over over) {
        return new MembraneCrossEntropy(over, 0);
    }
}
