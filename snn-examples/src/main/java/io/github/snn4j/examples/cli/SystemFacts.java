package io.github.snn4j.examples.cli;

/** What the library found on this machine. An interface, so that tests can pretend and the engine can answer itself. */
public interface SystemFacts {

    /**
     * Tells whether the incubating Vector API was added to this process.
     *
     * @return true if the module {@code jdk.incubator.vector} is there
     */
    boolean hasVectorModule();

    /**
     * Names the compute kernel in use.
     *
     * @return its name and, if it is not the fastest one, why
     */
    String kernel();

    /**
     * Says whether runs use ND4J, without loading it.
     *
     * @return the backend, or why there is none
     */
    String nd4jInUse();

    /**
     * Tries to load an ND4J backend, which may take seconds.
     *
     * @return the backend, or why there is none
     */
    String probeNd4j();
}
