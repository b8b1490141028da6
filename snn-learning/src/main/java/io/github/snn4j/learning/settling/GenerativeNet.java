package io.github.snn4j.learning.settling;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.learning.target.Corruption;
import io.github.snn4j.learning.target.SlopeGate;
import io.github.snn4j.learning.target.TargetError;
import io.github.snn4j.learning.target.TargetLearning;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directed generative model of images with an encoder, learnt by variational EM whose two steps are neural dynamics.
 *
 * <pre>
 *   model      p(h_L) = N(0, 1),  p(h_l | h_(l+1)) = N(g_l(h_(l+1)), modelSd^2),  p(x | h_1) = Bernoulli(g_0(h_1))
 *              g_l(h) = tanh(V' h + b), g_0 logistic
 *   encoder    f_l(h) = tanh(W' h + c), the last one linear
 *   E step     h_l starts at f_l(h_(l-1)) and settles:
 *              h_l := h_l + rate (up evidence + down (g_l(h_(l+1)) - h_l))
 *   evidence   TARGET    f_l(h_(l-1)) - f_l(g_(l-1)(h_l))
 *              GRADIENT  V (x - g_0) modelSd^2 for l = 1,  V ((h_(l-1) - g_(l-1)) g') above
 *   M step     h_l is held and its activity corrupted by N(0, noiseSd^2); then decoder and encoder learn by the delta
 *              rule to give the settled states: V on |h_(l-1) - g_(l-1)|^2, W on |h_l - f_l|^2
 * </pre>
 *
 * <p>TARGET is what difference target propagation offers for the gradient of {@code log p(below | h)}: the encoder,
 * seen as an inverse of the decoder, tells how far h is from what would give the layer below, and no weight is
 * transported. GRADIENT is that gradient, times modelSd^2, through the transposed decoder: with up = down = 1 and
 * prior = modelSd^2 small steps climb log p(x, h). In the M step the input may be shown corrupted
 * ({@link ImageUnit#CORRUPTED}), so that the encoder learns to guess causes from part of an image. {@link Bound}
 * gives the terms of the variational bound.
 *
 * <p>A mini-batch is one trial of {@link #protocol}: {@code steps} of settling and one of learning. With half an image
 * hidden ({@link ImageUnit#HIDDEN}) and learning off, settling fills it in. To sample, run {@link #decoder} from drawn
 * top states.
 *
 * <p>Reference: Y. Bengio, D.-H. Lee, J. Bornschein, T. Mesnard &amp; Z. Lin, arXiv 1502.04156, 2015. The layers, the
 * Gaussian model and the occlusion are choices made here. Verified by {@code GenerativeNetTest}.
 *
 * @param sizes units of the image and of the hidden layers; at least one hidden layer
 * @param rate size of a step of inference, {@code > 0}
 * @param up weight of the evidence, {@code >= 0}
 * @param down weight of the expectation in all layers but the top, {@code >= 0}
 * @param prior weight of the prior around zero in the top layer, {@code >= 0}
 * @param modelSd standard deviation of a layer around the expectation from above, {@code > 0}
 * @param noiseSd standard deviation of the approximate posterior around the settled state, {@code > 0}
 * @param evidence what the E step climbs by
 * @param steps steps of settling, {@code >= 2}
 * @param application how the weights change
 */
public record GenerativeNet(
        List<Integer> sizes,
        double rate,
        double up,
        double down,
        double prior,
        double modelSd,
        double noiseSd,
        SettlingUnit.Evidence evidence,
        int steps,
        Application application) {

    /** The image. */
    public static final String IMAGE = "image";

    /** The unit that is always on. */
    public static final String BIAS = "bias";

    private static final double INSTANT_MS = 0;

    /** Copies the sizes and checks the numbers. */
    public GenerativeNet {
        sizes = List.copyOf(sizes);
        Require.atLeast(sizes.size(), 2, "GenerativeNet.sizes: number of layers");
        sizes.forEach(n -> Require.atLeast(n, 1, "GenerativeNet.sizes"));
        Require.positive(modelSd, "GenerativeNet.modelSd");
        Require.positive(noiseSd, "GenerativeNet.noiseSd");
        Require.atLeast(steps, 2, "GenerativeNet.steps");
        // The rest is checked by the units.
        new SettlingUnit(rate, up, Math.max(down, prior), evidence);
    }

    /**
     * Number of hidden layers.
     *
     * @return layers, {@code >= 1}
     */
    public int hiddenLayers() {
        return sizes.size() - 1;
    }

    /**
     * States of a layer.
     *
     * @param layer 0 for the image
     * @return name of the population
     */
    public static String layer(int layer) {
        return layer == 0 ? IMAGE : "cause " + layer;
    }

    /**
     * What the decoder expects of a layer.
     *
     * @param layer 0 for the image, below the top
     * @return name of the population
     */
    public static String expected(int layer) {
        return "expected " + layer(layer);
    }

    /**
     * Encoder weights into a layer.
     *
     * @param layer hidden layer, from 1
     * @return name of the projection
     */
    public static String encoder(int layer) {
        return "encoder " + layer;
    }

    /**
     * Decoder weights out of a layer.
     *
     * @param layer hidden layer, from 1
     * @return name of the projection
     */
    public static String decoder(int layer) {
        return "decoder " + layer;
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
     * Settling, then one step in which the weights learn.
     *
     * @return protocol of a mini-batch
     */
    public TrialProtocol protocol() {
        return new TrialProtocol(List.of(new Phase(Phase.Role.FREE, steps, 0), new Phase(Phase.Role.CLAMPED, 1, 0)));
    }

    /**
     * The whole network: encoder, settling units, decoder.
     *
     * @return network
     */
    public Network network() {
        Network.Builder net = Network.builder().population(IMAGE, sizes.get(0), new ImageUnit());
        instant(net, BIAS, 1, Transfer.LINEAR);
        int top = hiddenLayers();
        for (int l = 1; l <= top; l++) {
            addEncoder(net, l, l == top ? Transfer.LINEAR : Transfer.TANH);
        }
        for (int l = top; l >= 1; l--) {
            addDecoder(net, l, l == 1 ? Transfer.LOGISTIC : Transfer.TANH);
        }
        net.projection(copy(expected(0), IMAGE, 1, 1));
        return net.build();
    }

    /**
     * The decoder alone, with the same names, from given states of the top layer (external variable {@code drive}).
     *
     * @return network that does not learn
     */
    public Network decoder() {
        Network.Builder net = Network.builder();
        instant(net, BIAS, 1, Transfer.LINEAR);
        String above = layer(hiddenLayers());
        instant(net, above, sizes.get(hiddenLayers()), Transfer.LINEAR);
        for (int l = hiddenLayers(); l >= 1; l--) {
            instant(net, expected(l - 1), sizes.get(l - 1), l == 1 ? Transfer.LOGISTIC : Transfer.TANH);
            net.projection(Projection.between(above, expected(l - 1)).name(decoder(l)))
                    .projection(Projection.between(BIAS, expected(l - 1)).name(biasOf(decoder(l))));
            above = expected(l - 1);
        }
        return net.build();
    }

    /**
     * Names of the projections that learn.
     *
     * @return names, those of the encoder first
     */
    public List<String> learnt() {
        List<String> names = new ArrayList<>();
        for (int l = 1; l <= hiddenLayers(); l++) {
            names.addAll(List.of(encoder(l), biasOf(encoder(l))));
        }
        for (int l = hiddenLayers(); l >= 1; l--) {
            names.addAll(List.of(decoder(l), biasOf(decoder(l))));
        }
        return names;
    }

    private void addEncoder(Network.Builder net, int l, Transfer transfer) {
        boolean top = l == hiddenLayers();
        String encoded = "encoded " + l;
        instant(net, encoded, sizes.get(l), transfer);
        net.population(layer(l), sizes.get(l), new SettlingUnit(rate, up, top ? prior : down, evidence))
                .stimulus(layer(l), new Corruption(noiseSd, steps, Optional.of(SettlingUnit.NOISE)))
                .projection(copy(encoded, layer(l), 1, 0).receptor(SettlingUnit.ENCODED));
        addLearnt(
                net, layer(l - 1), encoded, encoder(l), WeightInit.normal(0, 1).overRootFanIn());
        net.learningSignal(encoded, new TargetError(layer(l), "x", transfer));
    }

    /** The expectation of the layer below, and what the encoder makes of it. */
    private void addDecoder(Network.Builder net, int l, Transfer transfer) {
        String expected = expected(l - 1);
        String recoded = "recoded " + l;
        instant(net, expected, sizes.get(l - 1), transfer);
        addLearnt(
                net,
                layer(l),
                expected,
                decoder(l),
                WeightInit.normal(0, l == 1 ? 0.1 : 1).overRootFanIn());
        // The slope of the logistic function is left out: cross-entropy.
        net.learningSignal(expected, new TargetError(layer(l - 1), "x", l == 1 ? Transfer.LINEAR : transfer));
        if (evidence == SettlingUnit.Evidence.TARGET) {
            instant(net, recoded, sizes.get(l), l == hiddenLayers() ? Transfer.LINEAR : Transfer.TANH);
            net.projection(Projection.between(expected, recoded).sharing(encoder(l)))
                    .projection(Projection.between(BIAS, recoded).sharing(biasOf(encoder(l))))
                    .projection(copy(recoded, layer(l), 1, 1).receptor(SettlingUnit.RECODED));
        } else {
            addError(net, l, l == 1 ? Transfer.LINEAR : transfer);
        }
        if (l > 1) {
            net.projection(copy(expected, layer(l - 1), 1, 1).receptor(SettlingUnit.PREDICTED));
        }
    }

    /** What the decoder gets wrong, carried back by its weights; cross-entropy has no slope. */
    private void addError(Network.Builder net, int l, Transfer slope) {
        String error = "error of " + layer(l - 1);
        net.population(error, sizes.get(l - 1), new SlopeGate(slope))
                .projection(copy(layer(l - 1), error, 1, 0).receptor(SlopeGate.ERROR))
                .projection(copy(expected(l - 1), error, -1, 0).receptor(SlopeGate.ERROR))
                .projection(Projection.between(error, layer(l))
                        .tiedTo(decoder(l), l == 1 ? modelSd * modelSd : 1)
                        .delayMs(1)
                        .receptor(SettlingUnit.ERROR));
        if (slope != Transfer.LINEAR) {
            net.projection(
                    copy(expected(l - 1), error, 1, 0).name("value of " + error).receptor(SlopeGate.VALUE));
        }
    }

    private void addLearnt(Network.Builder net, String pre, String post, String name, WeightInit weights) {
        TargetLearning rule = new TargetLearning(1);
        net.projection(Projection.between(pre, post)
                        .name(name)
                        .weights(weights)
                        .application(application)
                        .rule(rule))
                .projection(Projection.between(BIAS, post)
                        .name(biasOf(name))
                        .application(application)
                        .rule(rule));
    }

    private static void instant(Network.Builder net, String name, int size, Transfer transfer) {
        NeuronModel unit = new LeakyRate(INSTANT_MS, transfer);
        net.population(name, size, unit);
    }

    private static Projection.Builder copy(String pre, String post, double weight, double delayMs) {
        return Projection.between(pre, post)
                .connectivity(Connectivity.oneToOne())
                .weight(weight)
                .delayMs(delayMs);
    }
}
