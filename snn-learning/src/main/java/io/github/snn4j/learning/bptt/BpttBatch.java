package io.github.snn4j.learning.bptt;

import io.github.snn4j.Network;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.spike.SourceContext;
import io.github.snn4j.spike.SpikeSource;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;

/**
 * Samples to train on or to judge, made by {@link BpttTrainer#newBatch}: what comes from the sources, what drives neurons
 * from outside, labels and targets. It may be filled again and again; what is not set anew stays.
 *
 * <pre>{@code
 * BpttBatch batch = trainer.newBatch(128);
 * for (int b = 0; b < 128; b++) {
 *     batch.present("input", b, shown++, pixels(b));
 *     batch.label(b, digit(b));
 * }
 * }</pre>
 */
public final class BpttBatch {

    private static final float[] NOTHING = {};

    private final Network network;
    private final NetworkPlan plan;
    private final BpttConfig config;
    private final int samples;
    private final SpikeList[][] spikes;
    private final boolean[][] filled;
    private final float[][][] drives;
    private final SpikeSource.Emitter[] emitters;
    private final int[] labels;
    private final float[][] targets;
    private final int readoutSize;

    BpttBatch(Network network, NetworkPlan plan, BpttConfig config, int samples) {
        Require.atLeast(samples, 1, "BpttBatch samples");
        this.network = network;
        this.plan = plan;
        this.config = config;
        this.samples = samples;
        int n = plan.populations.size();
        this.spikes = new SpikeList[n][0];
        this.filled = new boolean[n][0];
        this.drives = new float[n][samples][];
        this.emitters = new SpikeSource.Emitter[n];
        this.labels = new int[samples];
        this.targets = new float[samples][];
        this.readoutSize = plan.population(config.readout(), "BpttConfig.readout").size;
        Arrays.fill(labels, -1);
        Arrays.fill(targets, NOTHING);
        for (PopulationPlan p : plan.populations.values()) {
            Arrays.fill(drives[p.index], NOTHING);
            if (p.kind == PopulationPlan.Kind.SOURCE) {
                spikes[p.index] = new SpikeList[samples];
                filled[p.index] = new boolean[samples];
                Arrays.setAll(spikes[p.index], b -> new SpikeList(p.size, config.steps()));
                emitters[p.index] = emitter(p);
            }
        }
    }

    private SpikeSource.Emitter emitter(PopulationPlan p) {
        TimeStep timeStep = new TimeStep(config.dtMs());
        SpikeSource source = network.populations().get(p.name).source().orElseThrow();
        return source.bind(new SourceContext() {
            @Override
            public String name() {
                return p.name;
            }

            @Override
            public int size() {
                return p.size;
            }

            @Override
            public int batch() {
                return 1;
            }

            @Override
            public TimeStep timeStep() {
                return timeStep;
            }

            @Override
            public KeyedRandom random(String purpose) {
                return KeyedRandom.of(config.seed(), p.name, purpose);
            }
        });
    }

    /**
     * Number of samples.
     *
     * @return samples
     */
    public int samples() {
        return samples;
    }

    /**
     * Shows values to a source, such as pixel intensities, and takes the spikes that it makes of them.
     *
     * @param source name of the source
     * @param sample sample of the batch
     * @param presentation number of the presentation, which addresses the random numbers: the same spikes as in a
     *     simulator of the same seed that shows the values as this presentation
     * @param values one value per spike train
     */
    public void present(String source, int sample, int presentation, float[] values) {
        PopulationPlan p = source(source);
        Require.index(sample, samples, "BpttBatch.present sample");
        emitters[p.index].present(0, values);
        emit(source, sample, presentation);
    }

    /**
     * Takes the spikes that a source makes by itself.
     *
     * @param source name of the source
     * @param sample sample of the batch
     * @param presentation number of the presentation, as for {@link #present}
     */
    public void emit(String source, int sample, int presentation) {
        PopulationPlan p = source(source);
        Require.index(sample, samples, "BpttBatch.emit sample");
        Require.atLeast(presentation, 0, "BpttBatch.emit presentation");
        SpikeList list = spikes[p.index][sample];
        list.clear();
        emitters[p.index].reset();
        for (int t = 0; t < config.steps(); t++) {
            int[] room = list.room();
            int[] end = {list.count()};
            emitters[p.index].emit(t, 0, presentation, (b, neuron) -> room[end[0]++] = neuron);
            list.close(t, end[0]);
        }
        done(p, sample, list);
    }

    /**
     * Gives the spikes of a source.
     *
     * @param source name of the source
     * @param sample sample of the batch
     * @param byStep neurons that fire in each step, ascending; missing steps are silent
     */
    public void spikes(String source, int sample, int[][] byStep) {
        PopulationPlan p = source(source);
        Require.index(sample, samples, "BpttBatch.spikes sample");
        Require.that(
                byStep.length <= config.steps(),
                () -> "BpttBatch.spikes must have at most " + config.steps() + " steps, got " + byStep.length);
        for (int t = 0; t < byStep.length; t++) {
            for (int k = 0; k < byStep[t].length; k++) {
                Require.index(byStep[t][k], p.size, "BpttBatch.spikes neuron in step " + t);
                int step = t;
                Require.that(
                        k == 0 || byStep[t][k - 1] < byStep[t][k],
                        () -> "BpttBatch.spikes neurons must ascend, in step " + step + " they do not");
            }
        }
        SpikeList list = spikes[p.index][sample];
        list.clear();
        for (int t = 0; t < config.steps(); t++) {
            int[] now = t < byStep.length ? byStep[t] : new int[0];
            int at = list.count();
            System.arraycopy(now, 0, list.room(), at, now.length);
            list.close(t, at + now.length);
        }
        done(p, sample, list);
    }

    private void done(PopulationPlan p, int sample, SpikeList list) {
        if (p.feedsTrained()) {
            list.sortByNeuron();
        }
        filled[p.index][sample] = true;
    }

    /**
     * Drives neurons from outside in all steps, as the external variable {@code current} of {@code Lif} and {@code
     * drive} of {@code LeakyRate} do.
     *
     * @param population name of the population
     * @param sample sample of the batch
     * @param values one finite value per neuron; copied
     */
    public void drive(String population, int sample, float[] values) {
        PopulationPlan p = plan.population(population, "BpttBatch.drive");
        Require.index(sample, samples, "BpttBatch.drive sample");
        Require.that(
                p.kind != PopulationPlan.Kind.SOURCE,
                () -> "BpttBatch.drive: '" + population + "' is a spike source; use present, emit or spikes");
        Require.length(values.length, p.size, "BpttBatch.drive of '" + population + "'");
        for (float x : values) {
            Require.that(Float.isFinite(x), () -> "BpttBatch.drive values must be finite, got " + x);
        }
        if (drives[p.index][sample].length == 0) {
            drives[p.index][sample] = values.clone();
        } else {
            System.arraycopy(values, 0, drives[p.index][sample], 0, values.length);
        }
    }

    /**
     * Says which readout neuron is right.
     *
     * @param sample sample of the batch
     * @param neuron neuron of the readout
     */
    public void label(int sample, int neuron) {
        Require.index(sample, samples, "BpttBatch.label sample");
        Require.index(neuron, readoutSize, "BpttBatch.label neuron");
        labels[sample] = neuron;
    }

    /**
     * Says what the readout should do, for {@link Loss.MembraneMse} and {@link Loss.CourseCrossEntropy}.
     *
     * @param sample sample of the batch
     * @param course row-major [step][neuron]; NaN where it does not matter; copied
     */
    public void target(int sample, float[] course) {
        Require.index(sample, samples, "BpttBatch.target sample");
        Require.length(course.length, config.steps() * readoutSize, "BpttBatch.target");
        targets[sample] = course.clone();
    }

    /**
     * Says when the readout should fire, for {@link Loss.VanRossum}.
     *
     * @param sample sample of the batch
     * @param byStep neurons that should fire in each step; missing steps are silent
     */
    public void targetSpikes(int sample, int[][] byStep) {
        Require.index(sample, samples, "BpttBatch.targetSpikes sample");
        Require.that(
                byStep.length <= config.steps(),
                () -> "BpttBatch.targetSpikes must have at most " + config.steps() + " steps, got " + byStep.length);
        float[] train = new float[config.steps() * readoutSize];
        for (int t = 0; t < byStep.length; t++) {
            for (int neuron : byStep[t]) {
                Require.index(neuron, readoutSize, "BpttBatch.targetSpikes neuron");
                train[t * readoutSize + neuron] = 1f;
            }
        }
        targets[sample] = train;
    }

    private PopulationPlan source(String name) {
        PopulationPlan p = plan.population(name, "BpttBatch");
        Require.that(
                p.kind == PopulationPlan.Kind.SOURCE,
                () -> "BpttBatch: '" + name + "' is not a spike source; drive neurons with drive");
        return p;
    }

    /** Complains about what is missing. */
    void requireComplete(NetworkPlan trainer, boolean withLoss) {
        Require.that(trainer == plan, () -> "this batch belongs to another trainer; use newBatch of this one");
        for (PopulationPlan p : plan.populations.values()) {
            for (int b = 0; b < filled[p.index].length; b++) {
                int sample = b;
                Require.that(
                        filled[p.index][b],
                        () -> "BpttBatch: nothing was shown to source '" + p.name + "' in sample " + sample
                                + "; call present, emit or spikes");
            }
        }
        for (int b = 0; b < samples && withLoss; b++) {
            int sample = b;
            boolean labelled = LossFunction.labelled(config.loss());
            Require.that(
                    labelled ? labels[b] >= 0 : targets[b].length > 0,
                    () -> "BpttBatch: sample " + sample + " has no " + (labelled ? "label" : "target") + " for "
                            + config.loss());
        }
    }

    SpikeList spikes(PopulationPlan p, int sample) {
        return spikes[p.index][sample];
    }

    float[] drive(PopulationPlan p, int sample) {
        return drives[p.index][sample];
    }

    int label(int sample) {
        return labels[sample];
    }

    float[] targetOf(int sample) {
        return targets[sample];
    }

    /** Whether the loss of a sample can be told. */
    boolean judged(int sample) {
        return LossFunction.labelled(config.loss()) ? labels[sample] >= 0 : targets[sample].length > 0;
    }
}
