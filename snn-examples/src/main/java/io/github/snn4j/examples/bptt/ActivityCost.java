package io.github.snn4j.examples.bptt;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a sample costs by how active its inputs are: processor time of inference and of a training step of the network
 * of {@link MnistBptt}, whose inputs fire with a probability per step from 1 to 50 %. A spike is an addition for each of
 * its synapses, so time falls with activity; a matrix product takes as long for an empty input as for a full one.
 */
public final class ActivityCost implements Experiment {

    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 1000, 128, "");

    /** Makes the experiment; it has no state. */
    public ActivityCost() {}

    /**
     * Runs with the defaults and prints the table.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        ActivityCost cost = new ActivityCost();
        RunOptions options = cost.defaults().toOptions(DataPlaces.standard(null), 1);
        cost.run(options, ProgressListener.NONE).tables().forEach(table -> System.out.print(table.text()));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        return new ActivityCostRun(options, progress).run();
    }

    @Override
    public String name() {
        return "activity-cost";
    }

    @Override
    public String description() {
        return "processor time of a sample against the activity of its inputs, 784-1000-10, inference and training";
    }

    @Override
    public DataNeed dataNeeded() {
        return DataNeed.NONE;
    }

    @Override
    public String typicalTime() {
        return "20 s";
    }

    @Override
    public Set<RunOption> options() {
        return EnumSet.of(RunOption.EPOCHS, RunOption.NEURONS, RunOption.SAMPLES);
    }

    @Override
    public List<String> rules() {
        return List.of();
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        return Optional.empty();
    }
}
