package io.github.snn4j.examples.data;

import io.github.snn4j.event.EventArchive;
import io.github.snn4j.event.EventDataset;
import io.github.snn4j.event.EventDataset.Item;
import io.github.snn4j.event.EventFileException;
import io.github.snn4j.event.EventReader;
import io.github.snn4j.event.EventSensor;
import io.github.snn4j.examples.data.DataPlaces.Place;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hand gestures of the DVS128 Gesture set, 128 x 128 pixels, 11 classes, from the user's disk.
 *
 * <p>Either a folder or zip file {@code dvs128-gesture*} with one recording a class, {@code 1.bs3} to {@code 11.bs3},
 * whose number less one is the label, or any number of recordings in folders 1 to 11, such as {@code 7/user03.bs3}.
 * The official set comes in AEDAT 3.1, many gestures in a file; convert it with
 * {@link io.github.snn4j.event.EventWriter} to the latter form.
 *
 * <p>A. Amir et al., "A low power, fully event-based gesture recognition system", CVPR 2017, doi
 * 10.1109/CVPR.2017.781.
 */
public final class GestureData implements Closeable {

    /** Directory of this set below a data directory. */
    public static final String DIRECTORY = "dvs-gesture";

    /** Classes, of which the last is "other gestures". */
    public static final int CLASS_COUNT = 11;

    private static final String NAME = "dvs128-gesture";
    private static final Pattern FILE = Pattern.compile("(?:.*/)?([0-9]{1,2})(?:/[^/]+)?\\.bs3");

    private final EventArchive files;
    private final EventDataset recordings;

    private GestureData(EventArchive files) throws EventFileException {
        this.files = files;
        List<Item> items = new ArrayList<>();
        for (String file : files.names()) {
            Matcher matcher = FILE.matcher(file);
            if (matcher.matches()) {
                items.add(new Item(file, Integer.parseInt(matcher.group(1)) - 1));
            }
        }
        items.sort(Comparator.comparingInt(Item::label).thenComparing(Item::file));
        this.recordings = EventDataset.of(NAME, files, EventReader.slayer3d(EventSensor.DVS128), items, CLASS_COUNT);
    }

    /**
     * Finds the folder or zip file.
     *
     * @param places where to look
     * @return the first, or nothing
     */
    public static Optional<Path> find(DataPlaces places) {
        return places.directories(DIRECTORY).stream()
                .map(Place::directory)
                .flatMap(directory -> in(directory).stream())
                .findFirst();
    }

    private static Optional<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(GestureData::matches).sorted().findFirst();
        } catch (IOException e) {
            return Optional.empty(); // not readable is as good as not there
        }
    }

    private static boolean matches(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith(NAME) && (name.endsWith(".zip") ? Files.isRegularFile(path) : Files.isDirectory(path));
    }

    /**
     * Opens the set; no recording is read yet.
     *
     * @param places where to look
     * @return the recordings, to be closed
     * @throws MissingDataException if they are in none of the places
     * @throws InvalidDataException if the folder or zip file is damaged or not what its name says
     */
    public static GestureData open(DataPlaces places) {
        EventArchive archive = Archives.open(find(places).orElseThrow(() -> missing(places)));
        try {
            return new GestureData(archive);
        } catch (EventFileException e) {
            Archives.closeAfter(e, archive);
            throw Archives.invalid(e);
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
        return new MissingDataException("DVS128 Gesture was not found. Looked in:" + looked
                + "\nNeeded is a folder or zip file " + NAME + "* with recordings in SLAYER's form: 1.bs3 to 11.bs3, or"
                + "\nany number of them in folders 1 to 11, such as 7/user03.bs3. The official set is described on"
                + "\nresearch.ibm.com/dvsgesture. Put it into '"
                + places.cache().resolve(DIRECTORY)
                + "' or name its directory with --data DIR or " + DataPlaces.VARIABLE + ".");
    }

    /**
     * The recordings, by class.
     *
     * @return those that were found
     */
    public EventDataset recordings() {
        return recordings;
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
