package io.github.snn4j;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.spike.SpikeSource;
import io.github.snn4j.stimulus.Stimulus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An immutable description of a network. Nothing runs until a {@link Simulator} is made from it, and any number may be
 * made.
 *
 * <pre>{@code
 * Network network = Network.builder()
 *         .source("input", 100, new PoissonSource(20))
 *         .population("out", 10, Lif.delta(20))
 *         .projection(Projection.between("input", "out").weights(WeightInit.uniform(0, 0.1)).build())
 *         .build();
 * }</pre>
 *
 * @param populations populations by name, in order of declaration
 * @param projections projections by name, in order of declaration
 * @param learningSignals learning signals by population
 * @param stimuli input from outside without synapses, by population, in order of declaration
 */
public record Network(
        Map<String, Population> populations,
        Map<String, Projection> projections,
        Map<String, LearningSignal> learningSignals,
        Map<String, List<Stimulus>> stimuli) {

    /** Copies the maps and checks that every name is known. */
    public Network {
        populations = Collections.unmodifiableMap(new LinkedHashMap<>(populations));
        projections = Collections.unmodifiableMap(new LinkedHashMap<>(projections));
        learningSignals = Collections.unmodifiableMap(new LinkedHashMap<>(learningSignals));
        stimuli = copy(stimuli);
        Set<String> known = populations.keySet();
        Check.argument(!known.isEmpty(), () -> "Network needs at least one population, got none");
        for (Projection p : projections.values()) {
            requireKnown(known, p.pre(), "Projection '" + p.name() + "'");
            requireKnown(known, p.post(), "Projection '" + p.name() + "'");
            Check.argument(
                    populations.get(p.post()).source().isEmpty(),
                    () -> "Projection '" + p.name() + "' ends at '" + p.post() + "', which is a spike source");
        }
        for (String population : learningSignals.keySet()) {
            requireKnown(known, population, "Learning signal");
        }
        for (String population : stimuli.keySet()) {
            requireKnown(known, population, "Stimulus");
            Check.argument(
                    populations.get(population).source().isEmpty(),
                    () -> "Stimulus for '" + population + "', which is a spike source and takes no input");
        }
    }

    private static Map<String, List<Stimulus>> copy(Map<String, List<Stimulus>> stimuli) {
        Map<String, List<Stimulus>> copies = new LinkedHashMap<>();
        stimuli.forEach((population, list) -> copies.put(population, List.copyOf(list)));
        return Collections.unmodifiableMap(copies);
    }

    private static void requireKnown(Set<String> known, String name, String what) {
        Check.argument(known.contains(name), () -> what + ": unknown population '" + name + "'; there are " + known);
    }

    /**
     * Starts a description.
     *
     * @return builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Groups populations so that each comes after all those that reach it without delay.
     *
     * @return names by stage
     * @throws IllegalArgumentException if projections without delay form a cycle
     */
    List<List<String>> stages() {
        Map<String, Integer> level = new LinkedHashMap<>();
        for (String name : populations.keySet()) {
            levelOf(name, level, new LinkedHashSet<>());
        }
        List<List<String>> stages = new ArrayList<>();
        level.forEach((name, at) -> {
            while (stages.size() <= at) {
                stages.add(new ArrayList<>());
            }
            stages.get(at).add(name);
        });
        return stages;
    }

    private int levelOf(String name, Map<String, Integer> level, Set<String> path) {
        Integer known = level.get(name);
        if (known != null) {
            return known;
        }
        Check.argument(
                path.add(name),
                () -> "projections without delay form a cycle: " + String.join(" -> ", path) + " -> " + name
                        + "; give at least one of them a delay of a time step or more");
        int at = 0;
        for (Projection p : projections.values()) {
            if (p.post().equals(name) && p.delay().none()) {
                at = Math.max(at, levelOf(p.pre(), level, path) + 1);
            }
        }
        path.remove(name);
        level.put(name, at);
        return at;
    }

    /** Whether spikes of a population come back to it. */
    boolean recurrent(String population) {
        Set<String> reached = new LinkedHashSet<>();
        List<String> next = new ArrayList<>(List.of(population));
        while (!next.isEmpty()) {
            String from = next.remove(next.size() - 1);
            for (Projection p : projections.values()) {
                if (p.pre().equals(from) && reached.add(p.post())) {
                    next.add(p.post());
                }
            }
        }
        return reached.contains(population);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Network");
        populations.values().forEach(p -> text.append("\n  ")
                .append(p.name())
                .append(": ")
                .append(p.size())
                .append(" x ")
                .append(p.model().<Object>map(m -> m).orElseGet(() -> p.source().orElseThrow())));
        projections.values().forEach(p -> text.append("\n  ")
                .append(p.name())
                .append(": ")
                .append(p.connectivity())
                .append(", delay ")
                .append(p.delay())
                .append(p.rule().map(r -> ", " + r).orElse("")));
        return text.toString();
    }

    /** Collects populations and projections. */
    public static final class Builder {

        private final Map<String, Population> populations = new LinkedHashMap<>();
        private final Map<String, Projection> projections = new LinkedHashMap<>();
        private final Map<String, LearningSignal> learningSignals = new LinkedHashMap<>();
        private final Map<String, List<Stimulus>> stimuli = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds neurons.
         *
         * @param name unique name
         * @param size number of neurons
         * @param model how they behave
         * @return this
         */
        public Builder population(String name, int size, NeuronModel model) {
            return population(Population.of(name, size, model));
        }

        /**
         * Adds spike trains from outside.
         *
         * @param name unique name
         * @param size number of spike trains
         * @param source where they come from
         * @return this
         */
        public Builder source(String name, int size, SpikeSource source) {
            return population(Population.source(name, size, source));
        }

        /**
         * Adds a population.
         *
         * @param population the population
         * @return this
         */
        public Builder population(Population population) {
            Check.argument(
                    populations.putIfAbsent(population.name(), population) == null,
                    () -> "population '" + population.name() + "' is declared twice");
            return this;
        }

        /**
         * Adds a projection.
         *
         * @param projection the projection
         * @return this
         */
        public Builder projection(Projection projection) {
            Check.argument(
                    projections.putIfAbsent(projection.name(), projection) == null,
                    () -> "projection '" + projection.name()
                            + "' is declared twice; give one of them a name of its own");
            return this;
        }

        /**
         * Adds a projection from its builder.
         *
         * @param projection the projection
         * @return this
         */
        public Builder projection(Projection.Builder projection) {
            return projection(projection.build());
        }

        /**
         * Gives a population a third factor.
         *
         * @param population name of the population
         * @param signal what makes it
         * @return this
         */
        public Builder learningSignal(String population, LearningSignal signal) {
            Check.argument(
                    learningSignals.putIfAbsent(population, signal) == null,
                    () -> "population '" + population + "' has two learning signals; combine them into one");
            return this;
        }

        /**
         * Gives a population input from outside; any number may be given to the same population.
         *
         * @param population name of the population
         * @param stimulus the input
         * @return this
         */
        public Builder stimulus(String population, Stimulus stimulus) {
            stimuli.computeIfAbsent(population, p -> new ArrayList<>()).add(stimulus);
            return this;
        }

        /**
         * Makes the network.
         *
         * @return immutable description
         * @throws IllegalArgumentException if a name is unknown
         */
        public Network build() {
            return new Network(populations, projections, learningSignals, stimuli);
        }
    }
}
