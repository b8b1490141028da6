package io.github.snn4j;

import java.util.ArrayList;
import java.util.List;

/** The order of actions within a step, as text. */
final class Schedule {

    private Schedule() {}

    static String describe(Network network, SimulationConfig config) {
        List<String> lines = new ArrayList<>();
        network.populations().values().stream()
                .filter(p -> p.source().isPresent())
                .forEach(p -> lines.add("emit      " + p.name()));
        for (List<String> stage : network.stages()) {
            for (String name : stage) {
                if (network.populations().get(name).source().isEmpty()) {
                    network.projections().values().stream()
                            .filter(p -> p.post().equals(name))
                            .forEach(p -> lines.add("deliver   " + p.name() + " (" + arrival(p, config) + ")"));
                    lines.add("advance   " + name);
                }
            }
        }
        lines.add("signals   traces and other signals that were asked for");
        network.learningSignals().forEach((name, s) -> lines.add("modulate  " + name + " by " + s));
        network.projections().values().forEach(p -> p.rule()
                .ifPresent(r -> lines.add("learn     " + p.name() + " by " + r)));
        lines.add("monitors  read");
        StringBuilder text = new StringBuilder("step of " + config.dtMs() + " ms\n");
        for (int k = 0; k < lines.size(); k++) {
            text.append(String.format("%3d  %s%n", k + 1, lines.get(k)));
        }
        return text.toString();
    }

    private static String arrival(Projection p, SimulationConfig config) {
        if (!p.delay().constant()) {
            return "of the steps that lie back by the delay of each synapse";
        }
        long steps = Math.round(p.delay().valuesMs().max() / config.dtMs());
        return steps == 0 ? "of this step" : "of " + steps + " steps ago";
    }
}
