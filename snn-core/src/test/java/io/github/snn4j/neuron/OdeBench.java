package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Neurons without a simulator: a context of plain arrays, an independent solver, and reference files. */
final class OdeBench implements DynamicsContext {

    final Map<String, float[]> states = new HashMap<>();
    final Map<Receptor, float[]> inputs = new HashMap<>();
    final Map<String, float[]> externals = new HashMap<>();
    final Map<String, double[]> varied = new HashMap<>();
    final List<String> spikes = new ArrayList<>();
    private final int size;
    private final int batch;
    private final double dt;
    private NeuronModel.@Nullable Dynamics dynamics;
    private int now;

    OdeBench(int size, int batch, double dt) {
        this.size = size;
        this.batch = batch;
        this.dt = dt;
    }

    OdeBench bind(NeuronModel model) {
        dynamics = model.bind(this);
        return this;
    }

    /** One step in so many slices of the neurons and, if asked, one sample per slice. */
    void step(int slices, boolean bySample) {
        int index = 0;
        boolean[][] fired = new boolean[batch][size];
        for (int b = 0; b < (bySample ? batch : 1); b++) {
            for (int s = 0; s < slices; s++) {
                int to = size * (s + 1) / slices;
                Slice slice = new Slice(index++, bySample ? b : 0, bySample ? b + 1 : batch, size * s / slices, to);
                int[] scratch = new int[size];
                dynamics.step(slice, new SpikeBlock() {
                    @Override
                    public int[] target(int sample) {
                        return scratch;
                    }

                    @Override
                    public void emitted(int sample, int count) {
                        for (int k = 0; k < count; k++) {
                            fired[sample][scratch[k]] = true;
                        }
                    }
                });
            }
        }
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < size; i++) {
                if (fired[b][i]) {
                    spikes.add(now + ":" + b + ":" + i);
                }
            }
        }
        now++;
    }

    double[] spikeTimes() {
        return spikes.stream()
                .mapToDouble(s -> Integer.parseInt(s.substring(0, s.indexOf(':'))) * dt)
                .toArray();
    }

    /** Spike times of one neuron under a constant current. */
    static double[] fire(NeuronModel model, double dt, double ms, double current) {
        OdeBench bench = new OdeBench(1, 1, dt).bind(model);
        bench.externals.get("current")[0] = (float) current;
        for (int k = 0; k < ms / dt; k++) {
            bench.step(1, false);
        }
        return bench.spikeTimes();
    }

    @Override
    public String name() {
        return "n";
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public TimeStep timeStep() {
        return new TimeStep(dt);
    }

    @Override
    public KeyedRandom random(String purpose) {
        throw new UnsupportedOperationException(purpose);
    }

    @Override
    public float[] state(String variable, float initial) {
        return states.computeIfAbsent(variable, name -> {
            float[] a = new float[batch * size];
            Arrays.fill(a, initial);
            return a;
        });
    }

    @Override
    public float[] state(String variable, Parameter initial) {
        return states.computeIfAbsent(variable, name -> {
            float[] a = new float[batch * size];
            for (int k = 0; k < a.length; k++) {
                a[k] = (float) initial.at(k % size);
            }
            return a;
        });
    }

    @Override
    public float[] slowState(String variable, float initial) {
        throw new UnsupportedOperationException(variable);
    }

    @Override
    public Parameter parameter(String parameter, double common) {
        double[] given = varied.remove(parameter);
        return given == null ? Parameter.common(parameter, common) : Parameter.perNeuron(parameter, given);
    }

    @Override
    public float[] arrivalState(String variable, Receptor receptor) {
        float[] values = state(variable, 0f);
        inputs.put(receptor, values);
        return values;
    }

    @Override
    public Input input(Receptor receptor) {
        float[] a = inputs.computeIfAbsent(receptor, r -> new float[batch * size]);
        return new Input() {
            @Override
            public float[] array(Slice slice) {
                return a;
            }

            @Override
            public boolean touched(Slice slice) {
                return true;
            }
        };
    }

    @Override
    public External external(String variable) {
        float[] a = externals.computeIfAbsent(variable, r -> new float[batch * size]);
        return new External() {
            @Override
            public float[] array() {
                return a;
            }

            @Override
            public boolean present() {
                return true;
            }
        };
    }

    /** Slopes of a system. */
    interface Slopes {
        double[] at(double t, double[] y);
    }

    /** One step of a fixed length. */
    interface FixedStep {
        void by(double h, double[] y);
    }

    /**
     * The largest error along a trajectory must fall by 2^4, to 0.1 in the exponent, each of four times that the step is
     * halved. The reference, taken at the ends of the coarsest steps, must be a hundred times as accurate as the finest.
     */
    static void assertFourthOrder(
            Slopes f, FixedStep step, double[] start, int variables, double until, double coarsest) {
        int points = (int) Math.round(until / coarsest);
        double[][] exact = new double[points][];
        double doubt = 0;
        double[] y = Arrays.copyOf(start, variables);
        double[] rough = y;
        for (int k = 0; k < points; k++) {
            y = solve(f, y, k * coarsest, (k + 1) * coarsest, 1e-15);
            rough = solve(f, rough, k * coarsest, (k + 1) * coarsest, 1e-14);
            doubt = Math.max(doubt, distance(y, rough));
            exact[k] = y;
        }
        double[] errors = new double[5];
        for (int halvings = 0; halvings < errors.length; halvings++) {
            double[] z = start.clone();
            for (int k = 0; k < points; k++) {
                for (int j = 0; j < 1 << halvings; j++) {
                    step.by(coarsest / (1 << halvings), z);
                }
                errors[halvings] = Math.max(errors[halvings], distance(exact[k], z));
            }
        }
        String seen = "errors " + Arrays.toString(errors) + ", reference " + doubt;
        assertThat(errors[4]).as(seen).isGreaterThan(100 * doubt);
        for (int k = 1; k < errors.length; k++) {
            assertThat(Math.log(errors[k - 1] / errors[k]) / Math.log(2))
                    .as(seen)
                    .isCloseTo(4, within(0.1));
        }
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }

    static double[] solve(Slopes f, double[] start, double from, double to) {
        return solve(f, start, from, to, 1e-12);
    }

    /** Dormand-Prince 5(4) with a bound on the relative error, written independently of the solvers under test. */
    static double[] solve(Slopes f, double[] start, double from, double to, double tolerance) {
        double[] c = {0, 0.2, 0.3, 0.8, 8 / 9.0, 1, 1};
        double[][] a = {
            {},
            {0.2},
            {3 / 40.0, 9 / 40.0},
            {44 / 45.0, -56 / 15.0, 32 / 9.0},
            {19372 / 6561.0, -25360 / 2187.0, 64448 / 6561.0, -212 / 729.0},
            {9017 / 3168.0, -355 / 33.0, 46732 / 5247.0, 49 / 176.0, -5103 / 18656.0},
            {35 / 384.0, 0, 500 / 1113.0, 125 / 192.0, -2187 / 6784.0, 11 / 84.0}
        };
        double[] low = {5179 / 57600.0, 0, 7571 / 16695.0, 393 / 640.0, -92097 / 339200.0, 187 / 2100.0, 1 / 40.0};
        double[] y = start.clone();
        double t = from;
        double h = (to - from) / 100;
        while (t < to) {
            assertThat(h).as("step of the reference at %s", t).isGreaterThan(1e-9 * (to - from));
            h = Math.min(h, to - t);
            double[][] k = new double[7][];
            double[] next = y;
            for (int s = 0; s < 7; s++) {
                next = y.clone();
                for (int j = 0; j < s; j++) {
                    for (int d = 0; d < y.length; d++) {
                        next[d] += h * a[s][j] * k[j][d];
                    }
                }
                k[s] = f.at(t + c[s] * h, next);
            }
            double error = 1e-30;
            for (int d = 0; d < y.length; d++) {
                double difference = next[d] - y[d];
                for (int s = 0; s < 7; s++) {
                    difference -= h * low[s] * k[s][d];
                }
                error = Math.max(error, Math.abs(difference) / (tolerance * (1 + Math.abs(y[d]))));
            }
            if (error <= 1) {
                t = to - t <= h ? to : t + h;
                y = next;
            }
            h *= Math.max(0.2, Math.min(3, 0.9 * Math.pow(error, -0.2)));
        }
        return y;
    }

    /** Numbers of a file outside the project, or the test is skipped. */
    static List<double[]> reference(String file) throws IOException {
        String directory = System.getProperty("snn4j.reference");
        Assumptions.assumeTrue(directory != null, "needs -Dsnn4j.reference");
        Path path = Path.of(directory, "nest-reference", file);
        Assumptions.assumeTrue(Files.exists(path), "no " + path);
        return Files.readAllLines(path).stream()
                .filter(line -> line.matches("[-+0-9.].*"))
                .map(line -> Arrays.stream(line.trim().split("[ ,]+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }
}
