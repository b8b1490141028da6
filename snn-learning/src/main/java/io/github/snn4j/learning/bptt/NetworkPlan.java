package io.github.snn4j.learning.bptt;

import io.github.snn4j.Network;
import io.github.snn4j.Population;
import io.github.snn4j.Projection;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.time.TimeStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network prepared for training: groups of populations that reach each other, in an order in which everything that
 * reaches a group comes before it. A group without loops can be run through the whole trial at once.
 */
final class NetworkPlan {

    final Map<String, PopulationPlan> populations = new LinkedHashMap<>();
    final Map<String, ProjectionPlan> projections = new LinkedHashMap<>();
    final List<List<PopulationPlan>> groups;

    NetworkPlan(Network network, BpttConfig config) {
        TimeStep timeStep = new TimeStep(config.dtMs());
        refuseWhatHasNoGradient(network, config);
        try (Simulator start = Simulator.of(
                bare(network), SimulationConfig.of(config.dtMs(), config.seed()).withMaxDelay(Double.MAX_VALUE))) {
            network.populations().values().forEach(p -> add(network, p, timeStep));
            network.projections().values().forEach(p -> add(p, config, start, timeStep));
        }
        this.groups = order();
        for (List<PopulationPlan> group : groups) {
            // Twice, since within a group the mark may have to travel backwards.
            for (int k = 0; k < 2 * group.size(); k++) {
                group.forEach(p -> p.needsDelta |= p.incoming.stream().anyMatch(q -> q.trained || q.pre.needsDelta));
            }
        }
    }

    /** The network without what learns, from which starting weights are drawn and mistakes are found. */
    private static Network bare(Network network) {
        Map<String, Projection> fixed = new LinkedHashMap<>();
        network.projections()
                .forEach((name, p) -> fixed.put(
                        name,
                        new Projection(
                                name,
                                p.pre(),
                                p.post(),
                                p.connectivity(),
                                p.weights(),
                                p.delay(),
                                p.receptor(),
                                p.bounds(),
                                p.application(),
                                Optional.empty(),
                                Optional.empty(),
                                p.tie())));
        return new Network(network.populations(), fixed, Map.of(), Map.of());
    }

    private static void refuseWhatHasNoGradient(Network network, BpttConfig config) {
        network.stimuli()
                .forEach((name, list) -> Require.that(
                        list.isEmpty(),
                        () -> "Population '" + name + "': back-propagation takes no stimuli; drive it through a source,"
                                + " or with BpttBatch.drive"));
        for (Projection p : network.projections().values()) {
            String where = "Projection '" + p.name() + "': back-propagation takes ";
            Require.that(
                    p.connectivity() instanceof Connectivity.Regular,
                    () -> where + "dense connectivity only (allToAll, matrix, allButSelf, oneToOne), got "
                            + p.connectivity());
            Require.that(p.delay().constant(), () -> where + "one delay for all synapses, got " + p.delay());
            Require.that(p.shortTerm().isEmpty(), () -> where + "no short-term plasticity");
        }
        for (Population p : network.populations().values()) {
            String where = "Population '" + p.name() + "': back-propagation takes ";
            Require.that(
                    p.parameters().isEmpty() && p.initial().isEmpty(),
                    () -> where + "the same parameters and starting values for all neurons");
        }
        Population readout = network.populations().get(config.readout());
        Require.that(
                readout != null && readout.model().isPresent(),
                () -> "BpttConfig.readout must name a population of neurons, got '" + config.readout() + "'; there are "
                        + network.populations().keySet());
        for (String name : config.frozen()) {
            Require.that(
                    network.projections().containsKey(name),
                    () -> "BpttConfig.frozen: unknown projection '" + name + "'; there are "
                            + network.projections().keySet());
        }
    }

    private void add(Network network, Population p, TimeStep timeStep) {
        int index = populations.size();
        if (p.model().isEmpty()) {
            populations.put(p.name(), new PopulationPlan(index, p.name(), p.size(), PopulationPlan.Kind.SOURCE, null));
            return;
        }
        NeuronModel model = p.model().orElseThrow();
        NeuronConstants constants = NeuronConstants.of(p.name(), model, timeStep);
        boolean driven =
                network.projections().values().stream().noneMatch(q -> q.post().equals(p.name()));
        PopulationPlan.Kind kind = PopulationPlan.Kind.LIF;
        if (constants.transfer != null) {
            kind = driven && constants.decay == 0f ? PopulationPlan.Kind.STATIC : PopulationPlan.Kind.RATE;
        }
        populations.put(p.name(), new PopulationPlan(index, p.name(), p.size(), kind, constants));
    }

    private void add(Projection p, BpttConfig config, Simulator start, TimeStep timeStep) {
        PopulationPlan pre = populations.get(p.pre());
        PopulationPlan post = populations.get(p.post());
        int delay = timeStep.steps(p.delay().valuesMs().max(), "Projection '" + p.name() + "': delayMs");
        ProjectionPlan plan = new ProjectionPlan(
                p.name(), pre, post, delay, !config.frozen().contains(p.name()), p.bounds(), start.weights(p.name()));
        pre.outgoing.add(plan);
        post.incoming.add(plan);
        projections.put(p.name(), plan);
    }

    private List<List<PopulationPlan>> order() {
        List<PopulationPlan> all = new ArrayList<>(populations.values());
        boolean[][] reach = new boolean[all.size()][all.size()];
        projections.values().forEach(p -> reach[p.pre.index][p.post.index] = true);
        for (int k = 0; k < reach.length; k++) {
            for (boolean[] row : reach) {
                for (int j = 0; row[k] && j < reach.length; j++) {
                    row[j] |= reach[k][j];
                }
            }
        }
        List<List<PopulationPlan>> sorted = new ArrayList<>();
        List<PopulationPlan> left = new ArrayList<>(all);
        while (!left.isEmpty()) {
            // Nobody who is left reaches the first of these without being reached by it.
            PopulationPlan first = left.stream()
                    .filter(p -> left.stream().noneMatch(q -> reach[q.index][p.index] && !reach[p.index][q.index]))
                    .findFirst()
                    .orElseThrow();
            List<PopulationPlan> group = left.stream()
                    .filter(q -> q == first || reach[first.index][q.index] && reach[q.index][first.index])
                    .toList();
            group.forEach(q -> q.group = sorted.size());
            left.removeAll(group);
            sorted.add(withinStep(group));
        }
        return sorted;
    }

    /** Puts a group into an order in which spikes without delay travel forward. */
    private static List<PopulationPlan> withinStep(Collection<PopulationPlan> group) {
        List<PopulationPlan> left = new ArrayList<>(group);
        List<PopulationPlan> sorted = new ArrayList<>();
        while (!left.isEmpty()) {
            PopulationPlan next = left.stream()
                    .filter(p -> p.incoming.stream().noneMatch(q -> q.delay == 0 && left.contains(q.pre)))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            sorted.add(next);
        }
        return sorted;
    }

    PopulationPlan population(String name, String what) {
        PopulationPlan p = populations.get(name);
        Require.that(p != null, () -> what + ": unknown population '" + name + "'; there are " + populations.keySet());
        return p;
    }

    ProjectionPlan projection(String name) {
        ProjectionPlan p = projections.get(name);
        Require.that(p != null, () -> "unknown projection '" + name + "'; there are " + projections.keySet());
        return p;
    }
}
