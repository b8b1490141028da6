package io.github.snn4j.examples.generative;

import io.github.snn4j.Network;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.examples.report.TraceChart;
import io.github.snn4j.learning.settling.PotentialChange;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.spike.SpikeTrainSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The change of a weight by one pair of spikes, against their distance, if the weight follows presynaptic activity
 * times the change of the postsynaptic one: the curve of STDP. After Y. Bengio et al., arXiv 1502.04156, 2015, and X.
 * Xie &amp; H.S. Seung, Adv. Neural Inf. Process. Syst. 12:199-205, 1999.
 */
public final class StdpByChange implements Experiment {

    private static final double TAU_PRE_MS = 20;
    private static final double TAU_POST_MS = 30;
    private static final int FARTHEST_MS = 80;
    private static final double DT_MS = 0.1;
    private static final double PRE_MS = 100;
    private static final double DURATION_MS = 600;

    /** Makes the experiment; it has no state. */
    public StdpByChange() {}

    /**
     * Runs and prints how far the curve is from its closed form.
     *
     * @param args none
     */
    public static void main(String[] args) {
        StdpByChange curve = new StdpByChange();
        RunResult result = curve.run(curve.defaults().toOptions(DataPlaces.standard(null), 1), ProgressListener.NONE);
        result.metrics().forEach((name, value) -> System.out.printf("%s %.5f%n", name, value));
    }

    /** One presynaptic spike; postsynaptic neurons that fire one after the other, so one run gives the whole curve. */
    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        int points = 2 * FARTHEST_MS + 1;
        double[] distance = new double[points];
        double[][] postMs = new double[points][];
        for (int k = 0; k < points; k++) {
            distance[k] = k - FARTHEST_MS;
            postMs[k] = new double[] {PRE_MS + distance[k]};
        }
        Network network = Network.builder()
                .source("pre", 1, SpikeTrainSource.of(new double[][] {{PRE_MS}}))
                .source("teacher", points, SpikeTrainSource.of(postMs))
                .population("post", points, Lif.delta(1).withPotentials(0, 0, 1000))
                .projection(Projection.between("teacher", "post")
                        .connectivity(Connectivity.oneToOne())
                        .weight(5000))
                .projection(Projection.between("pre", "post").rule(PotentialChange.spiking(1, TAU_PRE_MS, TAU_POST_MS)))
                .build();
        try (Simulator simulator = Simulator.of(network, SimulationConfig.of(DT_MS, options.seed()))) {
            simulator.runMs(DURATION_MS);
            float[] change = simulator.weights("pre->post").toArray();
            return report(distance, change, simulator.fingerprint().toString());
        }
    }

    private static RunResult report(double[] distance, float[] change, String fingerprint) {
        float[] closed = new float[change.length];
        double worst = 0;
        for (int k = 0; k < change.length; k++) {
            closed[k] = (float) closedForm(distance[k]);
            // At 0 the closed form jumps.
            worst = distance[k] == 0 ? worst : Math.max(worst, Math.abs(change[k] - closed[k]));
        }
        return RunResult.builder()
                .config("time constants (ms)", TAU_PRE_MS + " and " + TAU_POST_MS)
                .metric("largest_difference", worst)
                .metric("potentiation_1ms", change[FARTHEST_MS + 1])
                .metric("depression_1ms", change[FARTHEST_MS - 1])
                .fingerprint(fingerprint)
                .image(
                        "stdp-curve.png",
                        "Change of the weight by a pair of spikes against the time of the postsynaptic spike after the"
                                + " presynaptic one, as simulated and in closed form.",
                        TraceChart.draw(
                                "Presynaptic activity times change of postsynaptic activity",
                                "change of the weight",
                                distance,
                                List.of(
                                        new TraceChart.Trace("simulated", change, new double[0]),
                                        new TraceChart.Trace("closed form", closed, new double[0]))))
                .build();
    }

    private static double closedForm(double d) {
        double sum = TAU_PRE_MS + TAU_POST_MS;
        return d >= 0 ? TAU_POST_MS / sum * Math.exp(-d / TAU_PRE_MS) : -TAU_PRE_MS / sum * Math.exp(d / TAU_POST_MS);
    }

    @Override
    public String name() {
        return "stdp-by-change";
    }

    @Override
    public String description() {
        return "the STDP curve of presynaptic activity times change of potential, after Bengio et al. 2015";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "2 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.noneOf(RunOption.class);
    }

    @Override
    public List<String> rules() {
        return List.of();
    }

    @Override
    public RunDefaults defaults() {
        return new RunDefaults(1, 1, 1, 1, "");
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return Optional.of(new ExpectedRange("largest_difference", 0, 0.005, "0.1 ms steps"));
    }
}
