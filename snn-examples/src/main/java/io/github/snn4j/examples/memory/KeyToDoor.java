package io.github.snn4j.examples.memory;

import io.github.snn4j.examples.data.DataPlaces;
import io.github.snn4j.examples.experiment.DataNeed;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunDefaults;
import io.github.snn4j.examples.experiment.RunOption;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.ExpectedRange;
import io.github.snn4j.examples.report.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key that is taken in the first step opens a door 101 steps later, after apples that have nothing to do with it.
 * Temporal value transport gives taking the key a value; temporal differences alone do not, and the agent opens the
 * door by chance.
 *
 * <p>C.-C. Hung et al., Nature Communications 10:5223, 2019, doi 10.1038/s41467-019-13073-w. Reduced to a chain of 102
 * steps and a table; the paper has rooms, pictures and an LSTM.
 */
public final class KeyToDoor implements Experiment {

    /** Value of taking the key minus that of leaving it, mean of the last fifth of the episodes. */
    static final String ADVANTAGE = "key_advantage";

    /** Share of the last fifth of the episodes in which the door opened. */
    static final String OPENED = "door_opened";

    private static final String TRANSPORT = "transport";
    private static final String TD = "td";
    private static final int APPLES = 100;
    private static final RunDefaults DEFAULTS = new RunDefaults(1, 1, 1, 10_000, TRANSPORT);
    private static final int POINTS = 100;

    /** Makes the experiment; it has no state. */
    public KeyToDoor() {}

    /**
     * Runs with the defaults and prints the value of the key.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        KeyToDoor experiment = new KeyToDoor();
        RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 1);
        System.out.printf(
                "value of the key %.3f%n",
                experiment.run(options, ProgressListener.NONE).metrics().get(ADVANTAGE));
    }

    @Override
    public RunResult run(RunOptions options, ProgressListener progress) {
        int apples = Math.max(1, (int) Math.round(APPLES * options.scale()));
        int episodes = options.samples();
        KeyToDoorAgent agent = new KeyToDoorAgent(apples, TRANSPORT.equals(options.rule()), options.seed());
        int points = Math.min(POINTS, episodes);
        double[] at = new double[points];
        double[] take = new double[points];
        double[] leave = new double[points];
        int late = episodes - Math.max(1, episodes / 5);
        double advantage = 0;
        int opened = 0;
        progress.begin("learn", episodes, "episodes");
        for (int k = 0; k < episodes; k++) {
            boolean open = agent.play();
            double difference = agent.actValue(KeyToDoorAgent.TAKE) - agent.actValue(KeyToDoorAgent.LEAVE);
            if (k >= late) {
                advantage += difference / (episodes - late);
                opened += open ? 1 : 0;
            }
            int point = (int) ((long) k * points / episodes);
            at[point] = k + 1;
            take[point] = agent.actValue(KeyToDoorAgent.TAKE);
            leave[point] = agent.actValue(KeyToDoorAgent.LEAVE);
            progress.update(k + 1L, "");
        }
        progress.end();
        return RunResult.builder()
                .config("steps", apples + 2)
                .config("episodes", episodes)
                .config("rule", options.rule())
                .config("gamma", KeyToDoorAgent.GAMMA)
                .config("alpha", KeyToDoorAgent.ALPHA)
                .config("doorReward", KeyToDoorAgent.DOOR_REWARD)
                .metric(ADVANTAGE, advantage)
                .metric("take_value", agent.actValue(KeyToDoorAgent.TAKE))
                .metric("leave_value", agent.actValue(KeyToDoorAgent.LEAVE))
                .metric(OPENED, opened / (double) (episodes - late))
                .image(
                        "values.png",
                        "Values of the two acts of the first step; both contain the value of the apples.",
                        CurveChart.draw(
                                "Key to door, " + options.rule(),
                                "episodes",
                                "value",
                                List.of(
                                        new CurveChart.Curve("take the key", at, take),
                                        new CurveChart.Curve("leave it", at, leave))))
                .build();
    }

    @Override
    public String name() {
        return "key-to-door";
    }

    @Override
    public String description() {
        return "credit over 101 steps by temporal value transport, after Hung et al. 2019";
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
        return EnumSet.of(RunOption.SAMPLES, RunOption.RULE, RunOption.SCALE);
    }

    @Override
    public List<String> rules() {
        return List.of(TRANSPORT, TD);
    }

    @Override
    public RunDefaults defaults() {
        return DEFAULTS;
    }

    @Override
    public Optional<ExpectedRange> expected(RunOptions options) {
        if (!options.isLike(DEFAULTS.withRule(options.rule()))) {
            return Optional.empty();
        }
        return Optional.of(
                TRANSPORT.equals(options.rule())
                        ? new ExpectedRange(ADVANTAGE, 8.9, 9.1, "10 seeds: 8.96 to 9.01")
                        : new ExpectedRange(ADVANTAGE, -0.15, 0.15, "10 seeds: -0.03 to 0.06"));
    }
}
