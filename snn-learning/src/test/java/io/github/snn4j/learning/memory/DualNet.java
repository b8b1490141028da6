package io.github.snn4j.learning.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The equations of {@link SparseAttentiveBacktracking} once more, number by number, with one derivative. */
final class DualNet {

    private final SparseAttentiveBacktracking net;
    private final Dual[] p;
    private int next;

    private final Dual[] start;
    private final Dual[][] in;
    private final Dual[][] rec;
    private final Dual[] bias;
    private final Dual[][] query;
    private final Dual[][] key;
    private final Dual[][] outHidden;
    private final Dual[][] outRead;
    private final Dual[] outBias;

    /** The derivative is that for parameter {@code free}; none if it is negative. */
    DualNet(SparseAttentiveBacktracking net, double[] parameters, int free) {
        this.net = net;
        this.p = new Dual[parameters.length];
        Arrays.setAll(p, k -> new Dual(parameters[k], k == free ? 1 : 0));
        int n = net.hidden();
        start = vector(n);
        in = matrix(net.inputs(), n);
        rec = matrix(n, n);
        bias = vector(n);
        query = matrix(net.keySize(), n);
        key = matrix(net.keySize(), n);
        outHidden = matrix(net.outputs(), n);
        outRead = matrix(net.outputs(), n);
        outBias = vector(net.outputs());
        if (next != p.length) {
            throw new AssertionError("parameters are " + p.length + ", needed " + next);
        }
    }

    private Dual[] vector(int length) {
        next += length;
        return Arrays.copyOfRange(p, next - length, next);
    }

    private Dual[][] matrix(int rows, int cols) {
        Dual[][] matrix = new Dual[rows][];
        for (int r = 0; r < rows; r++) {
            matrix[r] = vector(cols);
        }
        return matrix;
    }

    Dual loss(int[] symbols, int[] targets) {
        int n = net.hidden();
        List<Dual[]> memories = new ArrayList<>();
        Dual[] state = start;
        Dual loss = Dual.constant(0);
        int scored = 0;
        for (int t = 0; t < symbols.length; t++) {
            boolean border = t > 0 && t % net.truncation() == 0;
            Dual[] before = state;
            int step = t;
            Dual[] provisional = new Dual[n];
            Arrays.setAll(provisional, k -> {
                Dual sum = bias[k].plus(in[symbols[step]][k]);
                for (int j = 0; j < n; j++) {
                    sum = sum.plus(rec[k][j].times(border ? before[j].cut() : before[j]));
                }
                return sum.tanh();
            });
            Dual[] read = read(provisional, memories);
            memories.add(provisional);
            state = new Dual[n];
            for (int k = 0; k < n; k++) {
                state[k] = provisional[k].plus(read[k]);
            }
            if (targets[t] >= 0) {
                loss = loss.minus(probability(state, read, targets[t]).log());
                scored++;
            }
        }
        return loss.over(Dual.constant(scored));
    }

    private Dual[] read(Dual[] provisional, List<Dual[]> memories) {
        Dual[] read = new Dual[net.hidden()];
        Arrays.fill(read, Dual.constant(0));
        Dual[] q = product(query, provisional);
        List<Dual> scores = new ArrayList<>();
        for (Dual[] memory : memories) {
            Dual score = dot(q, product(key, memory));
            scores.add(score.over(Dual.constant(Math.sqrt(net.keySize()))));
        }
        List<Integer> best = IntStream.range(0, memories.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores.get(i).value()))
                .limit(net.topK())
                .toList();
        Dual sum = Dual.constant(0);
        for (int i : best) {
            sum = sum.plus(scores.get(i).exp());
        }
        for (int i : best) {
            Dual share = scores.get(i).exp().over(sum);
            for (int k = 0; k < read.length; k++) {
                read[k] = read[k].plus(share.times(memories.get(i)[k]));
            }
        }
        return read;
    }

    private Dual probability(Dual[] state, Dual[] read, int target) {
        Dual sum = Dual.constant(0);
        Dual chosen = sum;
        for (int o = 0; o < net.outputs(); o++) {
            Dual e = outBias[o]
                    .plus(dot(outHidden[o], state))
                    .plus(dot(outRead[o], read))
                    .exp();
            sum = sum.plus(e);
            chosen = o == target ? e : chosen;
        }
        return chosen.over(sum);
    }

    private static Dual[] product(Dual[][] matrix, Dual[] vector) {
        return Arrays.stream(matrix).map(row -> dot(row, vector)).toArray(Dual[]::new);
    }

    private static Dual dot(Dual[] a, Dual[] b) {
        Dual sum = Dual.constant(0);
        for (int k = 0; k < a.length; k++) {
            sum = sum.plus(a[k].times(b[k]));
        }
        return sum;
    }
}
