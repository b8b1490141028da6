package io.github.snn4j.event;

import io.github.snn4j.internal.check.Check;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Labelled recordings that are read when they are asked for, so a set may be larger than the memory. Immutable; may be
 * used by several threads at a time. Recordings can be read as long as the archive is open, those of
 * {@link #inMemory()} for ever.
 *
 * <pre>
 *   EventArchive zip = EventArchive.open(Path.of("Train.zip"));
 *   EventDataset train = EventDataset.byFolder("train", zip, EventReader.nmnist(), ".bin", digits)
 *           .map(r -&gt; r.crop(0, 0, 32, 32));
 * </pre>
 *
 * <p>Verified by {@code EventDatasetTest}.
 */
public final class EventDataset {

    /**
     * A file and its class.
     *
     * @param file name in the archive
     * @param label class, {@code >= 0}
     */
    public record Item(String file, int label) {}

    /** Reads a recording by its number. */
    @FunctionalInterface
    private interface Loader {

        EventRecording load(int item) throws IOException;
    }

    private final String name;
    private final EventSensor sensor;
    private final List<Item> items;
    private final int classCount;
    private final Loader loader;

    private EventDataset(String name, EventSensor sensor, List<Item> items, int classCount, Loader loader) {
        this.name = name;
        this.sensor = sensor;
        this.items = items;
        this.classCount = classCount;
        this.loader = loader;
    }

    /**
     * Files of an archive with given labels.
     *
     * @param name what reports call the set
     * @param archive holds the files
     * @param reader reads them
     * @param items files and labels
     * @param classCount number of classes, {@code >= 1}
     * @return the set
     * @throws EventFileException if a label is not below the number of classes, or there is no file
     */
    public static EventDataset of(
            String name, EventArchive archive, EventReader reader, List<Item> items, int classCount)
            throws EventFileException {
        Check.atLeast(classCount, 1, "EventDataset.classCount");
        for (Item item : items) {
            if (item.label() < 0 || item.label() >= classCount) {
                throw new EventFileException(
                        archive.describe(item.file()),
                        -1,
                        "a label in 0.." + (classCount - 1),
                        String.valueOf(item.label()),
                        "Correct the label or the number of classes.");
            }
        }
        List<Item> all = List.copyOf(items);
        if (all.isEmpty()) {
            throw new EventFileException(
                    archive.describe(""),
                    -1,
                    "recordings of " + name,
                    "none among " + archive.names().size() + " files",
                    "Check that it is the right folder or zip file.");
        }
        return new EventDataset(name, reader.sensor(), all, classCount, item -> {
            String file = all.get(item).file();
            return reader.read(new ByteArrayInputStream(archive.read(file)), archive.describe(file));
        });
    }

    /**
     * Files whose folder is the name of their class, such as {@code Train/5/00001.bin}, in the order of their own
     * names.
     *
     * @param name what reports call the set
     * @param archive holds the files; others than these are passed over
     * @param reader reads them
     * @param suffix how the names of the files end, for example {@code .bin}
     * @param folders names of the folders; their places are the labels
     * @return the set
     * @throws EventFileException if a file with the suffix is in no such folder, or there is none at all
     */
    public static EventDataset byFolder(
            String name, EventArchive archive, EventReader reader, String suffix, List<String> folders)
            throws EventFileException {
        List<Item> items = new ArrayList<>();
        for (String file : archive.names()) {
            if (!file.endsWith(suffix)) {
                continue;
            }
            String[] parts = file.split("/");
            int label = parts.length < 2 ? -1 : folders.indexOf(parts[parts.length - 2]);
            if (label < 0) {
                throw new EventFileException(
                        archive.describe(file),
                        -1,
                        "a folder that names the class, one of " + folders,
                        parts.length < 2 ? "no folder" : "'" + parts[parts.length - 2] + "'",
                        "Keep the folders of the published archive.");
            }
            items.add(new Item(file, label));
        }
        items.sort(Comparator.comparing((Item item) -> ownName(item.file())).thenComparing(Item::file));
        return of(name, archive, reader, items, folders.size());
    }

    /**
     * Files whose name is a number, such as {@code 60001.bs2}, with a list of numbers and labels. Files that are not in
     * the list are no part of the set.
     *
     * @param name what reports call the set
     * @param archive holds the files
     * @param reader reads them
     * @param suffix how the names of the files end, for example {@code .bs2}
     * @param labels numbers and labels, in the order of the set
     * @param classCount number of classes, {@code >= 1}
     * @return the set
     * @throws EventFileException if a number of the list has no file or two, or a label is not below the number of
     *     classes
     */
    public static EventDataset byList(
            String name,
            EventArchive archive,
            EventReader reader,
            String suffix,
            Map<Integer, Integer> labels,
            int classCount)
            throws EventFileException {
        Map<Integer, String> files = new HashMap<>();
        for (String file : archive.names()) {
            String own = ownName(file);
            int number = own.endsWith(suffix) ? number(own.substring(0, own.length() - suffix.length())) : -1;
            String other = labels.containsKey(number) ? files.put(number, file) : null;
            if (other != null) {
                throw new EventFileException(
                        archive.describe(file), -1, "one file of number " + number, "also " + other, "Keep one.");
            }
        }
        if (files.size() < labels.size()) {
            List<Integer> missing =
                    labels.keySet().stream().filter(n -> !files.containsKey(n)).toList();
            throw new EventFileException(
                    archive.describe(""),
                    -1,
                    "a file NUMBER" + suffix + " for each of " + labels.size() + " labels",
                    files.size() + "; the first without is " + missing.get(0),
                    "Check that list and recordings belong together.");
        }
        List<Item> items = new ArrayList<>();
        labels.forEach((number, label) -> items.add(new Item(files.getOrDefault(number, ""), label)));
        return of(name, archive, reader, items, classCount);
    }

    private static String ownName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    }

    /**
     * What reports call the set.
     *
     * @return name
     */
    public String name() {
        return name;
    }

    /**
     * The cells that send events.
     *
     * @return sensor of all recordings
     */
    public EventSensor sensor() {
        return sensor;
    }

    /**
     * Number of recordings.
     *
     * @return recordings
     */
    public int size() {
        return items.size();
    }

    /**
     * Number of classes.
     *
     * @return classes
     */
    public int classCount() {
        return classCount;
    }

    /**
     * Class of a recording.
     *
     * @param item number of the recording, in {@code [0, size())}
     * @return label in {@code [0, classCount())}
     */
    public int label(int item) {
        return items.get(item).label();
    }

    /**
     * File of a recording.
     *
     * @param item number of the recording, in {@code [0, size())}
     * @return name in the archive
     */
    public String file(int item) {
        return items.get(item).file();
    }

    /**
     * Reads a recording.
     *
     * @param item number of the recording, in {@code [0, size())}
     * @return its events
     * @throws EventFileException if the file is damaged; the set stays usable
     * @throws IOException if it cannot be read
     */
    public EventRecording recording(int item) throws IOException {
        Check.index(item, size(), "EventDataset " + name + ": recording");
        return loader.load(item);
    }

    /**
     * The same recordings, changed when they are read.
     *
     * @param change what to do with each, for example {@code r -> r.crop(0, 0, 32, 32)}; must give the same result for
     *     the same recording
     * @return set that reads from this one
     */
    public EventDataset map(UnaryOperator<EventRecording> change) {
        EventRecording empty = new EventCollector(sensor, 0).toRecording();
        return new EventDataset(
                name, change.apply(empty).sensor(), items, classCount, item -> change.apply(loader.load(item)));
    }

    /**
     * Some of the recordings.
     *
     * @param from first recording
     * @param to recording after the last
     * @return set of {@code to - from} recordings that reads from this one
     */
    public EventDataset subset(int from, int to) {
        Check.argument(
                from >= 0 && from <= to && to <= size(),
                () -> "EventDataset.subset of " + name + " must lie in 0.." + size() + ", got " + from + ".." + to);
        return new EventDataset(name, sensor, items.subList(from, to), classCount, item -> loader.load(from + item));
    }

    /**
     * Reads everything now, for sets that are used many times; nine bytes an event.
     *
     * @return the same set, without an archive
     * @throws EventFileException if a file is damaged
     * @throws IOException if one cannot be read
     */
    public EventDataset inMemory() throws IOException {
        List<EventRecording> all = new ArrayList<>(size());
        for (int item = 0; item < size(); item++) {
            all.add(loader.load(item));
        }
        return new EventDataset(name, sensor, items, classCount, all::get);
    }

    /**
     * Counts the recordings of every class.
     *
     * @return {@code classCount()} counts
     */
    public int[] labelCounts() {
        int[] counts = new int[classCount];
        items.forEach(item -> counts[item.label()]++);
        return counts;
    }

    @Override
    public String toString() {
        return name + ": " + size() + " recordings, " + sensor + ", " + classCount + " classes";
    }
}
