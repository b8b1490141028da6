package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** Tests of frequencies against exact laws, and counts on patterns. */
final class Laws {

    /** Values below show a wrong law; with fixed seeds a test passes for good or fails for good. */
    static final double DOUBTFUL = 1e-4;

    /** What a deliberately wrong generator must stay below. */
    static final double WRONG = 1e-8;

    private Laws() {}

    static SparsePattern draw(Sparse rule, int pre, int post, boolean same, long seed) {
        return SparsePattern.build(
                "p", rule, pre, post, same, KeyedRandom.of(seed, "p", "synapses"), Tasks.sequential());
    }

    static int[] outDegrees(SparsePattern pattern) {
        int[] degrees = new int[pattern.preSize()];
        for (int i = 0; i < degrees.length; i++) {
            degrees[i] = pattern.rowStart()[i + 1] - pattern.rowStart()[i];
        }
        return degrees;
    }

    static int[] inDegrees(SparsePattern pattern) {
        int[] degrees = new int[pattern.postSize()];
        for (int target : pattern.targets()) {
            degrees[target]++;
        }
        return degrees;
    }

    /** The p-value of whole numbers under a law; rare values are put together until 5 of them are expected. */
    static double pValue(int[] values, int highest, IntToDoubleFunction probability) {
        int top = 0;
        for (int v : values) {
            top = Math.max(top, v);
        }
        if (top > highest) {
            return 0;
        }
        long[] counts = new long[top + 2];
        for (int v : values) {
            counts[v]++;
        }
        double[] law = new double[top + 2];
        double rest = 1;
        for (int v = 0; v <= top; v++) {
            law[v] = probability.applyAsDouble(v);
            rest -= law[v];
        }
        law[top + 1] = Math.max(0, rest);
        return pValue(counts, law);
    }

    /** The p-value of counts under probabilities that sum to 1. */
    static double pValue(long[] counts, double[] law) {
        long total = 0;
        for (long c : counts) {
            total += c;
        }
        List<Double> expected = new ArrayList<>();
        List<Long> observed = new ArrayList<>();
        double mass = 0;
        long seen = 0;
        for (int v = 0; v < counts.length; v++) {
            mass += law[v] * total;
            seen += counts[v];
            if (mass >= 5) {
                expected.add(mass);
                observed.add(seen);
                mass = 0;
                seen = 0;
            }
        }
        int last = expected.size() - 1;
        expected.set(last, expected.get(last) + mass);
        observed.set(last, observed.get(last) + seen);
        return ChiSquareTest.withDefaults()
                .test(
                        expected.stream().mapToDouble(x -> x).toArray(),
                        observed.stream().mapToLong(x -> x).toArray())
                .getPValue();
    }

    /** Which pairs a pattern joins, as bits of {@code pre * postSize + post}. */
    static int graph(SparsePattern pattern) {
        int bits = 0;
        for (int i = 0; i < pattern.preSize(); i++) {
            for (int k = pattern.rowStart()[i]; k < pattern.rowStart()[i + 1]; k++) {
                bits |= 1 << (i * pattern.postSize() + pattern.targets()[k]);
            }
        }
        return bits;
    }

    /** The p-value of whole graphs, drawn with many seeds, under a law that need not be normalised. */
    static double graphPValue(Sparse rule, int pre, int post, boolean same, int draws, IntToDoubleFunction weight) {
        long[] counts = new long[1 << (pre * post)];
        for (int seed = 0; seed < draws; seed++) {
            counts[graph(draw(rule, pre, post, same, seed))]++;
        }
        double[] law = new double[counts.length];
        double sum = 0;
        for (int g = 0; g < law.length; g++) {
            law[g] = weight.applyAsDouble(g);
            sum += law[g];
        }
        for (int g = 0; g < law.length; g++) {
            law[g] /= sum;
            if (law[g] == 0 && counts[g] > 0) {
                return 0;
            }
        }
        return pValue(counts, law);
    }
}
