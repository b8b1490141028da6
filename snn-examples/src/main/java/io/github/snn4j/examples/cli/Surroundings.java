package io.github.snn4j.examples.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * Everything the commands take from outside, in one place, so that tests can replace it.
 *
 * @param registry    the experiments
 * @param facts       what the library found on this machine
 * @param environment environment variables
 * @param home        home directory of the user
 * @param hasConsole  whether somebody watches
 */
public record Surroundings(
        ExperimentRegistry registry,
        SystemFacts facts,
        Map<String, String> environment,
        Path home,
        boolean hasConsole) {

    /**
     * Returns the surroundings of this process.
     *
     * @return the standard experiments on this machine
     */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                ExperimentRegistry.standard(),
                new RuntimeFacts(),
                System.getenv(),
                Path.of(System.getProperty("user.home", ".")),
                System.console() != null);
    }
}
