package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.contrastive.ContrastiveClassifier;
import io.github.snn4j.examples.contrastive.EquilibriumClassifier;
import io.github.snn4j.examples.dendritic.DendriticClassifier;
import io.github.snn4j.examples.dendritic.DendriticSettings;
import io.github.snn4j.examples.dendritic.Feedback;
import io.github.snn4j.examples.feedback.FeedbackClassifier;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.examples.predictive.PredictiveClassifier;
import io.github.snn4j.examples.targetprop.TargetPropagationClassifier;
import io.github.snn4j.learning.predictive.PredictiveNetwork;
import io.github.snn4j.learning.predictive.Relaxation;
import io.github.snn4j.learning.target.TargetPropagation;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules for nets of graded units, each with the units, loss and optimiser of its own experiment; the layers,
 * images and their order are the same for all.
 */
final class GradedRules {

    /** Makes an untrained net of the given layers. */
    interface Maker {
        GradedClassifier make(int[] sizes, long seed, int threads);
    }

    /**
     * A rule and how it is run.
     *
     * @param batch images of a mini-batch
     * @param maker makes an untrained net
     */
    record Entry(int batch, Maker maker) {}

    private GradedRules() {}

    /** All rules by name, in the order of the table. */
    static Map<String, Entry> all() {
        Map<String, Entry> rules = new LinkedHashMap<>();
        for (String route : FeedbackClassifier.routes()) {
            rules.put(
                    route,
                    new Entry(64, (sizes, seed, threads) -> FeedbackClassifier.usual(route, sizes, seed, threads)));
        }
        rules.put("predictive", new Entry(20, GradedRules::predictive));
        rules.put(
                "contrastive",
                new Entry(20, (sizes, seed, threads) -> ContrastiveClassifier.usual(list(sizes), 20, seed, threads)));
        rules.put(
                "equilibrium",
                new Entry(20, (sizes, seed, threads) -> EquilibriumClassifier.usual(list(sizes), 20, seed, threads)));
        rules.put("dendritic", new Entry(50, GradedRules::dendritic));
        rules.put("target", new Entry(64, GradedRules::target));
        return rules;
    }

    private static GradedClassifier predictive(int[] sizes, long seed, int threads) {
        PredictiveNetwork net = PredictiveNetwork.supervised(boxed(sizes));
        return new PredictiveClassifier(net, new Relaxation(20, 1e-3), 20, seed, threads);
    }

    private static GradedClassifier dendritic(int[] sizes, long seed, int threads) {
        return new DendriticClassifier(DendriticSettings.of(Feedback.SYMMETRIC, boxed(sizes)), seed, threads);
    }

    private static GradedClassifier target(int[] sizes, long seed, int threads) {
        TargetPropagation net = new TargetPropagation(
                list(sizes),
                LeakyRate.Transfer.TANH,
                TargetPropagation.Targets.DIFFERENCE,
                0.3,
                0.1,
                Application.perTrial(Optimizer.Adam.of(1e-3)),
                Application.perTrial(Optimizer.Adam.of(3e-3)));
        return new TargetPropagationClassifier(net, 64, seed, threads);
    }

    static List<String> names() {
        return List.copyOf(all().keySet());
    }

    private static Integer[] boxed(int[] sizes) {
        return Arrays.stream(sizes).boxed().toArray(Integer[]::new);
    }

    private static List<Integer> list(int[] sizes) {
        return List.of(boxed(sizes));
    }
}
