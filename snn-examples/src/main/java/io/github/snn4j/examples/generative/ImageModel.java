package io.github.snn4j.examples.generative;

import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.learning.settling.Bound;
import io.github.snn4j.learning.settling.GenerativeNet;
import io.github.snn4j.learning.settling.ImageUnit;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.TrialProtocol;
import java.util.Arrays;
import java.util.List;

/** A running generative net that is shown images of a data set, a batch at a time. */
final class ImageModel implements AutoCloseable {

    private final GenerativeNet net;
    private final int batch;
    private final int pixels;
    private final Simulator simulator;
    private final Simulator decoder;
    private final float[] shown;
    private final float[] corrupted;
    private final float[] one;
    private int presentation;

    ImageModel(GenerativeNet net, int batch, long seed, int threads) {
        this.net = net;
        this.batch = batch;
        this.pixels = net.sizes().get(0);
        this.shown = new float[batch * pixels];
        this.corrupted = new float[batch * pixels];
        this.one = new float[pixels];
        SimulationConfig config =
                SimulationConfig.of(1, seed).withBatchSize(batch).withThreads(threads);
        this.simulator = Simulator.of(net.network(), config);
        this.decoder = Simulator.of(net.decoder(), config);
        simulator.external(GenerativeNet.BIAS, "drive", 1);
        decoder.external(GenerativeNet.BIAS, "drive", 1);
    }

    int batch() {
        return batch;
    }

    Simulator simulator() {
        return simulator;
    }

    /** Learns a batch of images, the encoder from covered ones. */
    void learn(ImageDataset images, int[] chosen, Occlusion occlusion) {
        show(images, chosen);
        System.arraycopy(shown, 0, corrupted, 0, shown.length);
        occlusion.cover(presentation, corrupted);
        presentation += batch;
        simulator.external(GenerativeNet.IMAGE, ImageUnit.CORRUPTED, corrupted);
        simulator.setLearning(true);
        simulator.runTrial(net.protocol());
        simulator.reset();
    }

    void setRate(double factor) {
        net.learnt().forEach(name -> simulator.setLearningRate(name, factor));
    }

    /** Terms of the bound of the first images of a set, as many whole batches as there are. */
    Bound bound(ImageDataset images) {
        Bound[] bounds = new Bound[images.size() / batch];
        simulator.setLearning(false);
        for (int k = 0; k < bounds.length; k++) {
            show(images, range(k * batch, batch));
            simulator.external(GenerativeNet.IMAGE, ImageUnit.CORRUPTED, shown);
            simulator.runTrial(net.protocol());
            bounds[k] = Bound.of(net, simulator);
            simulator.reset();
        }
        return Bound.mean(bounds);
    }

    /** log p(x, h) of a batch of images after each step of settling. */
    double[] jointWhileSettling(ImageDataset images) {
        simulator.setLearning(false);
        show(images, range(0, batch));
        double[] joint = new double[net.steps()];
        for (int k = 0; k < joint.length; k++) {
            simulator.runTrial(free(1));
            joint[k] = Bound.of(net, simulator).joint();
        }
        simulator.reset();
        return joint;
    }

    /** Top states that a batch of images, from a place on, settles to. */
    float[] causes(ImageDataset images, int from) {
        simulator.setLearning(false);
        show(images, range(from, batch));
        simulator.runTrial(free(net.steps()));
        float[] states = simulator.variable(GenerativeNet.layer(net.hiddenLayers()), "x");
        simulator.reset();
        return states;
    }

    /** Images that the decoder makes of top states, as many as a batch. */
    float[] decode(float[] states) {
        decoder.network()
                .projections()
                .keySet()
                .forEach(
                        name -> decoder.setWeights(name, simulator.weights(name).toArray()));
        decoder.external(GenerativeNet.layer(net.hiddenLayers()), "drive", states);
        decoder.step();
        return decoder.variable(GenerativeNet.expected(0), "activity");
    }

    /**
     * Fills in what is hidden of a batch of images.
     *
     * @param images images
     * @param from first image
     * @param hidden 1 for a pixel that is not seen
     * @param guess what hidden pixels start at
     * @param steps steps of settling
     * @return images, with the seen pixels as they are
     */
    float[] complete(ImageDataset images, int from, float[] hidden, float[] guess, int steps) {
        simulator.setLearning(false);
        show(images, range(from, batch));
        for (int n = 0; n < shown.length; n++) {
            shown[n] = hidden[n % pixels] > 0 ? guess[n % pixels] : shown[n];
        }
        simulator.external(GenerativeNet.IMAGE, ImageUnit.PIXEL, shown);
        simulator.external(GenerativeNet.IMAGE, ImageUnit.HIDDEN, repeated(hidden));
        simulator.runTrial(free(steps));
        float[] filled = simulator.variable(GenerativeNet.IMAGE, "activity");
        simulator.external(GenerativeNet.IMAGE, ImageUnit.HIDDEN, 0);
        simulator.reset();
        return filled;
    }

    private float[] repeated(float[] values) {
        float[] all = new float[batch * pixels];
        for (int b = 0; b < batch; b++) {
            System.arraycopy(values, 0, all, b * pixels, pixels);
        }
        return all;
    }

    private static TrialProtocol free(int steps) {
        return new TrialProtocol(List.of(new Phase(Phase.Role.FREE, steps, 0)));
    }

    private static int[] range(int from, int count) {
        int[] chosen = new int[count];
        Arrays.setAll(chosen, k -> from + k);
        return chosen;
    }

    private void show(ImageDataset images, int[] chosen) {
        for (int b = 0; b < batch; b++) {
            images.copyIntensities(chosen[b], one);
            System.arraycopy(one, 0, shown, b * pixels, pixels);
        }
        simulator.external(GenerativeNet.IMAGE, ImageUnit.PIXEL, shown);
    }

    @Override
    public void close() {
        simulator.close();
        decoder.close();
    }
}
