package io.github.snn4j.learning.bptt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A population as the trainer sees it. */
final class PopulationPlan {

    /** What a population does. */
    enum Kind {
        /** Spikes from outside. */
        SOURCE,
        /** Values from outside that do not change during a trial: graded units without input and without memory. */
        STATIC,
        /** Spiking neurons. */
        LIF,
        /** Graded units. */
        RATE
    }

    final int index;
    final String name;
    final int size;
    final Kind kind;
    private final @Nullable NeuronConstants constants;

    /** In order of declaration, which is the order of their sums. */
    final List<ProjectionPlan> incoming = new ArrayList<>();

    final List<ProjectionPlan> outgoing = new ArrayList<>();

    /** Populations of a group reach each other. */
    int group;

    /** Whether weights in front of it are trained, so that its deltas are needed. */
    boolean needsDelta;

    PopulationPlan(int index, String name, int size, Kind kind, @Nullable NeuronConstants constants) {
        this.index = index;
        this.name = name;
        this.size = size;
        this.kind = kind;
        this.constants = constants;
    }

    NeuronConstants constants() {
        return Objects.requireNonNull(constants);
    }

    boolean spiking() {
        return kind == Kind.SOURCE || kind == Kind.LIF;
    }

    boolean neurons() {
        return kind == Kind.LIF || kind == Kind.RATE;
    }

    /** Projections in front that come from outside the group, before the first that does not. */
    int leadingOuter() {
        int n = 0;
        while (n < incoming.size() && incoming.get(n).pre.group != group) {
            n++;
        }
        return n;
    }

    /** Whether trained projections need its spikes sorted by neuron. */
    boolean feedsTrained() {
        return outgoing.stream().anyMatch(p -> p.trained);
    }
}
