package io.github.snn4j;

/**
 * Simulators that share every region of a step between their threads, however small, so that tests with small networks
 * really run in parallel.
 */
public final class EagerSharing {

    private EagerSharing() {}

    /**
     * A simulator that shares everything.
     *
     * @param network description
     * @param config grid, seed, batch size, threads
     * @return simulator, to be closed
     */
    public static Simulator simulator(Network network, SimulationConfig config) {
        return Simulator.of(network, config, 0);
    }
}
