package io.github.snn4j.learning.contrastive;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.PlasticityRule;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Weights, a sample and a target of a small layered network, and the network as populations and projections. */
final class Layers {

    final int[] sizes;
    final double[][][] w;
    final double[] input;
    final double[] target;

    /** Values that are the same in float and double; weights of layer l are {@code w[l][pre][post]}. */
    Layers(long seed, double weight, int... sizes) {
        SplittableRandom random = new SplittableRandom(seed);
        this.sizes = sizes;
        this.w = new double[sizes.length - 1][][];
        for (int l = 0; l < w.length; l++) {
            w[l] = new double[sizes[l]][sizes[l + 1]];
            double scale = weight / Math.sqrt(sizes[l]);
            for (double[] row : w[l]) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (float) (scale * (2 * random.nextDouble() - 1));
                }
            }
        }
        this.input = random.doubles(sizes[0]).map(x -> (float) x).toArray();
        this.target = random.doubles(sizes[sizes.length - 1])
                .map(x -> (float) (0.1 + 0.8 * x))
                .toArray();
    }

    int last() {
        return sizes.length - 1;
    }

    static String layer(int l) {
        return "layer" + l;
    }

    static String forward(int l) {
        return layer(l) + "->" + layer(l + 1);
    }

    /** Layers with the way back of {@code gain} times the transposed weights, a step later. */
    Network network(IntFunction<NeuronModel> units, double gain, IntFunction<PlasticityRule> rules) {
        Network.Builder net =
                Network.builder().population(layer(0), sizes[0], new LeakyRate(0, LeakyRate.Transfer.LINEAR));
        for (int l = 1; l <= last(); l++) {
            net.population(layer(l), sizes[l], units.apply(l));
        }
        for (int l = 0; l < last(); l++) {
            net.projection(Projection.between(layer(l), layer(l + 1))
                    .connectivity(Connectivity.matrix(floats(w[l], 1, false)))
                    .application(Application.perTrial(new Optimizer.Sgd(1)))
                    .rule(rules.apply(l)));
        }
        for (int l = 1; l < last(); l++) {
            net.projection(Projection.between(layer(l + 1), layer(l))
                    .connectivity(Connectivity.matrix(floats(w[l], gain, true)))
                    .delayMs(1));
        }
        return net.build();
    }

    Simulator simulator(Network network) {
        Simulator simulator = Simulator.of(network, SimulationConfig.of(1, 1));
        simulator.external(layer(0), "drive", floats(input));
        return simulator;
    }

    /** With the target. */
    Simulator taught(Network network) {
        Simulator simulator = simulator(network);
        simulator.external(layer(last()), "target", floats(target));
        return simulator;
    }

    /** What a trial has added to the weights of a layer. */
    double[] change(Simulator simulator, int l) {
        float[] now = simulator.weights(forward(l)).toArray();
        double[] change = new double[now.length];
        for (int n = 0; n < now.length; n++) {
            change[n] = now[n] - w[l][n / sizes[l + 1]][n % sizes[l + 1]];
        }
        return change;
    }

    static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int n = 0; n < x.length; n++) {
            y[n] = (float) x[n];
        }
        return y;
    }

    private static float[][] floats(double[][] m, double factor, boolean transposed) {
        float[][] y = new float[transposed ? m[0].length : m.length][transposed ? m.length : m[0].length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[0].length; j++) {
                if (transposed) {
                    y[j][i] = (float) (factor * m[i][j]);
                } else {
                    y[i][j] = (float) (factor * m[i][j]);
                }
            }
        }
        return y;
    }

    static double cosine(double[] x, double[] y) {
        return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
    }

    /** |x - y| / |y|. */
    static double error(double[] x, double[] y) {
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            sum += (x[n] - y[n]) * (x[n] - y[n]);
        }
        return Math.sqrt(sum / dot(y, y));
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            sum += x[n] * y[n];
        }
        return sum;
    }

    /** Slope of the straight line through the logarithms. */
    static double slope(double[] x, double[] y) {
        double mx = 0;
        double my = 0;
        for (int n = 0; n < x.length; n++) {
            mx += Math.log(x[n]) / x.length;
            my += Math.log(y[n]) / x.length;
        }
        double xy = 0;
        double xx = 0;
        for (int n = 0; n < x.length; n++) {
            xy += (Math.log(x[n]) - mx) * (Math.log(y[n]) - my);
            xx += (Math.log(x[n]) - mx) * (Math.log(x[n]) - mx);
        }
        return xy / xx;
    }

    /**
     * Back-propagation of {@code target - output} through logistic layers, without the derivative of the output: minus
     * the gradient of the cross-entropy.
     */
    double[][] backPropagated() {
        double[][] x = new double[sizes.length][];
        x[0] = input;
        for (int l = 1; l <= last(); l++) {
            x[l] = new double[sizes[l]];
            for (int j = 0; j < sizes[l]; j++) {
                double u = 0;
                for (int i = 0; i < sizes[l - 1]; i++) {
                    u += w[l - 1][i][j] * x[l - 1][i];
                }
                x[l][j] = 1 / (1 + Math.exp(-u));
            }
        }
        double[][] gradient = new double[last()][];
        double[] delta = new double[sizes[last()]];
        for (int j = 0; j < delta.length; j++) {
            delta[j] = target[j] - x[last()][j];
        }
        for (int l = last() - 1; l >= 0; l--) {
            gradient[l] = new double[sizes[l] * sizes[l + 1]];
            double[] below = new double[sizes[l]];
            for (int i = 0; i < sizes[l]; i++) {
                for (int j = 0; j < sizes[l + 1]; j++) {
                    gradient[l][i * sizes[l + 1] + j] = x[l][i] * delta[j];
                    below[i] += w[l][i][j] * delta[j] * x[l][i] * (1 - x[l][i]);
                }
            }
            delta = below;
        }
        return gradient;
    }
}
