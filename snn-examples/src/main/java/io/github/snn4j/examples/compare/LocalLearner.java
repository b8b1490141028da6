package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.plasticity.RateSchedule;
import java.util.Map;

/** A simulator whose projections learn by themselves. */
final class LocalLearner implements Learner {

    private final ShownNetwork network;
    private final RateSchedule schedule;
    private long step;

    LocalLearner(ComparedRule rule, Setting setting, RateSchedule schedule) {
        this.network = new ShownNetwork(rule, setting, rule.network(setting));
        this.schedule = schedule;
    }

    @Override
    public void learn(ImageDataset images, int[] which) {
        double factor = schedule.factorAt(step++);
        network.simulator().network().projections().forEach((name, projection) -> {
            if (projection.rule().isPresent()) {
                network.simulator().setLearningRate(name, factor);
            }
        });
        network.show(images, which);
        network.run(true);
    }

    @Override
    public Map<String, float[]> weights() {
        return network.weights();
    }

    @Override
    public void close() {
        network.close();
    }
}
