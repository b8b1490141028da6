package io.github.snn4j.learning.target;

import io.github.snn4j.Simulator;

/** Target propagation with tanh layers as a plain matrix program in double precision. */
final class MatrixNet {

    /** Forward weights and biases, [l][i][j] and [l][0][j]. */
    final double[][][] w;

    final double[][][] v;
    final double[][][] h;
    final double[][][] t;
    final double[][][] m;
    final double[][][] code;
    final double[][][] mv;
    private final double[][][] wb;
    private final double[][][] vb;
    private final int layers;

    MatrixNet(Simulator simulator, TargetPropagation net) {
        layers = net.sizes().size();
        w = new double[layers][][];
        wb = new double[layers][][];
        v = new double[layers][][];
        vb = new double[layers][][];
        h = new double[layers][][];
        t = new double[layers][][];
        m = new double[layers][][];
        code = new double[layers][][];
        mv = new double[layers][][];
        for (int l = 1; l < layers; l++) {
            String name = TargetPropagation.weights(l);
            w[l] = rows(simulator.weights(name).toArray(), net.sizes().get(l - 1));
            wb[l] = rows(simulator.weights(TargetPropagation.biasOf(name)).toArray(), 1);
            if (l > 1 && l < layers - 1 && net.targets() != TargetPropagation.Targets.GRADIENT) {
                String inverse = TargetPropagation.inverse(l);
                v[l] = rows(simulator.weights(inverse).toArray(), net.sizes().get(l));
                vb[l] = rows(
                        simulator.weights(TargetPropagation.biasOf(inverse)).toArray(), 1);
            }
        }
    }

    /** Takes input and labels from a simulator and computes values and the error of the output. */
    void forward(Simulator simulator) {
        int batch = simulator.config().batchSize();
        h[0] = rows(simulator.variable(TargetPropagation.INPUT, "activity"), batch);
        for (int l = 1; l < layers; l++) {
            double[][] x = sum(product(h[l - 1], w[l]), wb[l]);
            h[l] = l == layers - 1 ? each(x, z -> 1 / (1 + Math.exp(-z))) : each(x, Math::tanh);
        }
        double[][] label = rows(simulator.variable(TargetPropagation.LABEL, "activity"), batch);
        m[layers - 1] = combine(label, h[layers - 1], (a, b) -> a - b);
    }

    /** Values, then targets and what the inverses learn, from the corrupted states of the simulator. */
    void run(Simulator simulator, double step, boolean difference) {
        forward(simulator);
        int batch = simulator.config().batchSize();
        double[][] back = product(m[layers - 1], transpose(w[layers - 1]));
        t[layers - 2] = combine(h[layers - 2], back, (a, b) -> a + step * b);
        for (int l = layers - 2; l >= 1; l--) {
            m[l] = slope(combine(t[l], h[l], (a, b) -> a - b), h[l]);
            if (l > 1) {
                t[l - 1] = inverse(l, t[l]);
                if (difference) {
                    t[l - 1] = combine(combine(t[l - 1], inverse(l, h[l]), (a, b) -> a - b), h[l - 1], Double::sum);
                }
                double[][] noisy = rows(simulator.variable("corrupted " + (l - 1), "activity"), batch);
                code[l] = each(sum(product(noisy, w[l]), wb[l]), Math::tanh);
                double[][] again = inverse(l, code[l]);
                mv[l] = slope(combine(noisy, again, (a, b) -> a - b), again);
            }
        }
    }

    private double[][] inverse(int l, double[][] x) {
        return each(sum(product(x, v[l]), vb[l]), Math::tanh);
    }

    /** Downhill in the cross-entropy, with respect to what the layers receive. */
    double[][][] backPropagated() {
        double[][][] back = new double[layers][][];
        back[layers - 1] = m[layers - 1];
        for (int l = layers - 2; l >= 1; l--) {
            back[l] = slope(product(back[l + 1], transpose(w[l + 1])), h[l]);
        }
        return back;
    }

    double[][] changed(double[][] weights, double[][] pre, double[][] error, double rate) {
        double[][] change = product(transpose(pre), error);
        return combine(weights, change, (a, b) -> a + rate * b / pre.length);
    }

    interface Function {
        double of(double x);
    }

    interface Pair {
        double of(double a, double b);
    }

    static double[][] rows(float[] x, int n) {
        double[][] rows = new double[n][x.length / n];
        for (int k = 0; k < x.length; k++) {
            rows[k / rows[0].length][k % rows[0].length] = x[k];
        }
        return rows;
    }

    static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < c[0].length; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static double[][] transpose(double[][] a) {
        double[][] b = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                b[j][i] = a[i][j];
            }
        }
        return b;
    }

    private static double[][] each(double[][] a, Function f) {
        return combine(a, a, (x, y) -> f.of(x));
    }

    private static double[][] sum(double[][] a, double[][] row) {
        double[][] c = new double[a.length][];
        for (int i = 0; i < a.length; i++) {
            c[i] = combine(new double[][] {a[i]}, row, Double::sum)[0];
        }
        return c;
    }

    private static double[][] combine(double[][] a, double[][] b, Pair f) {
        double[][] c = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < c[i].length; j++) {
                c[i][j] = f.of(a[i][j], b[i][j]);
            }
        }
        return c;
    }

    private static double[][] slope(double[][] e, double[][] y) {
        return combine(e, y, (a, b) -> a * (1 - b * b));
    }

    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += Math.abs(a[k] - b[k]) / a.length;
        }
        return sum;
    }

    static double angle(double[][] a, double[][] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                ab += a[i][j] * b[i][j];
                aa += a[i][j] * a[i][j];
                bb += b[i][j] * b[i][j];
            }
        }
        return Math.toDegrees(Math.acos(Math.min(1, ab / Math.sqrt(aa * bb))));
    }
}
