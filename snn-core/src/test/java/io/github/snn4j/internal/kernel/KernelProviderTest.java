package io.github.snn4j.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Choice of the kernels, here and in a JVM without the vector module. */
class KernelProviderTest {

    @Test
    void namesAreChecked() {
        assertThat(KernelProvider.byName("java").name()).isEqualTo("java");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelProvider.byName("simd"))
                .withMessage("kernels must be 'auto', 'java' or 'vector', got 'simd'");
    }

    @Test
    void theChoiceIsMadeOnce() {
        assertThat(KernelProvider.best()).isSameAs(KernelProvider.best());
    }

    @Test
    void withoutTheModulePlainJavaRunsAndOneLineSaysWhatToDo() throws IOException, InterruptedException {
        String output = runWithoutModule();
        assertThat(output).contains("best: java").contains("vector: IllegalStateException");
        assertThat(output.lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("--add-modules jdk.incubator.vector");
        assertThat(output.lines().filter(line -> line.startsWith("vector:")))
                .singleElement()
                .asString()
                .contains("--add-modules jdk.incubator.vector");
    }

    private static String runWithoutModule() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(), "-cp", System.getProperty("java.class.path"), WithoutModule.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    /** Entry point of the other JVM. */
    static final class WithoutModule {
        private WithoutModule() {}

        public static void main(String[] arguments) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println("best: " + KernelProvider.best().name());
            out.println("auto: " + KernelProvider.byName("auto").name());
            try {
                KernelProvider.byName("vector");
            } catch (IllegalStateException e) {
                out.println("vector: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }
}
