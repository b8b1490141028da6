package io.github.snn4j.examples.report;

/**
 * What a run was made with. Results may depend on all of it, so all of it is reported.
 *
 * @param snn4j       version of this library
 * @param jdk         version and vendor of the JDK
 * @param os          operating system and processor architecture
 * @param kernel      name of the compute kernel in use
 * @param nd4jBackend ND4J backend in use, or why there is none
 */
public record Versions(String snn4j, String jdk, String os, String kernel, String nd4jBackend) {

    /**
     * Collects the versions of this process.
     *
     * @param kernel      name of the compute kernel in use
     * @param nd4jBackend ND4J backend in use, or why there is none
     * @return the versions
     */
    public static Versions current(String kernel, String nd4jBackend) {
        return new Versions(
                library(),
                Runtime.version() + " (" + property("java.vendor") + ")",
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                kernel,
                nd4jBackend);
    }

    /**
     * Returns the version of this library.
     *
     * @return the version in the manifest of its jar, or {@code development} outside a jar
     */
    public static String library() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
