package io.github.snn4j.learning.target;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Application;
import java.util.List;

/**
 * A classifier whose hidden layers get targets instead of errors, carried down by learnt inverses of the layers:
 *
 * <pre>
 *   forward     h_l = f(W_l' h_(l-1) + b_l),   y = logistic(W' h_L + b)
 *   top target  t_L = h_L + step W (label - y)                         downhill in the cross-entropy
 *   DIFFERENCE  t_(l-1) = h_(l-1) - g_l(h_l) + g_l(t_l)                g_l(z) = f(V_l' z + c_l)
 *   PLAIN       t_(l-1) = g_l(t_l)
 *   GRADIENT    t_(l-1) = h_(l-1) + W_l ((t_l - h_l) f')
 *   forward weights descend |t_l - h_l|^2 / 2, inverses |g_l(f_l(n)) - n|^2 / 2 with n = h_(l-1) + noise
 * </pre>
 *
 * <p>DIFFERENCE takes away what an imperfect inverse does to h itself: where {@code t_l = h_l} the target below is
 * {@code h_(l-1)}, whatever g is. Only the step at the top uses the transpose of forward weights. There are two
 * controls: PLAIN, whose targets pull even when the output is right, and GRADIENT, which is back-propagation, without
 * inverses.
 *
 * <p>Everything is there side by side: units for the values, the targets, the two uses of an inverse and the corrupted
 * states it learns from, joined without delay, so that one time step and one {@code endTrial} is a mini-batch. Several
 * projections share a layer's weights, as the same neurons would use them one after the other. Populations have the
 * names that the static methods return; biases come from a unit {@value #BIAS} that is always on.
 *
 * <pre>{@code
 * simulator.external(TargetPropagation.INPUT, "drive", images);
 * simulator.external(TargetPropagation.LABEL, "drive", oneHot);
 * simulator.run(1);
 * simulator.endTrial();
 * simulator.reset();
 * }</pre>
 *
 * <p>Reference: D.-H. Lee, S. Zhang, A. Fischer &amp; Y. Bengio, ECML-PKDD 2015, doi 10.1007/978-3-319-23528-8_31.
 * Differences: logistic output with cross-entropy, Gaussian starting weights, inverses that learn in the same batches
 * as the forward weights. Verified by {@code TargetPropagationTest}.
 *
 * @param sizes units of input, hidden layers and output; at least one hidden layer
 * @param transfer f, transfer function of hidden units and inverses, tanh or linear
 * @param targets how targets pass a layer
 * @param step size of the step of the top target, {@code > 0}
 * @param noiseSd standard deviation of the corruption that inverses learn from, {@code >= 0}
 * @param forward how forward weights change
 * @param inverse how the weights of inverses change
 */
public record TargetPropagation(
        List<Integer> sizes,
        Transfer transfer,
        Targets targets,
        double step,
        double noiseSd,
        Application forward,
        Application inverse) {

    /** How a target passes a layer. */
    public enum Targets {
        /** The inverse of the target, corrected by what the inverse does to the value. */
        DIFFERENCE,
        /** The inverse of the target. */
        PLAIN,
        /** The value and a step down the gradient. */
        GRADIENT
    }

    /** Input units. */
    public static final String INPUT = "input";

    /** Output units. */
    public static final String OUTPUT = "output";

    /** Units that hold the wanted output. */
    public static final String LABEL = "label";

    /** The unit that is always on. */
    public static final String BIAS = "bias";

    /** Units follow their input within a step. */
    private static final double INSTANT_MS = 0;

    /** Copies the sizes and checks the numbers. */
    public TargetPropagation {
        sizes = List.copyOf(sizes);
        Require.atLeast(sizes.size(), 3, "TargetPropagation.sizes: number of layers");
        sizes.forEach(n -> Require.atLeast(n, 1, "TargetPropagation.sizes"));
        Require.that(
                transfer == Transfer.TANH || transfer == Transfer.LINEAR,
                "TargetPropagation.transfer must be TANH or LINEAR, whose values an inverse can reach",
                transfer);
        Require.positive(step, "TargetPropagation.step");
        Require.nonNegative(noiseSd, "TargetPropagation.noiseSd");
    }

    /**
     * Number of hidden layers.
     *
     * @return layers, {@code >= 1}
     */
    public int hiddenLayers() {
        return sizes.size() - 2;
    }

    /**
     * Values of a layer.
     *
     * @param layer 0 for the input, then the hidden layers, then the output
     * @return name of the population
     */
    public String layer(int layer) {
        Require.index(layer, sizes.size(), "layer");
        return layer == 0 ? INPUT : layer == sizes.size() - 1 ? OUTPUT : "hidden " + layer;
    }

    /**
     * Targets of a hidden layer.
     *
     * @param layer hidden layer, from 1
     * @return name of the population
     */
    public static String target(int layer) {
        return "target " + layer;
    }

    /**
     * Forward weights into a layer.
     *
     * @param layer hidden layer from 1, or the output
     * @return name of the projection
     */
    public static String weights(int layer) {
        return "weights " + layer;
    }

    /**
     * Weights of the inverse of a layer.
     *
     * @param layer hidden layer, from 2
     * @return name of the projection
     */
    public static String inverse(int layer) {
        return "inverse " + layer;
    }

    /**
     * Biases of the units that a matrix of weights leads to.
     *
     * @param weights name of its projection
     * @return name of the projection from the bias unit
     */
    public static String biasOf(String weights) {
        return "bias of " + weights;
    }

    /**
     * The whole network, which learns.
     *
     * @return network
     */
    public Network network() {
        Network.Builder net = forwardPart(true);
        int top = hiddenLayers();
        units(net, LABEL, sizes.get(top + 1), Transfer.LINEAR);
        units(net, "error", sizes.get(top + 1), Transfer.LINEAR);
        units(net, target(top), sizes.get(top), Transfer.LINEAR);
        net.projection(copy(LABEL, "error", 1))
                .projection(copy(OUTPUT, "error", -1))
                .projection(copy(layer(top), target(top), 1))
                .projection(Projection.between("error", target(top)).tiedTo(weights(top + 1), step))
                .learningSignal(OUTPUT, TargetError.of(LABEL, Transfer.LINEAR));
        for (int l = top; l >= 1; l--) {
            net.learningSignal(layer(l), TargetError.of(target(l), transfer));
            if (l > 1 && targets == Targets.GRADIENT) {
                addGradient(net, l);
            } else if (l > 1) {
                addInverse(net, l);
            }
        }
        return net.build();
    }

    /**
     * Input, hidden layers and output alone, with the same names: to classify with weights that were learnt.
     *
     * @return network that does not learn
     */
    public Network classifier() {
        return forwardPart(false).build();
    }

    private Network.Builder forwardPart(boolean learning) {
        Network.Builder net = Network.builder();
        units(net, INPUT, sizes.get(0), Transfer.LINEAR);
        units(net, BIAS, 1, Transfer.LINEAR);
        for (int l = 1; l < sizes.size(); l++) {
            units(net, layer(l), sizes.get(l), l == sizes.size() - 1 ? Transfer.LOGISTIC : transfer);
            if (learning) {
                learnt(net, layer(l - 1), layer(l), weights(l), forward);
            } else {
                net.projection(Projection.between(layer(l - 1), layer(l)).name(weights(l)))
                        .projection(Projection.between(BIAS, layer(l)).name(biasOf(weights(l))));
            }
        }
        return net;
    }

    /** The two uses of the inverse of layer l for the target below, and the units that it learns with. */
    private void addInverse(Network.Builder net, int l) {
        int below = sizes.get(l - 1);
        String ofTarget = "inverse of target " + l;
        String noisy = "corrupted " + (l - 1);
        String code = "code " + l;
        String again = "reconstruction " + (l - 1);
        units(net, noisy, below, Transfer.LINEAR);
        units(net, code, sizes.get(l), transfer);
        units(net, again, below, transfer);
        net.projection(copy(layer(l - 1), noisy, 1)).stimulus(noisy, Corruption.of(noiseSd));
        shared(net, noisy, code, weights(l));
        learnt(net, code, again, inverse(l), inverse);
        net.learningSignal(again, TargetError.of(noisy, transfer));
        units(net, ofTarget, below, transfer);
        shared(net, target(l), ofTarget, inverse(l));
        units(net, target(l - 1), below, Transfer.LINEAR);
        net.projection(copy(ofTarget, target(l - 1), 1));
        if (targets == Targets.DIFFERENCE) {
            String ofValue = "inverse of value " + l;
            units(net, ofValue, below, transfer);
            shared(net, layer(l), ofValue, inverse(l));
            // The inverses first: where they agree they leave no trace in the sum.
            net.projection(copy(ofValue, target(l - 1), -1)).projection(copy(layer(l - 1), target(l - 1), 1));
        }
    }

    private void addGradient(Network.Builder net, int l) {
        String gate = "error " + l;
        units(net, target(l - 1), sizes.get(l - 1), Transfer.LINEAR);
        net.population(gate, sizes.get(l), new SlopeGate(transfer))
                .projection(copy(target(l), gate, 1).receptor(SlopeGate.ERROR))
                .projection(Projection.between(layer(l), gate)
                        .name("value of error " + l)
                        .connectivity(Connectivity.oneToOne())
                        .weight(1)
                        .receptor(SlopeGate.VALUE))
                .projection(copy(layer(l), gate, -1).receptor(SlopeGate.ERROR))
                .projection(copy(layer(l - 1), target(l - 1), 1))
                .projection(Projection.between(gate, target(l - 1)).tiedTo(weights(l)));
    }

    private static void units(Network.Builder net, String name, int size, Transfer transfer) {
        net.population(name, size, new LeakyRate(INSTANT_MS, transfer));
    }

    private static Projection.Builder copy(String pre, String post, double weight) {
        return Projection.between(pre, post)
                .connectivity(Connectivity.oneToOne())
                .weight(weight);
    }

    private static void learnt(Network.Builder net, String pre, String post, String name, Application application) {
        TargetLearning rule = new TargetLearning(1);
        net.projection(Projection.between(pre, post)
                        .name(name)
                        .weights(WeightInit.normal(0, 1).overRootFanIn())
                        .application(application)
                        .rule(rule))
                .projection(Projection.between(BIAS, post)
                        .name(biasOf(name))
                        .application(application)
                        .rule(rule));
    }

    private static void shared(Network.Builder net, String pre, String post, String weights) {
        net.projection(Projection.between(pre, post).sharing(weights))
                .projection(Projection.between(BIAS, post).sharing(biasOf(weights)));
    }
}
