package io.github.snn4j.examples.cli;

import io.github.snn4j.examples.balanced.Brunel;
import io.github.snn4j.examples.balanced.Coba;
import io.github.snn4j.examples.balanced.Cuba;
import io.github.snn4j.examples.bptt.ActivityCost;
import io.github.snn4j.examples.bptt.MnistBptt;
import io.github.snn4j.examples.compare.Compare;
import io.github.snn4j.examples.contrastive.MnistContrastive;
import io.github.snn4j.examples.contrastive.MnistEquilibrium;
import io.github.snn4j.examples.decolle.MnistDecolle;
import io.github.snn4j.examples.decolle.NmnistDecolle;
import io.github.snn4j.examples.dendritic.MnistDendritic;
import io.github.snn4j.examples.dendritic.MnistSegregatedDendrites;
import io.github.snn4j.examples.dendritic.YinYangExperiment;
import io.github.snn4j.examples.digits.Digits;
import io.github.snn4j.examples.digits.MnistStdp;
import io.github.snn4j.examples.erbp.MnistErbp;
import io.github.snn4j.examples.experiment.Experiment;
import io.github.snn4j.examples.feedback.MnistFeedback;
import io.github.snn4j.examples.generative.MnistGenerative;
import io.github.snn4j.examples.generative.StdpByChange;
import io.github.snn4j.examples.memory.CopyTask;
import io.github.snn4j.examples.memory.KeyToDoor;
import io.github.snn4j.examples.microcircuit.Microcircuit;
import io.github.snn4j.examples.plastic.BrunelStdp;
import io.github.snn4j.examples.predictive.DigitCompletion;
import io.github.snn4j.examples.predictive.MnistPredictiveCoding;
import io.github.snn4j.examples.songabbott.SongAbbott;
import io.github.snn4j.examples.superspike.SuperSpikeOxford;
import io.github.snn4j.examples.targetprop.MnistTargetProp;
import io.github.snn4j.examples.temporal.EvidenceAccumulation;
import io.github.snn4j.examples.temporal.MnistEprop;
import io.github.snn4j.examples.temporal.PatternGeneration;
import io.github.snn4j.examples.temporal.StoreRecall;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The experiments that can be run by name, in the order to list them. */
public final class ExperimentRegistry {

    private final Map<String, Experiment> byName = new LinkedHashMap<>();

    /**
     * Creates a registry.
     *
     * @param experiments the experiments, in the order to list them
     * @throws IllegalArgumentException if two have the same name
     */
    public ExperimentRegistry(List<? extends Experiment> experiments) {
        for (Experiment experiment : experiments) {
            if (byName.put(experiment.name(), experiment) != null) {
                throw new IllegalArgumentException(
                        "ExperimentRegistry: two experiments are named '" + experiment.name() + "'");
            }
        }
    }

    /**
     * Returns the experiments of this library. The list is explicit: what can be run is seen here and nowhere else.
     *
     * @return a registry
     */
    public static ExperimentRegistry standard() {
        return new ExperimentRegistry(List.of(
                new Digits(),
                new MnistStdp(),
                new MnistDecolle(),
                new NmnistDecolle(),
                new MnistErbp(),
                new MnistBptt(),
                new ActivityCost(),
                new MnistFeedback(),
                new MnistEquilibrium(),
                new MnistContrastive(),
                new MnistPredictiveCoding(),
                new DigitCompletion(),
                new MnistTargetProp(),
                new MnistGenerative(),
                new StdpByChange(),
                new MnistDendritic(),
                new MnistSegregatedDendrites(),
                new YinYangExperiment(),
                new Compare(),
                new Cuba(),
                new Coba(),
                new Brunel(),
                new BrunelStdp(),
                new Microcircuit(),
                new SongAbbott(),
                new SuperSpikeOxford(),
                new PatternGeneration(),
                new EvidenceAccumulation(),
                new StoreRecall(),
                new MnistEprop(),
                new CopyTask(),
                new KeyToDoor()));
    }

    /**
     * Finds an experiment.
     *
     * @param name its exact name
     * @return the experiment, or nothing
     */
    public Optional<Experiment> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Returns all experiments.
     *
     * @return the experiments in the order to list them
     */
    public Collection<Experiment> all() {
        return List.copyOf(byName.values());
    }

    /**
     * Returns all names.
     *
     * @return the names in the order to list them
     */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
