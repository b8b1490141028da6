package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.Simulator;
import io.github.snn4j.learning.bptt.BpttBatch;
import io.github.snn4j.plasticity.RateSchedule;
import java.util.Map;

/** A rule that takes part in the comparison: its network, its targets and the gradient to compare it with. */
interface ComparedRule {

    /** What the answer is read from. */
    enum Answer {
        /** The largest sum of the membranes of the output over the presentation. */
        MEMBRANES,
        /** The output neuron with most spikes. */
        SPIKES
    }

    /** Name to choose it by. */
    String name();

    /** In what it differs from the others, besides the rule; one line. */
    String differs();

    /** The layers of the setting with the neurons, starting weights, rules and step sizes of this rule. */
    Network network(Setting setting);

    /** The network whose changes are compared with the gradient, the same unless it cannot be. */
    default Network measured(Setting setting) {
        return network(setting);
    }

    Answer answer();

    /** Tells a simulator the classes of the images it is shown, one per sample. */
    void teach(Simulator simulator, Setting setting, int[] labels);

    /** The gradient that the changes are compared with. */
    Yardstick yardstick(Setting setting);

    /** Tells back-propagation the class of a sample. */
    default void teach(BpttBatch batch, Setting setting, int sample, int label) {
        batch.label(sample, label);
    }

    /**
     * The change that the rule makes in a presentation at standing weights.
     *
     * @param local what the rules of the network have handed over
     * @param shown input spikes and classes of the presentation
     */
    default Map<String, float[]> change(
            Setting setting, Map<String, float[]> weights, Map<String, float[]> local, Presentation shown) {
        return local;
    }

    /** The learning network; the schedule scales its steps by mini-batch. */
    default Learner learner(Setting setting, RateSchedule schedule) {
        return new LocalLearner(this, setting, schedule);
    }
}
