package io.github.snn4j.learning.predictive;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.ErrorUnit;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.ValueUnit;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.random.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chain of layers, each of which predicts the next, as populations and projections.
 *
 * <pre>
 *   mu_l  = W_l f(x_(l-1)) + b_l                     eps_l = (x_l - mu_l) / Sigma_l
 *   x_l  += h Sigma_l (-eps_l + f'(x_l) W_(l+1)' eps_(l+1))
 *   dW_l  = Sigma_L eps_l f(x_(l-1))                 after the values have settled
 * </pre>
 *
 * <p>Layer l is a population {@code x<l>} of {@link ValueUnit}s and, wired one-to-one, a population {@code e<l>} of
 * {@link ErrorUnit}s; predictions travel from {@code x<l-1>} to {@code e<l>}, errors back through the same weights,
 * transposed. A unit {@code one} of value 1 carries the biases. Layer 0 sends x itself. It has a variance if it
 * shall be inferred (a prior around zero); with variance 0 it is an input that is always held.
 *
 * <p><b>Supervised</b>: hold the input at layer 0 and the target at the last layer. The larger Sigma_L is against the
 * variances before, the closer the change comes to back-propagation of the squared error; variances that grow from
 * layer to layer, such as 1, 10, 100, settle faster than 1, 1, 100 and get closer. <b>Generative</b>: hold data at
 * the last layer and let the first be inferred; or hold the first, or part of the last, and read the rest.
 *
 * <p>All layers but the first use the same f. Reference: J.C.R. Whittington &amp; R. Bogacz, Neural Comput.
 * 29:1229-1262, 2017, doi 10.1162/NECO_a_00949. Verified by {@code PredictiveNetworkTest}.
 *
 * @param sizes units of each layer, at least two layers
 * @param transfer non-linearity f
 * @param variances variance Sigma of each layer, {@code > 0}; of the first layer 0 if it is an input
 * @param step Euler step h in (0, 1] of all layers but the last, whose free values follow their predictions at once
 * @param inference how errors are found
 * @param optimizer makes the step of the weights, on the mean over the batch
 */
public record PredictiveNetwork(
        List<Integer> sizes,
        Transfer transfer,
        List<Double> variances,
        double step,
        Inference inference,
        Optimizer optimizer) {

    /** Name of the unit that carries the biases. */
    public static final String BIAS = "one";

    /** Time step of the simulator that the delays are made for, in ms; it has no other meaning. */
    public static final double DT_MS = 1;

    private static final double SMALL = 0.3;

    /** Copies the lists and validates the numbers. */
    public PredictiveNetwork {
        sizes = List.copyOf(sizes);
        variances = List.copyOf(variances);
        Require.that(sizes.size() >= 2, "PredictiveNetwork.sizes must be at least two layers", sizes);
        Require.that(
                variances.size() == sizes.size(),
                "PredictiveNetwork.variances must be one per layer, " + sizes.size() + " numbers",
                variances);
        Require.nonNegative(variances.get(0), "PredictiveNetwork.variances of layer 0");
        for (int l = 1; l < sizes.size(); l++) {
            Require.positive(variances.get(l), "PredictiveNetwork.variances of layer " + l);
        }
        boolean plain =
                step == 1 && variances.get(0) == 0 && variances.stream().skip(1).allMatch(v -> v == 1);
        Require.that(
                inference != Inference.ZERO_DIVERGENCE || plain,
                "PredictiveNetwork: ZERO_DIVERGENCE needs step 1, variance 0 of the input and variance 1 of all other"
                        + " layers; use withZeroDivergence",
                "step " + step + " and variances " + variances);
    }

    /**
     * A net from inputs to targets: tanh, variance 1 of hidden layers and 100 of the output, h = 0.2, Adam with 1e-3.
     *
     * @param sizes units of each layer, input first
     * @return the network
     */
    public static PredictiveNetwork supervised(Integer... sizes) {
        List<Double> variances = new ArrayList<>(Collections.nCopies(sizes.length, 1.0));
        variances.set(0, 0.0);
        variances.set(sizes.length - 1, 100.0);
        return new PredictiveNetwork(
                List.of(sizes), Transfer.TANH, variances, 0.2, Inference.RELAXED, Optimizer.Adam.of(1e-3));
    }

    /**
     * A net from causes to data: tanh, variance 1 of all layers, h = 0.1, Adam with 1e-3.
     *
     * @param sizes units of each layer, causes first, data last
     * @return the network
     */
    public static PredictiveNetwork generative(Integer... sizes) {
        return new PredictiveNetwork(
                List.of(sizes),
                Transfer.TANH,
                Collections.nCopies(sizes.length, 1.0),
                0.1,
                Inference.RELAXED,
                Optimizer.Adam.of(1e-3));
    }

    /**
     * Another non-linearity.
     *
     * @param value non-linearity
     * @return changed copy
     */
    public PredictiveNetwork withTransfer(Transfer value) {
        return new PredictiveNetwork(sizes, value, variances, step, inference, optimizer);
    }

    /**
     * Other variances.
     *
     * @param values variance of each layer
     * @return changed copy
     */
    public PredictiveNetwork withVariances(Double... values) {
        return new PredictiveNetwork(sizes, transfer, List.of(values), step, inference, optimizer);
    }

    /**
     * Another Euler step.
     *
     * @param value step in (0, 1]
     * @return changed copy
     */
    public PredictiveNetwork withStep(double value) {
        return new PredictiveNetwork(sizes, transfer, variances, value, inference, optimizer);
    }

    /**
     * Another optimiser.
     *
     * @param value optimiser
     * @return changed copy
     */
    public PredictiveNetwork withOptimizer(Optimizer value) {
        return new PredictiveNetwork(sizes, transfer, variances, step, inference, value);
    }

    /**
     * Predictions fixed while values relax. The settled errors do not depend on the variances then; large ones only
     * cost digits, since errors are small against the values in float.
     *
     * @return changed copy
     */
    public PredictiveNetwork withFixedPrediction() {
        return new PredictiveNetwork(sizes, transfer, variances, step, Inference.FIXED_PREDICTION, optimizer);
    }

    /**
     * Zero-divergence inference, with the step and the variances that it needs.
     *
     * @return changed copy
     */
    public PredictiveNetwork withZeroDivergence() {
        List<Double> ones = new ArrayList<>(Collections.nCopies(sizes.size(), 1.0));
        ones.set(0, 0.0);
        return new PredictiveNetwork(sizes, transfer, ones, 1, Inference.ZERO_DIVERGENCE, optimizer);
    }

    /**
     * Number of the last layer.
     *
     * @return layers without the first
     */
    public int last() {
        return sizes.size() - 1;
    }

    /**
     * Whether the first layer is an input that is always held, rather than causes to be inferred.
     *
     * @return true if its variance is 0
     */
    public boolean inputHeld() {
        return variances.get(0) == 0;
    }

    /**
     * Steps of role FREE after which the net is in the state of a feed-forward pass.
     *
     * @return steps
     */
    public int sweepSteps() {
        return last();
    }

    /**
     * Population of the values of a layer.
     *
     * @param layer number of the layer
     * @return its name
     */
    public static String values(int layer) {
        return "x" + layer;
    }

    /**
     * Population of the errors of a layer.
     *
     * @param layer number of the layer
     * @return its name
     */
    public static String errors(int layer) {
        return "e" + layer;
    }

    /**
     * Projection that predicts a layer.
     *
     * @param layer number of the layer, {@code >= 1}
     * @return its name
     */
    public static String weights(int layer) {
        return "x" + (layer - 1) + "->e" + layer;
    }

    /**
     * Projection with the biases of a layer.
     *
     * @param layer number of the layer, {@code >= 1}
     * @return its name
     */
    public static String biases(int layer) {
        return BIAS + "->e" + layer;
    }

    /**
     * The free energy of this network.
     *
     * @return monitor
     */
    public FreeEnergyMonitor freeEnergy() {
        Map<String, Double> all = new LinkedHashMap<>();
        for (int l = inputHeld() ? 1 : 0; l <= last(); l++) {
            all.put(errors(l), variances.get(l));
        }
        return new FreeEnergyMonitor(all);
    }

    /**
     * Populations and projections.
     *
     * @return network for a simulator with a time step of {@link #DT_MS}
     */
    public Network network() {
        Network.Builder builder = Network.builder()
                .population(
                        Population.of(BIAS, 1, ValueUnit.of(Transfer.LINEAR, 1)).startingAt("x", Values.constant(1)));
        for (int l = 0; l <= last(); l++) {
            builder.population(values(l), sizes.get(l), valueUnit(l));
            if (l > 0 || !inputHeld()) {
                builder.population(errors(l), sizes.get(l), new ErrorUnit(variances.get(l)))
                        .projection(oneToOne(values(l), errors(l)).receptor(ErrorUnit.VALUE))
                        .projection(oneToOne(errors(l), values(l))
                                .receptor(ValueUnit.ERROR)
                                .delayMs(DT_MS));
            }
        }
        for (int l = 1; l <= last(); l++) {
            predict(builder, l);
        }
        return builder.build();
    }

    /** Nothing pulls at a value of the last layer that is not held, so it goes to its prediction in one step. */
    private ValueUnit valueUnit(int layer) {
        double h = layer == last() ? 1 : step;
        double variance = layer == 0 && inputHeld() ? 1 : variances.get(layer);
        return new ValueUnit(
                layer == 0 ? Transfer.LINEAR : transfer, h, variance, inference == Inference.FIXED_PREDICTION);
    }

    private static Projection.Builder oneToOne(String pre, String post) {
        return Projection.between(pre, post)
                .connectivity(Connectivity.oneToOne())
                .weight(1);
    }

    /**
     * The bound keeps the variance of the activity from layer to layer, 2/n for a function that is zero for half.
     * What a generative net predicts must not be noise before it has learnt, so its weights start small.
     */
    private void predict(Network.Builder builder, int layer) {
        double bound = Math.sqrt(transfer == Transfer.RELU ? 6 : 3) * (inputHeld() ? 1 : SMALL);
        builder.projection(Projection.between(values(layer - 1), errors(layer))
                        .weights(WeightInit.uniform(-bound, bound).overRootFanIn())
                        .application(Application.perTrial(optimizer))
                        .rule(rule(layer)))
                .projection(Projection.between(BIAS, errors(layer))
                        .application(Application.perTrial(optimizer))
                        .rule(rule(layer)));
        if (layer > 1 || !inputHeld()) {
            builder.projection(Projection.between(errors(layer), values(layer - 1))
                    .tiedTo(weights(layer))
                    .delayMs(DT_MS));
        }
    }

    /** With zero divergence layer l learns when the error has come down to it: L - l steps after the sweep. */
    private PredictiveCoding rule(int layer) {
        int atStep = inference == Inference.ZERO_DIVERGENCE ? sweepSteps() + last() - layer : 0;
        return new PredictiveCoding(variances.get(last()), atStep);
    }
}
