package io.github.snn4j.examples.digits;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.learning.stdp.NormalizedIncoming;
import io.github.snn4j.monitor.SpikeCounts;
import io.github.snn4j.monitor.SpikeCountsRecording;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.Competition;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.TrialProtocol;
import io.github.snn4j.spike.ImageSource;

/**
 * A layer of spiking neurons that learns prototypes of images without labels, after P.U. Diehl &amp; M. Cook, Front.
 * Comput. Neurosci.
 * 9:99, 2015, doi 10.3389/fncom.2015.00099.
 *
 * <pre>
 *   pixels --Poisson--> input ==plastic==> excitatory --inhibition of all others, one step later--> excitatory
 * </pre>
 *
 * A neuron that fires moves its weights towards the pixels that were active, keeps the others from firing and gets
 * harder to wake itself, so that in time each neuron stands for one kind of image.
 */
public final class CompetitiveLayer implements AutoCloseable {

    /** Name of the population of pixels. */
    public static final String INPUT = "input";

    /** Name of the population that learns. */
    public static final String OUTPUT = "excitatory";

    /** Name of the plastic projection. */
    public static final String PLASTIC = "input->excitatory";

    private static final double DT_MS = 1;

    /** Presentations of a trained copy start here, far from those of training, so that both meet different noise. */
    private static final int FIRST_TEST_PRESENTATION = 1 << 26;

    private final LayerSettings settings;
    private final Network network;
    private final SimulationConfig config;
    private final TrialProtocol presentation;
    private final Simulator simulator;
    private final SpikeCountsRecording counts;
    private final float[] image;

    /**
     * Builds an untrained layer.
     *
     * @param settings parameters
     * @param data images of the kind it will see
     * @param seed root seed
     * @param threads threads; the result does not depend on it
     */
    public CompetitiveLayer(LayerSettings settings, ImageDataset data, long seed, int threads) {
        this.settings = settings;
        this.network = network(settings, data.pixelCount());
        this.config = SimulationConfig.of(DT_MS, seed).withThreads(threads);
        this.presentation = TrialProtocol.present((int) (settings.presentationMs() / DT_MS));
        this.simulator = Simulator.of(network, config);
        this.counts = simulator.attach(SpikeCounts.of(OUTPUT));
        this.image = new float[data.pixelCount()];
    }

    private static Network network(LayerSettings s, int pixels) {
        Lif membrane = Lif.delta(100)
                .withPotentials(0, 0, 13)
                .withRefractory(5)
                .withCompetition(Competition.ONE_WINNER_PER_STEP);
        return Network.builder()
                .source(INPUT, pixels, new ImageSource(s.maxRateHz(), 1))
                .population(OUTPUT, s.neurons(), AdaptiveLif.homeostatic(membrane, s.thetaPlus(), s.tauThetaMs()))
                .projection(Projection.between(INPUT, OUTPUT)
                        .name(PLASTIC)
                        // Uniform numbers up to sqrt(3) times the root mean square have the right norm to begin with.
                        .weights(WeightInit.uniform(0, Math.sqrt(3.0 / pixels) * s.weightNorm()))
                        .bounds(Bounds.upTo(Double.POSITIVE_INFINITY))
                        .rule(new NormalizedIncoming(s.rule().at(s.eta()), Norm.EUCLIDEAN, s.weightNorm())))
                .projection(Projection.between(OUTPUT, OUTPUT)
                        .name("inhibition")
                        .connectivity(Connectivity.allButSelf())
                        .weight(-s.inhibition())
                        .delayMs(DT_MS))
                .build();
    }

    /**
     * Shows one image and learns from it.
     *
     * @param data images
     * @param index which one
     * @param progress share of the training that is over, 0 to 1; the learning rate depends on it
     * @return spikes of each neuron during the presentation; the same array every time
     */
    public int[] learn(ImageDataset data, int index, double progress) {
        simulator.setLearningRate(PLASTIC, StrictMath.pow(settings.etaDecay(), progress));
        counts.clear();
        data.copyIntensities(index, image);
        simulator.present(INPUT, image);
        simulator.runTrial(presentation);
        simulator.reset();
        return counts.counts();
    }

    /**
     * A copy with the weights and thresholds of now, that does not learn and looks at several images at a time.
     *
     * @param batchSize images side by side; the responses do not depend on it
     * @return the copy, to be closed
     */
    public TrainedLayer trained(int batchSize) {
        Simulator copy = Simulator.of(network, config.withBatchSize(batchSize));
        copy.setLearning(false);
        copy.setWeights(PLASTIC, simulator.weights(PLASTIC).toArray());
        copy.setVariable(OUTPUT, "theta", simulator.variable(OUTPUT, "theta"));
        copy.setPresentation(FIRST_TEST_PRESENTATION);
        return new TrainedLayer(copy, presentation);
    }

    /**
     * The parameters.
     *
     * @return settings
     */
    public LayerSettings settings() {
        return settings;
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
