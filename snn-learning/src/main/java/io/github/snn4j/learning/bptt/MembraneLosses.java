package io.github.snn4j.learning.bptt;

/** Losses on the membranes of the readout. */
final class MembraneLosses {

    private MembraneLosses() {}

    /** Cross entropy of mean, largest, last or every membrane. */
    static final class CrossEntropy extends LossFunction {

        private final Loss.MembraneCrossEntropy loss;
        private final double[] work;
        private final int[] place;

        CrossEntropy(int size, Loss.MembraneCrossEntropy loss) {
            super(size);
            this.loss = loss;
            this.work = new double[size];
            this.place = new int[size];
        }

        @Override
        void score(ReadoutTrace r) {
            for (int k = 0; k < r.size; k++) {
                scores[k] = switch (loss.over()) {
                    case MEAN, EACH_STEP -> mean(r, k, loss.fromStep());
                    case MAX -> largest(r, k);
                    case LAST -> r.membrane[(r.steps - 1) * r.size + k];
                };
            }
        }

        private double largest(ReadoutTrace r, int k) {
            int best = loss.fromStep() * r.size + k;
            for (int n = best; n < r.membrane.length; n += r.size) {
                best = r.membrane[n] > r.membrane[best] ? n : best;
            }
            place[k] = best;
            return r.membrane[best];
        }

        @Override
        double evaluate(ReadoutTrace r, BpttBatch batch, int sample) {
            score(r);
            float[] g = r.clearedGradient();
            int label = batch.label(sample);
            if (loss.over() == Loss.Over.EACH_STEP) {
                return everyStep(r, g, label);
            }
            System.arraycopy(scores, 0, work, 0, work.length);
            double value = crossEntropy(work, label);
            for (int k = 0; k < r.size; k++) {
                switch (loss.over()) {
                    case MAX -> g[place[k]] = (float) work[k];
                    case LAST -> g[(r.steps - 1) * r.size + k] = (float) work[k];
                    default -> spread(r, g, k, work[k] / (r.steps - loss.fromStep()));
                }
            }
            return value;
        }

        private void spread(ReadoutTrace r, float[] g, int k, double share) {
            for (int t = loss.fromStep(); t < r.steps; t++) {
                g[t * r.size + k] = (float) share;
            }
        }

        private double everyStep(ReadoutTrace r, float[] g, int label) {
            double sum = 0;
            for (int t = loss.fromStep(); t < r.steps; t++) {
                for (int k = 0; k < r.size; k++) {
                    work[k] = r.membrane[t * r.size + k];
                }
                sum += crossEntropy(work, label);
                for (int k = 0; k < r.size; k++) {
                    g[t * r.size + k] = (float) work[k];
                }
            }
            return sum;
        }
    }

    /** Squared distance from target courses. */
    static final class Mse extends LossFunction {

        Mse(int size) {
            super(size);
        }

        @Override
        void score(ReadoutTrace r) {
            for (int k = 0; k < r.size; k++) {
                scores[k] = mean(r, k, 0);
            }
        }

        @Override
        double evaluate(ReadoutTrace r, BpttBatch batch, int sample) {
            score(r);
            float[] target = batch.targetOf(sample);
            float[] g = r.clearedGradient();
            double sum = 0;
            for (int n = 0; n < g.length; n++) {
                if (!Float.isNaN(target[n])) {
                    double off = (double) r.membrane[n] - target[n];
                    sum += off * off / (2 * r.steps);
                    g[n] = (float) (off / r.steps);
                }
            }
            return sum;
        }
    }

    /** Cross entropy in each step that has a target. */
    static final class CourseCrossEntropy extends LossFunction {

        private final double[] work;

        CourseCrossEntropy(int size) {
            super(size);
            this.work = new double[size];
        }

        @Override
        void score(ReadoutTrace r) {
            for (int k = 0; k < r.size; k++) {
                scores[k] = mean(r, k, 0);
            }
        }

        @Override
        double evaluate(ReadoutTrace r, BpttBatch batch, int sample) {
            score(r);
            float[] target = batch.targetOf(sample);
            float[] g = r.clearedGradient();
            double sum = 0;
            for (int from = 0; from < g.length; from += r.size) {
                if (!known(target, from, r.size)) {
                    continue;
                }
                for (int k = 0; k < r.size; k++) {
                    work[k] = r.membrane[from + k];
                }
                sum += crossEntropy(work, target, from) / r.steps;
                for (int k = 0; k < r.size; k++) {
                    g[from + k] = (float) (work[k] / r.steps);
                }
            }
            return sum;
        }

        private static boolean known(float[] target, int from, int size) {
            for (int n = from; n < from + size; n++) {
                if (Float.isNaN(target[n])) {
                    return false;
                }
            }
            return true;
        }
    }

    private static double mean(ReadoutTrace r, int k, int from) {
        double sum = 0;
        for (int t = from; t < r.steps; t++) {
            sum += r.membrane[t * r.size + k];
        }
        return sum / (r.steps - from);
    }
}
