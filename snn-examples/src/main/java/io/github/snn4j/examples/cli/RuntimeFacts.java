package io.github.snn4j.examples.cli;

import io.github.snn4j.Network;
import io.github.snn4j.SimulationConfig;
import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.Lif;

/** Facts from the JDK and the engine. ND4J is asked for by name, so that it need not be there. */
final class RuntimeFacts implements SystemFacts {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final String ND4J = "org.nd4j.linalg.factory.Nd4j";

    @Override
    public boolean hasVectorModule() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    @Override
    public String kernel() {
        // The engine decides when a simulator is built, so ask one.
        Network one = Network.builder().population("probe", 1, Lif.delta(20)).build();
        try (Simulator simulator = Simulator.of(one, SimulationConfig.of(1, 0))) {
            String name = simulator.kernelName();
            return hasVectorModule()
                    ? name
                    : name + "; --add-modules " + VECTOR_MODULE + " makes the vector kernel available";
        }
    }

    @Override
    public String nd4jInUse() {
        return isOnClassPath() ? "on the class path" : "not on the class path";
    }

    @Override
    public String probeNd4j() {
        if (!isOnClassPath()) {
            return "not on the class path; add nd4j-native to use it";
        }
        try {
            // Initialising the class loads the backend and its native code.
            Class<?> factory = Class.forName(ND4J);
            Object backend = factory.getMethod("getBackend").invoke(null);
            return "loaded: "
                    + (backend == null ? "unknown backend" : backend.getClass().getSimpleName());
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return "cannot be loaded: " + rootCause(e);
        }
    }

    private static boolean isOnClassPath() {
        return RuntimeFacts.class.getClassLoader().getResource(ND4J.replace('.', '/') + ".class") != null;
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        return message == null
                ? kind
                : kind + ": " + message.lines().findFirst().orElse("");
    }
}
