package io.github.snn4j.learning.bptt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A record of a calculation in double precision: every number knows from which others it came and its derivatives with
 * respect to them. Swept backward it is back-propagation through time, swept forward real-time recurrent learning.
 */
final class Tape {

    /** A number on the tape. */
    static final class Num {
        final double value;
        final int index;
        final Num[] from;
        final double[] slope;

        private Num(int index, double value, Num[] from, double[] slope) {
            this.index = index;
            this.value = value;
            this.from = from;
            this.slope = slope;
        }
    }

    private final List<Num> all = new ArrayList<>();

    Num of(double value, Num[] from, double... slope) {
        Num n = new Num(all.size(), value, from, slope);
        all.add(n);
        return n;
    }

    Num of(double value) {
        return of(value, new Num[0]);
    }

    Num cut(Num a) {
        return of(a.value);
    }

    Num add(Num a, Num b) {
        return of(a.value + b.value, new Num[] {a, b}, 1, 1);
    }

    Num subtract(Num a, Num b) {
        return of(a.value - b.value, new Num[] {a, b}, 1, -1);
    }

    Num times(Num a, Num b) {
        return of(a.value * b.value, new Num[] {a, b}, b.value, a.value);
    }

    /** {@code a x + b}. */
    Num linear(double a, Num x, double b) {
        return of(a * x.value + b, new Num[] {x}, a);
    }

    /** {@code -log softmax(x)_k}. */
    Num crossEntropy(Num[] x, int k) {
        double most = Arrays.stream(x).mapToDouble(n -> n.value).max().orElseThrow();
        double sum = Arrays.stream(x).mapToDouble(n -> Math.exp(n.value - most)).sum();
        double[] slope = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            slope[j] = Math.exp(x[j].value - most) / sum - (j == k ? 1 : 0);
        }
        return of(Math.log(sum) + most - x[k].value, x, slope);
    }

    /** Derivatives of a number with respect to others, from the end to the start. */
    double[] backward(Num end, Num[] with) {
        double[] g = new double[all.size()];
        g[end.index] = 1;
        for (int n = end.index; n >= 0; n--) {
            Num x = all.get(n);
            for (int k = 0; k < x.from.length; k++) {
                g[x.from[k].index] += x.slope[k] * g[n];
            }
        }
        return Arrays.stream(with).mapToDouble(n -> g[n.index]).toArray();
    }

    /** The same from the start to the end, all sensitivities carried along. */
    double[] forward(Num end, Num[] with) {
        double[][] s = new double[all.size()][];
        for (Num x : all.subList(0, end.index + 1)) {
            s[x.index] = new double[with.length];
            for (int p = 0; p < with.length; p++) {
                s[x.index][p] = with[p] == x ? 1 : 0;
                for (int k = 0; k < x.from.length; k++) {
                    s[x.index][p] += x.slope[k] * s[x.from[k].index][p];
                }
            }
        }
        return s[end.index];
    }
}
