package io.github.snn4j.internal.engine;

/**
 * Stops a network that has exploded: a recurrent population of which nearly all neurons fire as fast as their refractory
 * period lets them. Populations without a refractory period or without recurrence are left alone; they may be meant so.
 */
final class RunawayCheck {

    private static final double WINDOW_MS = 100;

    /** A window holds so many of the shortest possible intervals at least. */
    private static final int INTERVALS = 20;

    private static final int FEWEST_NEURONS = 10;
    private static final double SHARE = 0.95;

    private final PopulationRuntime population;
    private final int windowSteps;
    private final long limit;
    private final double fastestHz;
    private long countBefore;
    private int steps;
    private int lastNeuron;

    RunawayCheck(PopulationRuntime population, int refractorySteps, double dtMs) {
        this.population = population;
        this.windowSteps = (int) Math.max(Math.ceil(WINDOW_MS / dtMs), (double) INTERVALS * (refractorySteps + 1));
        double most = (double) population.size() * population.batch() * windowSteps / (refractorySteps + 1);
        this.limit = (long) Math.ceil(SHARE * most);
        this.fastestHz = 1000 / ((refractorySteps + 1) * dtMs);
    }

    static boolean concerns(PopulationRuntime population, int refractorySteps, boolean recurrent) {
        return recurrent && refractorySteps > 0 && population.size() >= FEWEST_NEURONS;
    }

    /** After each step. */
    void check(long step) {
        for (int b = 0; b < population.batch(); b++) {
            int fired = population.ring().count(0, b);
            lastNeuron = fired > 0 ? population.ring().list(0, b)[fired - 1] : lastNeuron;
        }
        if (++steps < windowSteps) {
            return;
        }
        long spikes = population.spikeCount() - countBefore;
        countBefore = population.spikeCount();
        steps = 0;
        if (spikes >= limit) {
            throw new ArithmeticException(
                    "Population '" + population.name() + "', neurons 0 to "
                            + (population.size() - 1) + "; neuron " + lastNeuron
                            + " fired last: spikes of " + SHARE * 100
                            + " % or more of the neurons come as fast as"
                            + " the refractory period allows, " + fastestHz + " Hz, by step " + step
                            + "; the network has exploded: lower the excitatory weights or the input, or strengthen inhibition");
        }
    }

    void reset() {
        countBefore = population.spikeCount();
        steps = 0;
    }
}
