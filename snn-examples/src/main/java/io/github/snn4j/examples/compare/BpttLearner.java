package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import java.util.Map;

/** Learns by back-propagation through time. */
final class BpttLearner implements Learner {

    private static final double RATE = 1e-2;

    private final Setting setting;
    private final Backward backward;
    private final BpttBatch batch;
    private final float[] pixels;
    private int presentation;

    BpttLearner(ComparedRule rule, Setting setting, RateSchedule schedule) {
        this.setting = setting;
        this.backward = new Backward(rule, setting, Optimizer.Adam.of(RATE), schedule);
        this.batch = backward.trainer().newBatch(setting.batch());
        this.pixels = new float[setting.pixels()];
    }

    @Override
    public void learn(ImageDataset images, int[] which) {
        for (int b = 0; b < setting.batch(); b++) {
            images.copyIntensities(which[b], pixels);
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] *= (float) setting.brightest();
            }
            batch.present(Setting.INPUT, b, presentation++, pixels);
            batch.label(b, images.label(which[b]));
        }
        backward.trainer().train(batch);
    }

    @Override
    public Map<String, float[]> weights() {
        return backward.weights();
    }

    @Override
    public void close() {
        backward.close();
    }
}
