package io.github.snn4j.learning.bptt;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Propagators;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.signal.Surrogate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The equations of the neurons in double precision on a {@link Tape}, written from the documentation of the models, one
 * sample at a time. With smooth spikes the step function is replaced by the integral of the surrogate, so that finite
 * differences exist.
 */
final class TapeNetwork {

    private final Network network;
    private final BpttConfig config;
    private final boolean smooth;
    final Tape tape = new Tape();
    final List<Tape.Num> parameters = new ArrayList<>();
    final Map<String, Integer> firstParameter = new LinkedHashMap<>();
    private final Map<String, Tape.Num[]> weights = new LinkedHashMap<>();

    /** Output by population, [step][neuron]: spikes, activity. */
    final Map<String, Tape.Num[][]> output = new LinkedHashMap<>();

    /** Membrane before the reset, [step][neuron]. */
    final Map<String, Tape.Num[][]> membrane = new LinkedHashMap<>();

    private final Map<String, Cell[]> cells = new LinkedHashMap<>();

    private static final class Cell {
        Tape.Num v;
        Tape.Num current;
        Tape.Num theta;
        int held;
    }

    TapeNetwork(Network network, BpttConfig config, boolean smooth, Map<String, double[]> start) {
        this.network = network;
        this.config = config;
        this.smooth = smooth;
        start.forEach((name, w) -> {
            firstParameter.put(name, parameters.size());
            Tape.Num[] nums = new Tape.Num[w.length];
            for (int n = 0; n < w.length; n++) {
                nums[n] = tape.of(w[n]);
                parameters.add(nums[n]);
            }
            weights.put(name, nums);
        });
    }

    Tape.Num[] parameterArray() {
        return parameters.toArray(new Tape.Num[0]);
    }

    /** Runs the trial. */
    void run(Map<String, int[][]> inputs, Map<String, float[]> drives) {
        for (Population p : network.populations().values()) {
            output.put(p.name(), new Tape.Num[config.steps()][p.size()]);
            membrane.put(p.name(), new Tape.Num[config.steps()][p.size()]);
            Cell[] all = new Cell[p.size()];
            for (int j = 0; j < all.length; j++) {
                all[j] = new Cell();
                Lif lif = lif(p);
                all[j].v = tape.of(lif == null ? 0 : lif.vRest());
                all[j].current = tape.of(0);
                all[j].theta = tape.of(p.model().orElse(null) instanceof AdaptiveLif a ? a.initial() : 0);
            }
            cells.put(p.name(), all);
        }
        for (int t = 0; t < config.steps(); t++) {
            for (Population p : network.populations().values()) { // declared in the order of a step
                for (int j = 0; j < p.size(); j++) {
                    if (p.source().isPresent()) {
                        boolean fired = false;
                        for (int i : inputs.get(p.name())[t]) {
                            fired |= i == j;
                        }
                        output.get(p.name())[t][j] = tape.of(fired ? 1 : 0);
                    } else {
                        float[] drive = drives.get(p.name());
                        step(p, t, j, drive == null ? 0 : drive[j]);
                    }
                }
            }
        }
    }

    private static Lif lif(Population p) {
        Object model = p.model().orElse(null);
        return model instanceof AdaptiveLif a ? a.lif() : model instanceof Lif l ? l : null;
    }

    private boolean crosses(int from, int to) {
        return config.window() > 0 && from / config.window() != to / config.window();
    }

    private Tape.Num arrivals(Population p, int t, int j) {
        Tape.Num sum = tape.of(0);
        for (Projection q : network.projections().values()) {
            int from = t - (int) Math.round(q.delay().valuesMs().max() / config.dtMs());
            if (!q.post().equals(p.name()) || from < 0) {
                continue;
            }
            Tape.Num[] pre = output.get(q.pre())[from];
            for (int i = 0; i < pre.length; i++) {
                if (((Connectivity.Regular) q.connectivity()).connects(i, j)) {
                    Tape.Num z = crosses(from, t) ? tape.cut(pre[i]) : pre[i];
                    sum = tape.add(sum, tape.times(z, weights.get(q.name())[i * p.size() + j]));
                }
            }
        }
        return sum;
    }

    private void step(Population p, int t, int j, double drive) {
        Cell c = cells.get(p.name())[j];
        Tape.Num arrived = arrivals(p, t, j);
        if (t > 0 && crosses(t - 1, t)) {
            c.v = tape.cut(c.v);
            c.current = tape.cut(c.current);
            c.theta = tape.cut(c.theta);
        }
        if (p.model().orElseThrow() instanceof LeakyRate r) {
            double keep = Math.exp(-config.dtMs() / r.tauMs());
            Tape.Num in = tape.linear(1 - keep, arrived, drive * (1 - keep));
            c.v = tape.add(tape.linear(keep, c.v, 0), in);
            Tape.Num y = transfer(r.transfer(), c.v);
            output.get(p.name())[t][j] = y;
            membrane.get(p.name())[t][j] = y;
            return;
        }
        spiking(p, lif(p), c, t, j, arrived, drive);
    }

    private Tape.Num transfer(LeakyRate.Transfer f, Tape.Num x) {
        return switch (f) {
            case LINEAR -> x;
            case TANH -> tape.of(Math.tanh(x.value), new Tape.Num[] {x}, 1 - Math.pow(Math.tanh(x.value), 2));
            case LOGISTIC -> {
                double y = 1 / (1 + Math.exp(-x.value));
                yield tape.of(y, new Tape.Num[] {x}, y * (1 - y));
            }
            default -> throw new IllegalArgumentException(f + " is not needed here");
        };
    }

    private void spiking(Population p, Lif m, Cell c, int t, int j, Tape.Num arrived, double drive) {
        double keep = Math.exp(-config.dtMs() / m.tauMemMs());
        double gain = m.scaling() == Lif.InputScaling.LEAK ? 1 - keep : 1;
        double rest = m.vRest() + m.bias();
        Tape.Num threshold = tape.of(m.vTh());
        if (p.model().orElseThrow() instanceof AdaptiveLif a) {
            threshold = tape.add(threshold, tape.linear(a.beta(), c.theta, 0));
        }
        Tape.Num synapse = c.current;
        if (m.synapse() instanceof Synapse.ExponentialCurrent s) {
            c.current = tape.add(
                    tape.linear(Math.exp(-config.dtMs() / s.tauSynMs()), synapse, 0), tape.linear(gain, arrived, 0));
        }
        Tape.Num z = tape.of(0);
        if (c.held > 0) {
            c.held--;
            membrane.get(p.name())[t][j] = tape.of(Double.NEGATIVE_INFINITY);
        } else {
            Tape.Num u = tape.linear(keep, c.v, rest * (1 - keep) + drive * m.resistance() * (1 - keep));
            if (m.synapse() instanceof Synapse.ExponentialCurrent s) {
                double effect =
                        m.resistance() * Propagators.currentToMembrane(m.tauMemMs(), s.tauSynMs(), config.dtMs());
                u = tape.add(u, tape.linear(effect, synapse, 0));
            } else {
                u = tape.add(u, tape.linear(gain, arrived, 0));
            }
            membrane.get(p.name())[t][j] = u;
            z = spike(tape.subtract(u, threshold));
            c.v = reset(m, u, z, threshold);
            c.held = z.value == 1 ? (int) Math.round(m.tRefMs() / config.dtMs()) : 0;
        }
        output.get(p.name())[t][j] = z;
        if (p.model().orElseThrow() instanceof AdaptiveLif a) {
            double left = Math.exp(-config.dtMs() / a.tauAdaptMs());
            c.theta = tape.add(tape.linear(left, c.theta, 0), tape.linear(a.increment(), z, 0));
        }
    }

    private Tape.Num reset(Lif m, Tape.Num u, Tape.Num z, Tape.Num threshold) {
        Tape.Num amount = config.resetGradient() ? z : tape.cut(z);
        if (m.reset() == Reset.SUBTRACT) {
            Tape.Num down = tape.times(amount, tape.linear(1, threshold, -m.vReset()));
            return tape.subtract(u, config.resetGradient() ? down : tape.cut(down));
        }
        Tape.Num stays = tape.linear(-1, amount, 1);
        return tape.add(tape.times(stays, u), tape.linear(m.vReset(), amount, 0));
    }

    private Tape.Num spike(Tape.Num x) {
        Surrogate s = config.surrogate();
        double y = s.slope() * x.value;
        double value = smooth ? s.height() / s.slope() * integral(s.shape(), y) : x.value >= 0 ? 1 : 0;
        return tape.of(value, new Tape.Num[] {x}, s.height() * derivative(s.shape(), y));
    }

    static double derivative(Surrogate.Shape shape, double y) {
        return switch (shape) {
            case FAST_SIGMOID -> Math.pow(1 + Math.abs(y), -2);
            case SIGMOID -> Math.pow(Math.cosh(y / 2), -2);
            case TRIANGLE -> Math.max(0, 1 - Math.abs(y));
            case BOXCAR -> Math.abs(y) <= 0.5 ? 1 : 0;
            case ARCTAN -> 1 / (1 + y * y);
            case GAUSSIAN -> Math.exp(-y * y / 2);
        };
    }

    /** Antiderivative, near 0 at minus infinity where it has a limit. */
    private static double integral(Surrogate.Shape shape, double y) {
        return switch (shape) {
            case FAST_SIGMOID -> 1 + y / (1 + Math.abs(y));
            case SIGMOID -> 4 / (1 + Math.exp(-y));
            case ARCTAN -> Math.PI / 2 + Math.atan(y);
            case TRIANGLE -> {
                double c = Math.max(-1, Math.min(1, y));
                yield 0.5 + c - Math.signum(c) * c * c / 2;
            }
            default -> throw new IllegalArgumentException(shape + " has no smooth antiderivative in closed form");
        };
    }

    /** The loss of the trial, from the definitions of {@link Loss} and {@link RateRegularizer}. */
    Tape.Num loss(int label, float[] target) {
        Tape.Num[][] z = output.get(config.readout());
        Tape.Num[][] u = membrane.get(config.readout());
        Tape.Num sum = TapeLoss.of(tape, config, z, u, label, target);
        for (RateRegularizer r : config.regularizers()) {
            sum = tape.add(sum, TapeLoss.rates(tape, r, output.get(r.population())));
        }
        return sum;
    }
}
