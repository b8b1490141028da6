package io.github.snn4j.learning.memory;

import io.github.snn4j.learning.memory.MemoryNet.Layout;
import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;

/** Random starting weights. */
final class MemoryNetInit {

    private MemoryNetInit() {}

    static double[] draw(Layout at, long seed) {
        double[] parameters = new double[at.count];
        int n = at.hidden;
        normal(parameters, at.start, n, 0.5, seed, "start");
        normal(parameters, at.in, at.inputs * n, 0.5, seed, "in");
        normal(parameters, at.rec, n * n, 1, seed, "recurrent");
        orthogonal(parameters, at.rec, n);
        double scale = 1 / Math.sqrt(n);
        normal(parameters, at.query, at.keys * n, scale, seed, "query");
        normal(parameters, at.key, at.keys * n, scale, seed, "key");
        normal(parameters, at.outHidden, at.outputs * n, scale, seed, "out");
        normal(parameters, at.outRead, at.outputs * n, scale, seed, "out-read");
        return parameters;
    }

    /** Box and Muller's transform of keyed uniform numbers. */
    private static void normal(double[] target, int from, int count, double deviation, long seed, String purpose) {
        RandomGenerator random = KeyedRandom.of(seed, "memory-net", purpose).generator(0, 0, 0);
        for (int k = 0; k < count; k++) {
            double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            target[from + k] = deviation * radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
        }
    }

    /** Makes the rows of a square matrix orthonormal (modified Gram-Schmidt). */
    private static void orthogonal(double[] matrix, int from, int n) {
        for (int row = 0; row < n; row++) {
            int r = from + row * n;
            for (int other = 0; other < row; other++) {
                int o = from + other * n;
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += matrix[r + k] * matrix[o + k];
                }
                for (int k = 0; k < n; k++) {
                    matrix[r + k] -= product * matrix[o + k];
                }
            }
            double norm = 0;
            for (int k = 0; k < n; k++) {
                norm += matrix[r + k] * matrix[r + k];
            }
            norm = Math.sqrt(norm);
            for (int k = 0; k < n; k++) {
                matrix[r + k] /= norm;
            }
        }
    }
}
