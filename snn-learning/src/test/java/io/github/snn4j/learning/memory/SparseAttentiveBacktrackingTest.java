package io.github.snn4j.learning.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseAttentiveBacktrackingTest {

    private static final int NEVER = SparseAttentiveBacktracking.NEVER;
    private static final int STEPS = 13;

    private final int[] symbols = new int[STEPS];
    private final int[] targets = new int[STEPS];

    private MemoryNet net(int topK, int truncation, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 0; t < STEPS; t++) {
            symbols[t] = random.nextInt(4);
            targets[t] = random.nextInt(3) == 0 ? MemoryNet.NO_TARGET : random.nextInt(3);
        }
        targets[STEPS - 1] = 1;
        MemoryNet net = new SparseAttentiveBacktracking(4, 5, 3, 2, topK, truncation).network(seed);
        // Biases start at 0, which would hide mistakes.
        for (int k = 0; k < net.parameters().length; k++) {
            net.parameters()[k] += 0.3 * (random.nextDouble() - 0.5);
        }
        return net;
    }

    private double[] gradient(MemoryNet net) {
        double[] gradient = new double[net.parameters().length];
        net.forward(symbols, targets);
        net.backward(gradient);
        return gradient;
    }

    private double[] forwardMode(MemoryNet net) {
        double[] slopes = new double[net.parameters().length];
        Arrays.setAll(slopes, k -> new DualNet(net.description(), net.parameters(), k)
                .loss(symbols, targets)
                .slope());
        return slopes;
    }

    @ParameterizedTest
    @CsvSource({"1000, 0", "1000, 4", "3, 0", "3, 4", "1, 1", "0, 0", "0, 3"})
    void gradientIsThatOfDifferentiationForwards(int topK, int truncation) {
        for (long seed = 1; seed <= 3; seed++) {
            MemoryNet net = net(topK, truncation == 0 ? NEVER : truncation, seed);
            double[] expected = forwardMode(net);
            double[] gradient = gradient(net);
            double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
            assertThat(largest).isGreaterThan(0.01);
            assertThat(gradient).as("seed %d", seed).containsExactly(expected, within(1e-12 * Math.max(1, largest)));
        }
    }

    /** All memories and no border: the gradient of the loss itself, as back-propagation through all of time gives. */
    @ParameterizedTest
    @ValueSource(ints = {1000, 3, 0})
    void withoutBordersItIsTheGradientOfTheLoss(int topK) {
        for (long seed = 1; seed <= 3; seed++) {
            MemoryNet net = net(topK, NEVER, seed);
            double[] gradient = gradient(net);
            double[] p = net.parameters();
            for (int k = 0; k < p.length; k++) {
                double kept = p[k];
                double h = 1e-5;
                p[k] = kept + h;
                double up = net.forward(symbols, targets);
                p[k] = kept - h;
                double down = net.forward(symbols, targets);
                p[k] = kept;
                assertThat(gradient[k])
                        .as("seed %d, parameter %d", seed, k)
                        .isCloseTo((up - down) / (2 * h), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 3", "2, 5", "0, 1"})
    void lossIsThatOfTheEquations(int topK, int truncation) {
        MemoryNet net = net(topK, truncation, 5);
        double expected = new DualNet(net.description(), net.parameters(), -1)
                .loss(symbols, targets)
                .value();
        assertThat(net.forward(symbols, targets)).isCloseTo(expected, within(1e-13));
    }

    /** Symbol 3 is shown in step 0 only, the only target is in the last step, borders lie between all steps. */
    @Test
    void creditSkipsOverBordersToMemoriesOnly() {
        for (int topK : new int[] {0, 1000}) {
            MemoryNet net = net(topK, 1, 2);
            for (int t = 0; t < STEPS; t++) {
                symbols[t] = t == 0 ? 3 : symbols[t] % 3;
                targets[t] = t == STEPS - 1 ? 1 : MemoryNet.NO_TARGET;
            }
            double[] gradient = gradient(net);
            assertThat(net.attention(STEPS - 1, 0) > 0).isEqualTo(topK > 0);
            double credit = 0;
            for (int k = 0; k < 5; k++) {
                credit += Math.abs(gradient[5 + 3 * 5 + k]);
            }
            assertThat(credit > 0).as("topK %d", topK).isEqualTo(topK > 0);
        }
    }

    @Test
    void sharesAddUpToOneOverTheLargestScores() {
        MemoryNet net = net(3, 4, 7);
        net.forward(symbols, targets);
        for (int t = 0; t < STEPS; t++) {
            double sum = 0;
            int read = 0;
            for (int i = 0; i < STEPS; i++) {
                double share = net.attention(t, i);
                sum += share;
                read += share > 0 ? 1 : 0;
            }
            assertThat(read).isEqualTo(Math.min(3, t));
            assertThat(sum).isCloseTo(t == 0 ? 0 : 1, within(1e-12));
        }
    }

    @Test
    void shorterSequencesAfterLongerOnesAreTheSame() {
        MemoryNet net = net(3, 4, 7);
        net.forward(symbols, targets);
        int[] few = Arrays.copyOf(symbols, 6);
        int[] fewTargets = Arrays.copyOf(targets, 6);
        double[] after = new double[net.parameters().length];
        double loss = net.forward(few, fewTargets);
        net.backward(after);
        MemoryNet fresh = net(3, 4, 7);
        double[] alone = new double[after.length];
        assertThat(fresh.forward(few, fewTargets)).isEqualTo(loss);
        fresh.backward(alone);
        assertThat(after).isEqualTo(alone);
    }

    @Test
    void recurrentWeightsStartOrthogonal() {
        MemoryNet net = new SparseAttentiveBacktracking(2, 8, 2, 2, 1, 1).network(3);
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < 8; b++) {
                double product = Dense.dot(net.parameters(), 24 + a * 8, net.parameters(), 24 + b * 8, 8);
                assertThat(product).isCloseTo(a == b ? 1 : 0, within(1e-12));
            }
        }
        assertThat(new SparseAttentiveBacktracking(2, 8, 2, 2, 1, 1).network(4).parameters())
                .isNotEqualTo(net.parameters());
        assertThat(new SparseAttentiveBacktracking(2, 8, 2, 2, 1, 1).network(3).parameters())
                .isEqualTo(net.parameters());
    }

    @Test
    void adamMakesItsFirstStepAgainstTheGradientAndRefusesNaN() {
        AdamSteps adam = new AdamSteps(3, 0.1, 1);
        double[] p = {1, 1, 1};
        adam.apply(p, new double[] {30, -40, 0}, 1);
        // The first step of Adam has the length of the rate, whatever the gradient.
        assertThat(p).containsExactly(new double[] {0.9, 1.1, 1}, within(1e-8));
        double[] kept = p.clone();
        assertThatThrownBy(() -> adam.apply(p, new double[] {Double.NaN, 0, 0}, 1))
                .hasMessageContaining("gradient must be finite");
        assertThat(p).isEqualTo(kept);
        // The gradient was cut to 0.6 and -0.8; now it is zero, and the rate is half.
        adam.apply(p, new double[3], 0.5);
        double mean = 0.9 * 0.06 / (1 - 0.81);
        double square = 0.999 * 0.001 * 0.36 / (1 - 0.999 * 0.999);
        assertThat(p[0]).isCloseTo(kept[0] - 0.05 * mean / Math.sqrt(square), within(1e-8));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new SparseAttentiveBacktracking(0, 1, 1, 1, 1, 1))
                .hasMessage("SparseAttentiveBacktracking.inputs must be >= 1, got 0");
        assertThatThrownBy(() -> new SparseAttentiveBacktracking(1, 1, 1, 1, -1, 1))
                .hasMessageContaining("topK");
        assertThatThrownBy(() -> new SparseAttentiveBacktracking(1, 1, 1, 1, 1, 0))
                .hasMessageContaining("truncation");
        MemoryNet net = net(1, 1, 1);
        assertThatThrownBy(() -> net.forward(new int[] {4}, new int[] {0}))
                .hasMessage("MemoryNet: symbol of step 0 must be in [0, 3], got 4");
        assertThatThrownBy(() -> net.forward(new int[] {0}, new int[] {3}))
                .hasMessage("MemoryNet: target of step 0 must be in [-1, 2], got 3");
        assertThatThrownBy(() -> net.forward(new int[0], new int[0])).hasMessageContaining("equal length >= 1");
        assertThatThrownBy(() -> net.backward(new double[3])).hasMessageContaining("must have length");
        assertThatThrownBy(() -> new AdamSteps(1, 0, 1)).hasMessageContaining("must be > 0");
    }
}
