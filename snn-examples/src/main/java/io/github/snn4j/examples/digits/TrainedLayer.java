package io.github.snn4j.examples.digits;

import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.monitor.SpikeCounts;
import io.github.snn4j.monitor.SpikeCountsRecording;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.Arrays;

/** A {@link CompetitiveLayer} that has stopped learning and looks at several images side by side. */
public final class TrainedLayer implements AutoCloseable {

    private final Simulator simulator;
    private final TrialProtocol presentation;
    private final SpikeCountsRecording counts;
    private final int batch;

    TrainedLayer(Simulator simulator, TrialProtocol presentation) {
        this.simulator = simulator;
        this.presentation = presentation;
        this.counts = simulator.attach(SpikeCounts.of(CompetitiveLayer.OUTPUT));
        this.batch = simulator.config().batchSize();
    }

    /** Takes the response to one image. */
    @FunctionalInterface
    public interface Responses {

        /**
         * Called once per image, in order.
         *
         * @param index image
         * @param spikes spikes of each neuron
         */
        void accept(int index, int[] spikes);
    }

    /**
     * Shows all images.
     *
     * @param data images
     * @param responses takes the spikes of each
     */
    public void show(ImageDataset data, Responses responses) {
        float[] image = new float[data.pixelCount()];
        for (int first = 0; first < data.size(); first += batch) {
            int present = Math.min(batch, data.size() - first);
            for (int b = 0; b < batch; b++) {
                if (b < present) {
                    data.copyIntensities(first + b, image);
                } else {
                    Arrays.fill(image, 0f);
                }
                simulator.present(CompetitiveLayer.INPUT, b, image);
            }
            counts.clear();
            simulator.runTrial(presentation);
            simulator.reset();
            int neurons = counts.counts().length / batch;
            for (int b = 0; b < present; b++) {
                responses.accept(first + b, Arrays.copyOfRange(counts.counts(), b * neurons, (b + 1) * neurons));
            }
        }
    }

    /**
     * The running network.
     *
     * @return simulator
     */
    public Simulator simulator() {
        return simulator;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
