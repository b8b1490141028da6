package io.github.snn4j.learning.bptt;

/** Losses on the spikes of the readout. */
final class SpikeLosses {

    private SpikeLosses() {}

    /** Cross entropy of spike counts. */
    static final class CountCrossEntropy extends LossFunction {

        private final double scale;
        private final double[] work;

        CountCrossEntropy(int size, double scale) {
            super(size);
            this.scale = scale;
            this.work = new double[size];
        }

        @Override
        void score(ReadoutTrace r) {
            for (int k = 0; k < r.size; k++) {
                scores[k] = scale * r.count(k);
            }
        }

        @Override
        double evaluate(ReadoutTrace r, BpttBatch batch, int sample) {
            score(r);
            System.arraycopy(scores, 0, work, 0, work.length);
            double loss = crossEntropy(work, batch.label(sample));
            float[] g = r.clearedGradient();
            for (int n = 0; n < g.length; n++) {
                g[n] = (float) (scale * work[n % r.size]);
            }
            return loss;
        }
    }

    /** Squared distance of rates. */
    static final class CountMse extends LossFunction {

        private final Loss.CountMse loss;

        CountMse(int size, Loss.CountMse loss) {
            super(size);
            this.loss = loss;
        }

        @Override
        void score(ReadoutTrace r) {
            for (int k = 0; k < r.size; k++) {
                scores[k] = r.count(k);
            }
        }

        @Override
        double evaluate(ReadoutTrace r, BpttBatch batch, int sample) {
            score(r);
            float[] g = r.clearedGradient();
            double sum = 0;
            for (int k = 0; k < r.size; k++) {
                double wanted = k == batch.label(sample) ? loss.correctRate() : loss.wrongRate();
                double off = scores[k] / r.steps - wanted;
                sum += off * off / r.size;
                for (int t = 0; t < r.steps; t++) {
                    g[t * r.size + k] = (float) (2 * off / r.size / r.steps);
                }
            }
            return sum;
        }
    }

    /** Cross entropy of the steps before the first spike. */
    static final class FirstSpike extends LossFunction {

        private final double scaleSteps;
        private final double[] work;

        FirstSpike(int size, double scaleSteps) {
            super(size);
            this.scaleSteps = scaleSteps;
            this.work = new double[size];
        }

        @Override
        void score(ReadoutTrace r) {
            for (int k = 0; k < r.size; k++) {
                scores[k] = -next(r, k, 0) / scaleSteps;
            }
        }

        /** Step of the first spike from a step on, or the number of steps. */
        private static int next(ReadoutTrace r, int neuron, int from) {
            for (int t = from; t < r.steps; t++) {
                if (r.spikes[t * r.size + neuron] != 0f) {
                    return t;
                }
            }
            return r.steps;
        }

        @Override
        double evaluate(ReadoutTrace r, BpttBatch batch, int sample) {
            score(r);
            System.arraycopy(scores, 0, work, 0, work.length);
            double loss = crossEntropy(work, batch.label(sample));
            float[] g = r.clearedGradient();
            for (int k = 0; k < r.size; k++) {
                int first = next(r, k, 0);
                int second = next(r, k, first + 1);
                // A spike before the first would end the wait there; without the first it would last to the second.
                for (int t = 0; t <= Math.min(first, r.steps - 1); t++) {
                    int shorter = t < first ? first - t : second - first;
                    g[t * r.size + k] = (float) (work[k] / scaleSteps * shorter);
                }
            }
            return loss;
        }
    }

    /** Distance of filtered trains. */
    static final class VanRossum extends LossFunction {

        private final double decay;
        private final double factor;

        VanRossum(int size, double tauMs, double dtMs) {
            super(size);
            this.decay = StrictMath.exp(-dtMs / tauMs);
            this.factor = dtMs / tauMs;
        }

        @Override
        void score(ReadoutTrace r) {
            for (int k = 0; k < r.size; k++) {
                scores[k] = r.count(k);
            }
        }

        @Override
        double evaluate(ReadoutTrace r, BpttBatch batch, int sample) {
            score(r);
            float[] target = batch.targetOf(sample);
            float[] g = r.clearedGradient();
            double loss = 0;
            for (int k = 0; k < r.size; k++) {
                double difference = 0;
                for (int t = 0; t < r.steps; t++) {
                    int n = t * r.size + k;
                    difference = difference * decay + r.spikes[n] - target[n];
                    loss += factor / 2 * difference * difference;
                    g[n] = (float) (factor * difference);
                }
                double later = 0;
                for (int n = (r.steps - 1) * r.size + k; n >= 0; n -= r.size) {
                    later = later * decay + g[n];
                    g[n] = (float) later;
                }
            }
            return loss;
        }
    }
}
