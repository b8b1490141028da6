package io.github.snn4j.internal.connect;

import static io.github.snn4j.internal.connect.Laws.DOUBTFUL;
import static io.github.snn4j.internal.connect.Laws.WRONG;
import static io.github.snn4j.internal.connect.Laws.draw;
import static io.github.snn4j.internal.connect.Laws.graphPValue;
import static io.github.snn4j.internal.connect.Laws.inDegrees;
import static io.github.snn4j.internal.connect.Laws.outDegrees;
import static io.github.snn4j.internal.connect.Laws.pValue;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Grid;
import io.github.snn4j.connect.Sparse;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Degrees and whole graphs against their exact laws. */
class SparsePatternLawTest {

    private static final int PRE = 900;
    private static final int POST = 800;
    private static final long SEED = 2024;
    private static final int DRAWS = 20_000;

    private static double binomialPValue(int[] degrees, int trials, double p) {
        return pValue(degrees, trials, BinomialDistribution.of(trials, p)::probability);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.1, 0.75})
    void degreesOfAFixedProbabilityAreBinomial(double p) {
        SparsePattern pattern = draw(Connectivity.fixedProbability(p), PRE, POST, false, SEED);
        assertThat(binomialPValue(outDegrees(pattern), POST, p))
                .as("out, seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
        assertThat(binomialPValue(inDegrees(pattern), PRE, p))
                .as("in, seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
    }

    @Test
    void withoutAutapsesTheNeuronItselfIsNotACandidate() {
        SparsePattern pattern = draw(Connectivity.fixedProbability(0.3), PRE, PRE, true, SEED);
        assertThat(binomialPValue(outDegrees(pattern), PRE - 1, 0.3)).isGreaterThan(DOUBTFUL);
        assertThat(binomialPValue(inDegrees(pattern), PRE - 1, 0.3)).isGreaterThan(DOUBTFUL);
    }

    @Test
    void probabilityOneJoinsEveryPair() {
        assertThat(draw(Connectivity.fixedProbability(1), 7, 9, false, SEED).synapses())
                .isEqualTo(63);
        assertThat(draw(Connectivity.fixedProbability(1), 7, 7, true, SEED).synapses())
                .isEqualTo(42);
        assertThat(draw(Connectivity.fixedProbability(1).withAutapses(), 7, 7, true, SEED)
                        .synapses())
                .isEqualTo(49);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 90, 700})
    void aFixedInDegreeIsExactAndItsOutDegreesAreBinomial(int k) {
        SparsePattern pattern = draw(Connectivity.fixedInDegree(k), PRE, POST, false, SEED);
        assertThat(inDegrees(pattern)).containsOnly(k);
        assertThat(binomialPValue(outDegrees(pattern), POST, (double) k / PRE))
                .as("seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
        SparsePattern multiple = draw(Connectivity.fixedInDegree(k).withMultapses(), PRE, POST, false, SEED);
        assertThat(inDegrees(multiple)).containsOnly(k);
        assertThat(binomialPValue(outDegrees(multiple), POST * k, 1.0 / PRE)).isGreaterThan(DOUBTFUL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 90, 700})
    void aFixedOutDegreeIsExactAndItsInDegreesAreBinomial(int k) {
        SparsePattern pattern = draw(Connectivity.fixedOutDegree(k), PRE, POST, false, SEED);
        assertThat(outDegrees(pattern)).containsOnly(k);
        assertThat(binomialPValue(inDegrees(pattern), PRE, (double) k / POST))
                .as("seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
        SparsePattern multiple = draw(Connectivity.fixedOutDegree(k).withMultapses(), PRE, POST, false, SEED);
        assertThat(outDegrees(multiple)).containsOnly(k);
        assertThat(binomialPValue(inDegrees(multiple), PRE * k, 1.0 / POST)).isGreaterThan(DOUBTFUL);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 72_000, 600_000})
    void aFixedTotalIsExactAndItsDegreesAreHypergeometric(int total) {
        SparsePattern pattern = draw(Connectivity.fixedTotal(total), PRE, POST, false, SEED);
        assertThat(pattern.synapses()).isEqualTo(total);
        assertThat(pValue(
                        outDegrees(pattern), POST, HypergeometricDistribution.of(PRE * POST, POST, total)::probability))
                .as("out, seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
        assertThat(pValue(inDegrees(pattern), PRE, HypergeometricDistribution.of(PRE * POST, PRE, total)::probability))
                .as("in, seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
    }

    @Test
    void aFixedTotalWithMultapsesIsMultinomial() {
        SparsePattern pattern = draw(Connectivity.fixedTotal(50_000).withMultapses(), PRE, POST, false, SEED);
        assertThat(pattern.synapses()).isEqualTo(50_000);
        assertThat(binomialPValue(outDegrees(pattern), 50_000, 1.0 / PRE)).isGreaterThan(DOUBTFUL);
        assertThat(binomialPValue(inDegrees(pattern), 50_000, 1.0 / POST)).isGreaterThan(DOUBTFUL);
    }

    @Test
    void targetsAreUniform() {
        SparsePattern pattern = draw(Connectivity.fixedProbability(0.01), 300, 100_000, false, SEED);
        double[] places = new double[20_000];
        for (int k = 0; k < places.length; k++) {
            places[k] = (pattern.targets()[k * 14] + 0.5) / 100_000;
        }
        assertThat(KolmogorovSmirnovTest.withDefaults()
                        .test(places, x -> Math.min(1, Math.max(0, x)))
                        .getPValue())
                .as("seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
    }

    /** Whole graphs on six pairs: every joint probability of the synapses is tested, not only degrees. */
    @Test
    void graphsObeyTheirJointLaw() {
        assertThat(graphPValue(
                        Connectivity.fixedProbability(0.3),
                        2,
                        3,
                        false,
                        DRAWS,
                        g -> Math.pow(0.3, Integer.bitCount(g)) * Math.pow(0.7, 6 - Integer.bitCount(g))))
                .isGreaterThan(DOUBTFUL);
        assertThat(graphPValue(Connectivity.fixedTotal(2), 2, 3, false, DRAWS, g -> Integer.bitCount(g) == 2 ? 1 : 0))
                .isGreaterThan(DOUBTFUL);
        assertThat(graphPValue(Connectivity.fixedTotal(4), 2, 3, false, DRAWS, g -> Integer.bitCount(g) == 4 ? 1 : 0))
                .isGreaterThan(DOUBTFUL);
        assertThat(graphPValue(Connectivity.fixedOutDegree(2), 2, 3, false, DRAWS, g -> rows(g, 2, 3, 2)))
                .isGreaterThan(DOUBTFUL);
        assertThat(graphPValue(Connectivity.fixedInDegree(2), 3, 2, false, DRAWS, g -> columns(g, 3, 2, 2)))
                .isGreaterThan(DOUBTFUL);
    }

    /** Among three neurons, nine pairs of which the three on the diagonal stay free. */
    @Test
    void graphsWithinAPopulationObeyTheirJointLaw() {
        int diagonal = 0b100010001;
        assertThat(graphPValue(
                        Connectivity.fixedTotal(3),
                        3,
                        3,
                        true,
                        DRAWS,
                        g -> (g & diagonal) == 0 && Integer.bitCount(g) == 3 ? 1 : 0))
                .isGreaterThan(DOUBTFUL);
        assertThat(graphPValue(
                        Connectivity.fixedInDegree(1),
                        3,
                        3,
                        true,
                        DRAWS,
                        g -> (g & diagonal) == 0 ? columns(g, 3, 3, 1) : 0))
                .isGreaterThan(DOUBTFUL);
        assertThat(graphPValue(Connectivity.fixedOutDegree(1).withAutapses(), 3, 3, true, DRAWS, g -> rows(g, 3, 3, 1)))
                .isGreaterThan(DOUBTFUL);
    }

    @Test
    void wrongGeneratorsAreFound() {
        assertThat(binomialPValue(
                        outDegrees(draw(Connectivity.fixedProbability(0.104), PRE, POST, false, SEED)), POST, 0.1))
                .as("4 %% too many")
                .isLessThan(WRONG);
        assertThat(binomialPValue(
                        outDegrees(draw(Connectivity.fixedTotal(72_000), PRE, POST, false, SEED)), POST, 0.13))
                .isLessThan(WRONG);
        assertThat(graphPValue(
                        Connectivity.fixedProbability(0.3),
                        2,
                        3,
                        false,
                        DRAWS,
                        g -> Integer.bitCount(g) == 2 ? 1.1 : 1))
                .isLessThan(WRONG);
        assertThat(graphPValue(
                        Connectivity.fixedTotal(2),
                        2,
                        3,
                        false,
                        DRAWS,
                        g -> Integer.bitCount(g) == 2 ? (g & 1) == 1 ? 1.2 : 1 : 0))
                .as("one pair 20 %% too often")
                .isLessThan(WRONG);
        assertThat(graphPValue(Connectivity.fixedOutDegree(2), 2, 3, false, DRAWS, g -> columns(g, 2, 3, 1)))
                .as("a graph that must not occur")
                .isZero();
    }

    private static double rows(int graph, int pre, int post, int degree) {
        for (int i = 0; i < pre; i++) {
            if (Integer.bitCount(graph >> (i * post) & ((1 << post) - 1)) != degree) {
                return 0;
            }
        }
        return 1;
    }

    private static double columns(int graph, int pre, int post, int degree) {
        for (int j = 0; j < post; j++) {
            int count = 0;
            for (int i = 0; i < pre; i++) {
                count += graph >> (i * post + j) & 1;
            }
            if (count != degree) {
                return 0;
            }
        }
        return 1;
    }

    @Test
    void rewiringZeroIsTheRing() {
        SparsePattern ring = draw(Connectivity.smallWorld(4, 0), 11, 11, true, SEED);
        for (int i = 0; i < 11; i++) {
            int[] expected = {(i + 1) % 11, (i + 2) % 11, (i + 9) % 11, (i + 10) % 11};
            int[] row = java.util.Arrays.copyOfRange(ring.targets(), ring.rowStart()[i], ring.rowStart()[i + 1]);
            assertThat(row).isSorted().containsExactlyInAnyOrder(expected);
        }
        assertThat(draw(Connectivity.smallWorld(10, 0), 11, 11, true, SEED).targets())
                .isEqualTo(draw(Connectivity.fixedProbability(1), 11, 11, true, SEED)
                        .targets());
    }

    @Test
    void rewiringOneIsRandom() {
        int diagonal = 0b1000_0100_0010_0001;
        assertThat(graphPValue(
                        Connectivity.smallWorld(2, 1),
                        4,
                        4,
                        true,
                        DRAWS,
                        g -> (g & diagonal) == 0 ? rows(g, 4, 4, 2) : 0))
                .isGreaterThan(DOUBTFUL);
        SparsePattern random = draw(Connectivity.smallWorld(20, 1), PRE, PRE, true, SEED);
        assertThat(outDegrees(random)).containsOnly(20);
        assertThat(binomialPValue(inDegrees(random), PRE - 1, 20.0 / (PRE - 1))).isGreaterThan(DOUBTFUL);
    }

    /** A synapse stays at a ring neighbour if it is not moved, or if a moved one lands there. */
    @ParameterizedTest
    @CsvSource({"900, 4, 0.2", "2000, 4, 0.5", "300, 100, 0.3"})
    void rewiringMovesItsShareOfSynapses(int n, int k, double rewiring) {
        SparsePattern pattern = draw(Connectivity.smallWorld(k, rewiring), n, n, true, SEED);
        int[] near = new int[n];
        for (int i = 0; i < n; i++) {
            for (int s = pattern.rowStart()[i]; s < pattern.rowStart()[i + 1]; s++) {
                int distance = Math.floorMod(pattern.targets()[s] - i, n);
                near[i] += Math.min(distance, n - distance) <= k / 2 ? 1 : 0;
            }
        }
        assertThat(outDegrees(pattern)).containsOnly(k);
        assertThat(pValue(near, k, v -> nearLaw(v, n, k, rewiring)))
                .as("seed %d", SEED)
                .isGreaterThan(DOUBTFUL);
        assertThat(pValue(near, k, v -> nearLaw(v, n, k, rewiring * 1.25))).isLessThan(DOUBTFUL);
    }

    private static double nearLaw(int near, int n, int k, double rewiring) {
        double sum = 0;
        for (int moved = 0; moved <= k; moved++) {
            int back = near - (k - moved);
            if (back >= 0) {
                double landed = moved == 0
                        ? 1
                        : HypergeometricDistribution.of(n - 1 - (k - moved), moved, moved)
                                .probability(back);
                sum += BinomialDistribution.of(k, rewiring).probability(moved) * landed;
            }
        }
        return sum;
    }

    private static double probability(Sparse.Gaussian g, int pre, int post) {
        double dx = Math.abs(g.pre().x(pre) - g.post().x(post));
        double dy = Math.abs(g.pre().y(pre) - g.post().y(post));
        if (g.periodic()) {
            dx = Math.min(dx, 1 - dx);
            dy = Math.min(dy, 1 - dy);
        }
        return g.peak() * Math.exp(-(dx * dx + dy * dy) / (2 * g.sigma() * g.sigma()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gaussianGraphsObeyTheirJointLaw(boolean periodic) {
        Sparse.Gaussian plain = Connectivity.gaussian(new Grid(1, 2), new Grid(3, 1), 0.9, 0.3);
        Sparse.Gaussian rule = periodic ? plain.withPeriodicSides() : plain;
        assertThat(graphPValue(rule, 2, 3, false, DRAWS, g -> {
                    double p = 1;
                    for (int pair = 0; pair < 6; pair++) {
                        double q = probability(rule, pair / 3, pair % 3);
                        p *= (g >> pair & 1) == 1 ? q : 1 - q;
                    }
                    return p;
                }))
                .isGreaterThan(DOUBTFUL);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 1, false", "0.1, 0.8, false", "0.1, 0.8, true", "0.35, 0.3, true", "2, 0.2, false"})
    void synapsesFallWithDistanceAsAGaussian(double sigma, double peak, boolean periodic) {
        Sparse.Gaussian plain = Connectivity.gaussian(new Grid(30, 20), new Grid(36, 40), peak, sigma);
        Sparse.Gaussian rule = periodic ? plain.withPeriodicSides() : plain;
        SparsePattern pattern = draw(rule, 600, 1440, false, SEED);
        int bins = 12;
        double[] mean = new double[bins];
        double[] variance = new double[bins];
        double[] found = new double[bins];
        for (int i = 0; i < 600; i++) {
            for (int j = 0; j < 1440; j++) {
                double p = probability(rule, i, j);
                int bin = bin(rule, p, bins);
                mean[bin] += p;
                variance[bin] += p * (1 - p);
            }
            for (int k = pattern.rowStart()[i]; k < pattern.rowStart()[i + 1]; k++) {
                found[bin(rule, probability(rule, i, pattern.targets()[k]), bins)]++;
            }
        }
        double total = 0;
        for (int b = 0; b < bins; b++) {
            total += mean[b];
            assertThat(found[b])
                    .as("synapses at %s to %s quarter sigma, seed %d", b, b + 1, SEED)
                    .isBetween(
                            mean[b] - 4.5 * Math.sqrt(variance[b]) - 1e-9,
                            mean[b] + 4.5 * Math.sqrt(variance[b]) + (mean[b] < 1e-3 ? 1 : 1e-9) + 1.5);
        }
        assertThat((double) SparsePattern.estimate(rule, 600, 1440))
                .isBetween(total, total + 6.01 * Math.sqrt(total) + 1);
    }

    /** Distance in quarters of sigma; the last bin takes the rest. */
    private static int bin(Sparse.Gaussian rule, double p, int bins) {
        double distance = Math.sqrt(Math.max(0, -2 * Math.log(p / rule.peak())));
        return (int) Math.min(bins - 1, 4 * distance);
    }

    @Test
    void aGaussianWithPeakOneHoldsEveryPairAtDistanceZero() {
        SparsePattern pattern = draw(
                Connectivity.gaussian(new Grid(8, 8), new Grid(8, 8), 1, 0.001).withAutapses(), 64, 64, true, SEED);
        assertThat(pattern.targets())
                .containsExactly(java.util.stream.IntStream.range(0, 64).toArray());
        assertThat(draw(Connectivity.gaussian(new Grid(8, 8), new Grid(8, 8), 1, 0.001), 64, 64, true, SEED)
                        .synapses())
                .isZero();
    }
}
