package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The angle between the change that a rule makes and the way down the gradient, by layer.
 *
 * <p>The change is what the rule hands over in one presentation of a fixed mini-batch while the weights stand still,
 * without an optimiser. The gradient is that of back-propagation through time at the same weights and input spikes.
 */
final class Angles {

    private Angles() {}

    /** In degrees, by layer; NaN for a layer that the rule does not learn, or where one of the two is zero. */
    static double[] of(ComparedRule rule, Setting setting, Map<String, float[]> weights, ImageDataset images) {
        int[] which = new int[setting.batch()];
        Arrays.setAll(which, b -> b % images.size());
        Map<String, float[]> local = new LinkedHashMap<>();
        Presentation shown;
        try (ShownNetwork network = new ShownNetwork(rule, setting, standingStill(rule.measured(setting)))) {
            network.setWeights(weights);
            network.show(images, which);
            network.run(true);
            shown = network.presentation();
            network.weights().forEach((name, after) -> local.put(name, difference(after, weights.get(name))));
        }
        Map<String, float[]> change = rule.change(setting, weights, local, shown);
        Map<String, float[]> gradient = gradient(rule, setting, weights, shown);
        double[] degrees = new double[setting.layers()];
        for (int k = 0; k < degrees.length; k++) {
            float[] g = gradient.get(setting.weights(k));
            float[] c = change.get(setting.weights(k));
            degrees[k] = g == null || c == null ? Double.NaN : 180 - between(c, g);
        }
        return degrees;
    }

    /** The same network, whose rules' changes are collected over the presentation and added up as they are. */
    private static Network standingStill(Network network) {
        Map<String, Projection> projections = new LinkedHashMap<>();
        network.projections()
                .forEach((name, p) -> projections.put(
                        name,
                        new Projection(
                                name,
                                p.pre(),
                                p.post(),
                                p.connectivity(),
                                p.weights(),
                                p.delay(),
                                p.receptor(),
                                p.bounds(),
                                Application.perTrial(new Optimizer.Sgd(1)),
                                p.rule(),
                                p.shortTerm(),
                                p.tie())));
        return new Network(network.populations(), projections, network.learningSignals(), network.stimuli());
    }

    private static Map<String, float[]> gradient(
            ComparedRule rule, Setting setting, Map<String, float[]> weights, Presentation shown) {
        try (Backward backward = new Backward(rule, setting)) {
            backward.setWeights(weights);
            return backward.trainer().gradients(backward.batch(shown));
        }
    }

    static float[] difference(float[] after, float[] before) {
        float[] d = new float[after.length];
        for (int n = 0; n < d.length; n++) {
            d[n] = after[n] - before[n];
        }
        return d;
    }

    /** In degrees; NaN if one of the two is zero. */
    static double between(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int n = 0; n < a.length; n++) {
            ab += (double) a[n] * b[n];
            aa += (double) a[n] * a[n];
            bb += (double) b[n] * b[n];
        }
        if (aa == 0 || bb == 0) {
            return Double.NaN;
        }
        double cosine = ab / Math.sqrt(aa * bb);
        return Math.toDegrees(StrictMath.acos(Math.max(-1, Math.min(1, cosine))));
    }
}
