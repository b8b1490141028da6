package io.github.snn4j.examples.feedback;

import io.github.snn4j.Simulator;

/**
 * Angles between the errors that hidden layers heard in the last trial and those of back-propagation for the same
 * weights and images, over a whole mini-batch at once: 0 degrees is the gradient, 90 says nothing about it.
 */
final class DeltaAngles {

    private DeltaAngles() {}

    /**
     * Measures between {@code train} and the next call; weights must be those of before the trial's last change,
     * which a small learning rate makes nearly so.
     *
     * @param net net that has just been trained with a mini-batch
     * @return degrees, from the first hidden layer to the last
     */
    static double[] of(FeedbackClassifier net) {
        Simulator simulator = net.simulator();
        int last = net.sizes().length - 1;
        double[] degrees = new double[last - 1];
        float[] delta = simulator.thirdFactor("out");
        for (int k = last - 1; k >= 1; k--) {
            float[] back = back(delta, simulator.weights("w" + (k + 1)).toArray(), net.sizes()[k], net.sizes()[k + 1]);
            float[] heard = simulator.thirdFactor(net.layer(k));
            float[] y = simulator.variable(net.layer(k), "activity");
            for (int n = 0; n < y.length; n++) {
                float slope = 1 - y[n] * y[n];
                back[n] *= slope;
                heard[n] *= slope;
            }
            degrees[k - 1] = angle(back, heard);
            delta = back;
        }
        return degrees;
    }

    /** Errors of the layer above times the transposed weights. */
    static float[] back(float[] delta, float[] weights, int size, int width) {
        float[] out = new float[delta.length / width * size];
        for (int b = 0; b < delta.length / width; b++) {
            for (int j = 0; j < size; j++) {
                float sum = 0;
                for (int k = 0; k < width; k++) {
                    sum += weights[j * width + k] * delta[b * width + k];
                }
                out[b * size + j] = sum;
            }
        }
        return out;
    }

    static double angle(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int n = 0; n < a.length; n++) {
            dot += (double) a[n] * b[n];
            aa += (double) a[n] * a[n];
            bb += (double) b[n] * b[n];
        }
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, dot / Math.sqrt(aa * bb)))));
    }
}
