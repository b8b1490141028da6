package io.github.snn4j.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.random.Values;
import java.util.Arrays;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonStimulusTest {

    private static final double DT_MS = 0.1;
    private static final double PER_HZ = DT_MS * 1e-3;
    private static final String SEED = "seed " + TestStimulusContext.SEED;

    private static PoissonStimulus counting(double mean) {
        return new PoissonStimulus(mean / PER_HZ, 1);
    }

    /** Numbers of events, [step][neuron]. */
    private static float[][] counts(Stimulus stimulus, int neurons, int steps, int stream) {
        TestStimulusContext context = TestStimulusContext.of(neurons, DT_MS).with(KernelProvider.best());
        Stimulus.Injector injector = stimulus.bind(context);
        float[][] counts = new float[steps][];
        for (int step = 0; step < steps; step++) {
            injector.inject(step, stream, context.all());
            counts[step] = context.take();
        }
        return counts;
    }

    /** p-value of numbers under the Poisson law, cells of fewer than 20 expected joined. */
    private static double pValue(long[] numbers, double mean) {
        double[] cumulative = PoissonLawTest.distributionFunction(mean);
        double draws = Arrays.stream(numbers).sum();
        double[] expected = new double[cumulative.length];
        long[] observed = new long[cumulative.length];
        int cells = 0;
        double taken = 0;
        long seen = 0;
        for (int k = 0; k < cumulative.length; k++) {
            seen += k < numbers.length ? numbers[k] : 0;
            double here = cumulative[k] - taken;
            if (here * draws >= 20 && (1 - cumulative[k]) * draws >= 20) {
                expected[cells] = here * draws;
                observed[cells++] = seen;
                taken = cumulative[k];
                seen = 0;
            }
        }
        for (int k = cumulative.length; k < numbers.length; k++) {
            seen += numbers[k];
        }
        expected[cells] = (1 - taken) * draws;
        observed[cells++] = seen;
        assertThat(cells).isGreaterThan(1);
        return ChiSquareTest.withDefaults()
                .test(Arrays.copyOf(expected, cells), Arrays.copyOf(observed, cells))
                .getPValue();
    }

    @ParameterizedTest
    @CsvSource({"0.0001, 12500, 900", "0.1, 10000, 1000", "2, 10000, 1000", "20, 10000, 1000", "180, 2500, 800"})
    void numbersFollowThePoissonLaw(double mean, int neurons, int steps) {
        TestStimulusContext context = TestStimulusContext.of(neurons, DT_MS).with(KernelProvider.best());
        Stimulus.Injector injector = counting(mean).bind(context);
        long[] numbers = new long[2000];
        double draws = (double) neurons * steps;
        for (int step = 0; step < steps; step++) {
            injector.inject(step, 0, context.all());
            for (float n : context.take()) {
                numbers[(int) n]++;
            }
        }
        assertThat(pValue(numbers, mean)).as(SEED).isBetween(1e-4, 1 - 1e-4);
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < numbers.length; k++) {
            sum += numbers[k] * (k - mean);
            squares += numbers[k] * (k - mean) * (k - mean);
        }
        assertThat(sum / draws).as("mean, " + SEED).isCloseTo(0, within(4.5 * Math.sqrt(mean / draws)));
        // The fourth moment of a Poisson number is m + 3 m^2.
        assertThat(squares / draws / mean)
                .as("dispersion, " + SEED)
                .isCloseTo(1, within(4.5 * Math.sqrt((1 / mean + 2) / draws)));
    }

    private static double correlation(float[] a, float[] b, int shift, double mean) {
        double sum = 0;
        int n = a.length - shift;
        for (int k = 0; k < n; k++) {
            sum += (a[k] - mean) * (b[k + shift] - mean);
        }
        return sum / n / mean;
    }

    @ParameterizedTest
    @CsvSource({"0.1", "2", "20"})
    void neuronsStepsAndStreamsAreIndependent(double mean) {
        int neurons = 2000;
        int steps = 300;
        float[][] counts = counts(counting(mean), neurons, steps, 0);
        float[][] other = counts(counting(mean), neurons, steps, 1);
        for (int shift : new int[] {1, 2, 4, 8, 16, 128}) {
            double sum = 0;
            for (float[] row : counts) {
                sum += correlation(row, row, shift, mean);
            }
            assertThat(sum / steps)
                    .as("neurons %d apart, %s", shift, SEED)
                    .isCloseTo(0, within(4.5 / Math.sqrt((double) steps * (neurons - shift))));
        }
        double sd = 1 / Math.sqrt((double) (steps - 4) * neurons);
        for (int shift : new int[] {1, 2, 4}) {
            double sum = 0;
            for (int step = shift; step < steps; step++) {
                sum += correlation(counts[step], counts[step - shift], 0, mean);
            }
            assertThat(sum / (steps - shift))
                    .as("steps %d apart, %s", shift, SEED)
                    .isCloseTo(0, within(4.5 * sd));
        }
        double sum = 0;
        for (int step = 0; step < steps; step++) {
            sum += correlation(counts[step], other[step], 0, mean);
        }
        assertThat(sum / steps).as("streams, " + SEED).isCloseTo(0, within(4.5 * sd));
    }

    @Test
    void sumsOverNeuronsAndStepsArePoissonAtTheSumOfTheRates() {
        float[][] counts = counts(counting(0.7), 8000, 200, 0);
        long[] numbers = new long[2000];
        for (int step = 0; step < 200; step += 2) {
            for (int n = 0; n < 8000; n += 8) {
                double sum = 0;
                for (int j = 0; j < 8; j++) { // all that share a random block
                    sum += counts[step][n + j] + counts[step + 1][n + j];
                }
                numbers[(int) sum]++;
            }
        }
        assertThat(pValue(numbers, 16 * 0.7)).as(SEED).isBetween(1e-4, 1 - 1e-4);
    }

    @Test
    void intervalsAtLowRatesAreExponential() {
        double mean = 0.002;
        int steps = 60_000;
        float[][] counts = counts(counting(mean), 64, steps, 0);
        double[] intervals = new double[20_000];
        int found = 0;
        for (int n = 0; n < 64; n++) {
            int last = -1;
            for (int step = 0; step < steps; step++) {
                if (counts[step][n] > 0) {
                    if (last >= 0) {
                        intervals[found++] = step - last;
                    }
                    last = step;
                }
            }
        }
        double[] sorted = Arrays.copyOf(intervals, found);
        Arrays.sort(sorted);
        double distance = 0;
        for (int k = 0; k < found; k++) {
            boolean lastOfItsKind = k + 1 == found || sorted[k + 1] > sorted[k];
            if (lastOfItsKind) {
                distance = Math.max(distance, Math.abs((k + 1.0) / found - -Math.expm1(-mean * sorted[k])));
            }
        }
        assertThat(found).isGreaterThan(7000);
        assertThat(distance).as("Kolmogorov-Smirnov, " + SEED).isLessThan(1.95 / Math.sqrt(found));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.000001", "0.3", "2", "60", "499"})
    void allWaysToDrawGiveTheSameNumbers(double mean) {
        float[][] expected = counts(counting(mean), 500, 200, 3);
        double[] rates = new double[500];
        Arrays.fill(rates, mean / PER_HZ);
        PoissonStimulus own = new PoissonStimulus(Values.given(rates), 1);
        assertThat(Arrays.deepEquals(counts(own, 500, 200, 3), expected))
                .as("boundaries kept")
                .isTrue();
        // From 1 ms on the factor is 1, after one of 0.
        TimeCourse course = TimeCourse.steps(new double[] {1}, new double[] {1});
        float[][] late = expected.clone();
        Arrays.fill(late, 0, 10, new float[500]);
        assertThat(Arrays.deepEquals(counts(counting(mean).during(course), 500, 200, 3), late))
                .as("tables anew")
                .isTrue();
        assertThat(Arrays.deepEquals(counts(own.during(course), 500, 200, 3), late))
                .as("laws anew")
                .isTrue();
    }

    @Test
    void everyNeuronHasItsRate() {
        double[] means = {0, 0.01, 0.4, 2, 9, 55, 130, 3};
        double[] rates = Arrays.stream(means).map(m -> m / PER_HZ).toArray();
        float[][] counts = counts(new PoissonStimulus(Values.given(rates), 1), means.length, 40_000, 0);
        assertThat(Arrays.stream(counts).allMatch(row -> row[0] == 0)).isTrue();
        for (int n = 1; n < means.length; n++) {
            long[] numbers = new long[2000];
            for (float[] row : counts) {
                numbers[(int) row[n]]++;
            }
            assertThat(pValue(numbers, means[n])).as("neuron %d, %s", n, SEED).isBetween(1e-4, 1 - 1e-4);
        }
    }

    @Test
    void ratesFollowTheirCourse() {
        TimeCourse course = TimeCourse.sinusoid(1, 0.8, 250, 0.4); // 40 steps a period
        for (PoissonStimulus stimulus : new PoissonStimulus[] {
            counting(3).during(course), new PoissonStimulus(Values.uniform(0, 6 / PER_HZ), 1).during(course)
        }) {
            float[][] counts = counts(stimulus, 1000, 400, 0);
            double factorOne = 0;
            for (float[] row : counts) {
                for (float n : row) {
                    factorOne += n / 400;
                }
            }
            for (int phase = 0; phase < 40; phase++) {
                double sum = 0;
                for (int step = phase; step < 400; step += 40) {
                    for (float n : counts[step]) {
                        sum += n;
                    }
                }
                double expected = 10 * factorOne * course.mean(phase * DT_MS, (phase + 1) * DT_MS);
                assertThat(sum).as("phase %d, %s", phase, SEED).isCloseTo(expected, within(4.5 * Math.sqrt(expected)));
            }
        }
    }

    private static double[] meanAndVariance(Lif model, double rateHz, double weight, double settleMs) {
        Network network = Network.builder()
                .population("n", 4000, model)
                .stimulus("n", new PoissonStimulus(rateHz, weight))
                .build();
        double sum = 0;
        double squares = 0;
        int looks = 5;
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(DT_MS, TestStimulusContext.SEED))) {
            for (int look = 0; look < looks; look++) {
                sim.runMs(settleMs);
                for (float v : sim.variable("n", "v")) {
                    sum += v;
                    squares += (double) v * v;
                }
            }
        }
        double n = 4000.0 * looks;
        return new double[] {sum / n, squares / n - sum / n * (sum / n)};
    }

    private static void shouldBe(double[] actual, double mean, double variance) {
        double n = 20_000;
        assertThat(actual[0]).as("mean, " + SEED).isCloseTo(mean, within(4.5 * Math.sqrt(variance / n)));
        assertThat(actual[1]).as("variance, " + SEED).isCloseTo(variance, within(4.5 * variance * Math.sqrt(2.3 / n)));
    }

    @Test
    void shotNoiseThroughDeltaSynapsesObeysCampbellsTheorem() {
        double tau = 5;
        double rateHz = 8000;
        double w = 0.3;
        double[] actual = meanAndVariance(Lif.delta(tau).withPotentials(0, 0, 1e6), rateHz, w, 40);
        // The sums over the grid that become w r tau and w^2 r tau / 2 for short steps.
        double decay = Math.exp(-DT_MS / tau);
        double mean = w * rateHz * PER_HZ / (1 - decay);
        double variance = w * w * rateHz * PER_HZ / (1 - decay * decay);
        assertThat(mean).isCloseTo(w * rateHz * tau * 1e-3, within(0.011 * mean));
        assertThat(variance).isCloseTo(w * w * rateHz * tau * 1e-3 / 2, within(0.021 * variance));
        shouldBe(actual, mean, variance);
    }

    @Test
    void shotNoiseThroughExponentialCurrentsObeysCampbellsTheorem() {
        double tauMem = 6;
        double tauSyn = 2;
        double rateHz = 8000;
        double w = 0.5;
        double[] actual = meanAndVariance(Lif.exponential(tauMem, tauSyn).withPotentials(0, 0, 1e6), rateHz, w, 50);
        // Integrals of the potential after one event, w tauSyn/(tauMem - tauSyn) (exp(-t/tauMem) - exp(-t/tauSyn)),
        // and of its square; at steps of 0.1 ms the sums over the grid differ by less than 1e-3.
        double perMs = rateHz * 1e-3;
        shouldBe(actual, w * perMs * tauSyn, w * w * perMs * tauSyn * tauSyn / (2 * (tauMem + tauSyn)));
    }

    @Test
    void receptorIsPassedOn() {
        TestStimulusContext context = TestStimulusContext.of(4, DT_MS);
        new PoissonStimulus(100, 1)
                .at(Receptor.INHIBITORY)
                .during(TimeCourse.constant(2))
                .bind(context);
        assertThat(context.receptor).contains(Receptor.INHIBITORY);
        new PoissonStimulus(100, 1).bind(context);
        assertThat(context.receptor).isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new PoissonStimulus(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PoissonStimulus.rateHz must be >= 0 Hz, got -1.0");
        assertThatThrownBy(() -> new PoissonStimulus(Double.NaN, 1)).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> new PoissonStimulus(Values.uniform(-2, 3), 1))
                .hasMessage("PoissonStimulus.rateHz must be >= 0 Hz, got values down to -2.0");
        assertThatThrownBy(() -> new PoissonStimulus(1, Double.NaN))
                .hasMessage("PoissonStimulus.weight as a float must be a finite number, got NaN");
        assertThatThrownBy(() -> new PoissonStimulus(1, 1e39)).hasMessageContaining("got Infinity");
        assertThatThrownBy(() -> new PoissonStimulus(1, 1).during(TimeCourse.sinusoid(1, 2, 5, 0)))
                .hasMessage("PoissonStimulus.course must be >= 0, got values down to -1.0");
        TestStimulusContext context = TestStimulusContext.of(4, 0.5);
        assertThatThrownBy(() -> new PoissonStimulus(1_100_000, 1).bind(context))
                .hasMessage("Stimulus 'e.stimulus0': PoissonStimulus.rateHz: a rate of 1100000.0 Hz is 550.0 events per"
                        + " step of 0.5 ms, at most 500.0 are allowed; use fewer events of larger weight, or a"
                        + " NoiseCurrent");
        assertThatThrownBy(() -> new PoissonStimulus(900_000, 1)
                        .during(TimeCourse.constant(1.5))
                        .bind(context))
                .hasMessageContaining("a rate of 1350000.0 Hz");
        assertThatThrownBy(() -> new PoissonStimulus(Values.given(1, 2, 3), 1).bind(context))
                .hasMessage("Stimulus 'e.stimulus0': PoissonStimulus.rateHz must have length 4, got 3");
        assertThatThrownBy(() -> new PoissonStimulus(Values.given(1, 2, 3, 2e6), 1).bind(context))
                .hasMessageContaining("a rate of 2000000.0 Hz");
    }
}
