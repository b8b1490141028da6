package io.github.snn4j.examples.superspike;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.Metrics;
import io.github.snn4j.examples.report.RasterChart;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.learning.feedback.ErrorFeedback;
import io.github.snn4j.learning.superspike.SuperSpike;
import io.github.snn4j.learning.superspike.VanRossumError;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.List;
import java.util.Locale;

/** Trains on the same presentation again and again, measures, draws. */
final class OxfordRun {

    static final String DISTANCE = "van_rossum_share_of_start";
    static final List<String> FEEDBACKS = List.of("symmetric", "random", "uniform");

    private static final String INPUT = "in";
    private static final String HIDDEN = "hidden";
    private static final String OUTPUT = "out";
    private static final String TARGET = "target";
    private static final String READOUT = "readout";

    private static final Lif NEURON = Lif.exponential(10, 5).withRefractory(5);
    private static final Psp FILTER = new Psp(10, 5);
    private static final int BIN_STEPS = 500;
    private static final double RATE = 0.02;
    /** In bins; the paper's 30 s. */
    private static final double RATE_MEMORY = 60;

    /** On the learning rate of hidden neurons whose feedback is not symmetric; they unsettle the outputs otherwise. */
    private static final double HIDDEN_FACTOR = 0.03;

    private static final double INPUT_GAIN = 12;
    private static final double OUTPUT_GAIN = 3;
    private static final double HOMEOSTASIS = 1e-7;

    private final SpikePicture picture;
    private final RunOptions options;
    private final ProgressListener progress;
    private final double[] distances;

    OxfordRun(SpikePicture picture, RunOptions options, ProgressListener progress) {
        this.picture = picture;
        this.options = options;
        this.progress = progress;
        this.distances = new double[options.epochs()];
    }

    private Network network() {
        Application application = Application.perTrial(Optimizer.RMaxProp.of(RATE, RATE_MEMORY));
        SuperSpike rule = SuperSpike.of(NEURON);
        int inputs = picture.inputs().size();
        int outputs = picture.target().size();
        double sd = 1 / Math.sqrt(outputs);
        ErrorFeedback feedback =
                switch (options.regime()) {
                    case "random" -> ErrorFeedback.random(OUTPUT, sd);
                    case "uniform" -> ErrorFeedback.uniform(OUTPUT, sd);
                    default -> ErrorFeedback.symmetric(OUTPUT, READOUT);
                };
        boolean symmetric = feedback.kind() == ErrorFeedback.Kind.SYMMETRIC;
        return Network.builder()
                .source(INPUT, inputs, SpikeTrainSource.of(picture.inputs()))
                .source(TARGET, outputs, SpikeTrainSource.of(picture.target()))
                .population(HIDDEN, options.neurons(), NEURON)
                .population(OUTPUT, outputs, NEURON)
                .projection(Projection.between(INPUT, HIDDEN)
                        .weights(WeightInit.normal(0, INPUT_GAIN / Math.sqrt(inputs)))
                        .application(application)
                        .rule(symmetric ? rule : rule.withHomeostasis(HOMEOSTASIS)))
                .projection(Projection.between(HIDDEN, OUTPUT)
                        .name(READOUT)
                        .weights(WeightInit.normal(0, OUTPUT_GAIN / Math.sqrt(options.neurons())))
                        .application(application)
                        .rule(rule))
                .learningSignal(OUTPUT, VanRossumError.of(TARGET))
                .learningSignal(HIDDEN, feedback)
                .build();
    }

    RunResult run() {
        RunResult.Builder result = RunResult.builder()
                .config("outputs", picture.target().size())
                .config("targetSpikes", picture.target().count())
                .config("inputSpikes", picture.inputs().count())
                .config("steps", picture.steps())
                .config("hidden", options.neurons())
                .config("feedback", options.regime())
                .config("presentations", options.epochs())
                .config("learningRate", RATE);
        SimulationConfig config = SimulationConfig.of(1, options.seed()).withThreads(options.threads());
        try (Simulator simulator = Simulator.of(network(), config)) {
            train(simulator);
            SpikeRecording spikes = simulator.attach(SpikeMonitor.of(OUTPUT));
            SpikeRecording hidden = simulator.attach(SpikeMonitor.of(HIDDEN));
            simulator.setLearning(false);
            double last = present(simulator);
            double seconds = picture.steps() / 1000.0;
            result.metric("first_distance", distances[0])
                    .metric("last_distance", last)
                    .metric(DISTANCE, last / distances[0])
                    .metric("output_spikes", spikes.count())
                    .metric(Metrics.RATE_HZ, hidden.count() / seconds / options.neurons())
                    .fingerprint(simulator.fingerprint().toString());
            simulator.health().warnings().forEach(w -> result.note(w.message()));
            draw(result, spikes);
        }
        return result.build();
    }

    private void train(Simulator simulator) {
        progress.begin("train", distances.length, "presentations");
        for (int k = 0; k < distances.length; k++) {
            double factor = k < 0.6 * distances.length ? 1 : k < 0.85 * distances.length ? 0.3 : 0.1;
            double hidden = options.regime().equals("symmetric") ? factor : HIDDEN_FACTOR * factor;
            simulator.setLearningRate(READOUT, factor);
            simulator.setLearningRate(INPUT + "->" + HIDDEN, hidden);
            distances[k] = present(simulator);
            progress.update(k + 1, String.format(Locale.ROOT, "%.3f of the start", distances[k] / distances[0]));
        }
        progress.end();
    }

    /** Shows the inputs once; returns the squared van Rossum distance, summed over the outputs. */
    private double present(Simulator simulator) {
        Signal own = simulator.signal(OUTPUT, FILTER);
        Signal wanted = simulator.signal(TARGET, FILTER);
        double sum = 0;
        for (int t = 0; t < picture.steps(); t++) {
            simulator.step();
            float[] a = own.array();
            float[] b = wanted.array();
            for (int j = 0; j < a.length; j++) {
                double e = b[j] - (double) a[j];
                sum += e * e;
            }
            if ((t + 1) % BIN_STEPS == 0 || t + 1 == picture.steps()) {
                simulator.endTrial();
            }
        }
        simulator.reset();
        return sum;
    }

    private void draw(RunResult.Builder result, SpikeRecording spikes) {
        int outputs = picture.target().size();
        double[] wantedMs = new double[picture.target().count()];
        int[] wanted = new int[wantedMs.length];
        for (int k = 0; k < wanted.length; k++) {
            wantedMs[k] = picture.target().timeMs(k);
            wanted[k] = picture.target().neuron(k);
        }
        // Times of the recording count from the beginning of the run, the target's from that of the presentation.
        double beganMs = (double) options.epochs() * picture.steps();
        double[] ownMs = spikes.timesMs();
        for (int k = 0; k < ownMs.length; k++) {
            ownMs[k] -= beganMs;
        }
        result.image(
                "target.png",
                "The spikes that are wanted.",
                RasterChart.draw("Target", wantedMs, wanted, outputs, 0, picture.steps()));
        result.image(
                "output.png",
                "The spikes of the outputs after learning.",
                RasterChart.draw("Output", ownMs, spikes.neurons(), outputs, 0, picture.steps()));
        double[] number = new double[distances.length];
        double[] share = new double[distances.length];
        for (int k = 0; k < number.length; k++) {
            number[k] = k + 1;
            share[k] = distances[k] / distances[0];
        }
        result.image(
                "distance.png",
                "Squared van Rossum distance between output and target, as a share of the first.",
                CurveChart.draw(
                        "Distance to the target",
                        "presentation",
                        "share of the start",
                        List.of(new CurveChart.Curve("distance", number, share))));
    }
}
