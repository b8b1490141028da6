package io.github.snn4j.examples.compare;

import io.github.snn4j.Population;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.learning.bptt.BpttConfig;
import io.github.snn4j.learning.bptt.BpttTrainer;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Back-propagation through time for the yardstick of a rule. */
final class Backward implements AutoCloseable {

    private final ComparedRule rule;
    private final Setting setting;
    private final Yardstick yardstick;
    private final BpttTrainer trainer;

    /** For gradients, and plain steps of rate 1. */
    Backward(ComparedRule rule, Setting setting) {
        this(rule, setting, new Optimizer.Sgd(1), RateSchedule.constant());
    }

    Backward(ComparedRule rule, Setting setting, Optimizer optimizer, RateSchedule schedule) {
        this.rule = rule;
        this.setting = setting;
        this.yardstick = rule.yardstick(setting);
        this.trainer = BpttTrainer.of(
                yardstick.network(),
                BpttConfig.of(1, setting.seed(), setting.steps(), Setting.OUTPUT, yardstick.loss())
                        .withSurrogate(yardstick.surrogate())
                        .withFrozen(yardstick.frozen().toArray(String[]::new))
                        .withOptimizer(optimizer, schedule)
                        .withThreads(setting.threads()));
    }

    BpttTrainer trainer() {
        return trainer;
    }

    Map<String, float[]> weights() {
        Map<String, float[]> all = new LinkedHashMap<>();
        for (int k = 0; k < setting.layers(); k++) {
            all.put(setting.weights(k), trainer.weights(setting.weights(k)));
        }
        return all;
    }

    void setWeights(Map<String, float[]> weights) {
        for (int k = 0; k < setting.layers(); k++) {
            trainer.setWeights(setting.weights(k), weights.get(setting.weights(k)));
        }
    }

    /** The batch that a simulator has seen, spike by spike. */
    BpttBatch batch(Presentation shown) {
        BpttBatch batch = trainer.newBatch(shown.labels().length);
        for (int b = 0; b < batch.samples(); b++) {
            for (Population population : yardstick.network().populations().values()) {
                if (population.name().equals(Setting.INPUT)) {
                    batch.spikes(Setting.INPUT, b, shown.spikes()[b]);
                } else if (population.source().isPresent()) {
                    batch.emit(population.name(), b, 0);
                }
            }
            rule.teach(batch, setting, b, shown.labels()[b]);
        }
        return batch;
    }

    @Override
    public void close() {
        trainer.close();
    }
}
