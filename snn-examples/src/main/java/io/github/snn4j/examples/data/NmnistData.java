package io.github.snn4j.examples.data;

import io.github.snn4j.event.EventArchive;
import io.github.snn4j.event.EventDataset;
import io.github.snn4j.event.EventFileException;
import io.github.snn4j.event.EventReader;
import io.github.snn4j.examples.data.DataPlaces.Place;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * N-MNIST from the user's disk: MNIST seen by an event camera, 34 x 34 pixels, three saccades of about 105 ms.
 *
 * <p>Training and test set are a folder or a zip file each, {@code Train}, {@code Train.zip} or {@code train-*.zip} and
 * the same for {@code Test}; inside, the folder of a recording is its digit, as in {@code Train/5/00001.bin}. Whole and
 * partial sets are the same to it, so results on a part are repeated on the whole with nothing but another directory.
 * Recordings are read when they are asked for: 60,000 take no memory.
 *
 * <p>G. Orchard et al., "Converting static image datasets to spiking neuromorphic datasets using saccades", Frontiers
 * in Neuroscience 9:437, 2015, doi 10.3389/fnins.2015.00437; CC BY-SA 4.0.
 */
public final class NmnistData implements Closeable {

    /** Directory of this set below a data directory. */
    public static final String DIRECTORY = "nmnist";

    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final String SUFFIX = ".bin";

    private final EventArchive trainFiles;
    private final EventArchive testFiles;
    private final EventDataset train;
    private final EventDataset test;

    private NmnistData(EventArchive trainFiles, EventArchive testFiles) throws EventFileException {
        this.trainFiles = trainFiles;
        this.testFiles = testFiles;
        this.train = EventDataset.byFolder("nmnist-train", trainFiles, EventReader.nmnist(), SUFFIX, DIGITS);
        this.test = EventDataset.byFolder("nmnist-test", testFiles, EventReader.nmnist(), SUFFIX, DIGITS);
    }

    /**
     * Finds the directory with both parts.
     *
     * @param places where to look
     * @return the first directory that has them, or nothing
     */
    public static Optional<Path> find(DataPlaces places) {
        return places.directories(DIRECTORY).stream()
                .map(Place::directory)
                .filter(directory -> ArchivePart.TRAIN.in(directory).isPresent()
                        && ArchivePart.TEST.in(directory).isPresent())
                .findFirst();
    }

    /**
     * Opens both parts; no recording is read yet.
     *
     * @param places where to look
     * @return the two sets, to be closed
     * @throws MissingDataException if they are in none of the places
     * @throws InvalidDataException if a folder or zip file is damaged or not what its name says
     */
    public static NmnistData open(DataPlaces places) {
        Path directory = find(places).orElseThrow(() -> missing(places));
        Path trainPath = ArchivePart.TRAIN.in(directory).orElseThrow();
        Path testPath = ArchivePart.TEST.in(directory).orElseThrow();
        EventArchive train = Archives.open(trainPath);
        try {
            EventArchive test = Archives.open(testPath);
            try {
                return new NmnistData(train, test);
            } catch (EventFileException | RuntimeException e) {
                Archives.closeAfter(e, test);
                throw e;
            }
        } catch (EventFileException e) {
            Archives.closeAfter(e, train);
            throw Archives.invalid(e);
        } catch (RuntimeException e) {
            Archives.closeAfter(e, train);
            throw e;
        }
    }

    /**
     * Describes what to do when the recordings are in none of the places.
     *
     * @param places where they were looked for
     * @return an exception whose message names the places and the files
     */
    public static MissingDataException missing(DataPlaces places) {
        String looked = places.directories(DIRECTORY).stream()
                .map(place -> place.label() + ": " + place.directory()
                        + (DataPlaces.exists(place) ? "" : " (no such directory)"))
                .collect(Collectors.joining("\n  ", "\n  ", ""));
        return new MissingDataException("N-MNIST was not found. Looked in:" + looked
                + "\nNeeded are Train and Test, each a folder or a zip file with files such as Train/5/00001.bin in it:"
                + "\n  Train.zip  md5 20959b8e626244a1b502305a9e6e2031"
                + "\n  Test.zip   md5 69ca8762b2fe404d9b9bad1103e97832"
                + "\nThe way to them is on www.garrickorchard.com/datasets/n-mnist. Put them into '"
                + places.cache().resolve(DIRECTORY) + "' as they are, or name their directory with --data DIR or "
                + DataPlaces.VARIABLE + ".");
    }

    /**
     * Recordings for training.
     *
     * @return 60,000 of the whole set, in the order of MNIST
     */
    public EventDataset train() {
        return train;
    }

    /**
     * Recordings for testing.
     *
     * @return 10,000 of the whole set, in the order of MNIST
     */
    public EventDataset test() {
        return test;
    }

    @Override
    public void close() {
        try (trainFiles;
                testFiles) {
            // Both are closed, whatever happens to the first.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
