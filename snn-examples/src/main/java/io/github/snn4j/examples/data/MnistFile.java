package io.github.snn4j.examples.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The four files of MNIST with the checksums of the official ones. */
enum MnistFile {
    TRAIN_IMAGES(
            "train-images",
            "idx3-ubyte",
            47_040_016,
            "6bbc9ace898e44ae57da46a324031adb",
            9_912_422,
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
    TRAIN_LABELS(
            "train-labels",
            "idx1-ubyte",
            60_008,
            "a25bea736e30d166cdddb491f175f624",
            28_881,
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
    TEST_IMAGES(
            "t10k-images",
            "idx3-ubyte",
            7_840_016,
            "2646ac647ad5339dbf082846283269ea",
            1_648_877,
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
    TEST_LABELS(
            "t10k-labels",
            "idx1-ubyte",
            10_008,
            "27ae3e4e09519cfbb04c329615203637",
            4_542,
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

    private final String stem;
    private final String suffix;
    private final int plainBytes;
    private final String plainMd5;
    private final int gzipBytes;
    private final String gzipSha256;

    MnistFile(String stem, String suffix, int plainBytes, String plainMd5, int gzipBytes, String gzipSha256) {
        this.stem = stem;
        this.suffix = suffix;
        this.plainBytes = plainBytes;
        this.plainMd5 = plainMd5;
        this.gzipBytes = gzipBytes;
        this.gzipSha256 = gzipSha256;
    }

    /** The name as published; some mirrors unpack it with a dot instead of the second hyphen. */
    String fileName() {
        return stem + "-" + suffix;
    }

    /** MD5 of the unpacked official file. */
    String officialMd5() {
        return plainMd5;
    }

    /** Finds this file in a directory under any of its usual names. */
    Optional<Path> in(Path directory) {
        return List.of(fileName(), stem + "." + suffix, fileName() + ".gz", stem + "." + suffix + ".gz").stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** One line for the message that asks the user for the file; sizes and sums only where they are known to apply. */
    String describe(boolean official) {
        return official
                ? String.format(
                        Locale.ROOT,
                        "%s%n      plain: %d bytes, md5 %s%n      .gz:   %d bytes, sha256 %s",
                        fileName(),
                        plainBytes,
                        plainMd5,
                        gzipBytes,
                        gzipSha256)
                : fileName();
    }
}
