package io.github.snn4j.spike;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;

/** What a source is told when the simulator is built. */
public interface SourceContext {

    /**
     * Name of the population, for error texts.
     *
     * @return name
     */
    String name();

    /**
     * Number of spike trains.
     *
     * @return neurons, {@code >= 1}
     */
    int size();

    /**
     * Number of samples simulated side by side.
     *
     * @return samples, {@code >= 1}
     */
    int batch();

    /**
     * The grid.
     *
     * @return time step
     */
    TimeStep timeStep();

    /**
     * Random numbers of this source for a purpose.
     *
     * @param purpose what they are for
     * @return addressed random numbers
     */
    KeyedRandom random(String purpose);
}
