package io.github.snn4j.examples.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where data sets are looked for, in this order: the directory given with {@code --data}, the environment variable
 * {@code SNN_DATA}, the cache directory of the user ({@code XDG_CACHE_HOME} or {@code ~/.cache}, then {@code snn4j}).
 *
 * <p>In each place a set may lie in the directory itself or in a directory of its own name below it. The cache is
 * shared by all sets, so there only the latter counts.
 *
 * @param option      directory given on the command line, or null
 * @param environment directory named by {@code SNN_DATA}, or null
 * @param cache       directory {@code snn4j} in the user's cache
 */
public record DataPlaces(@Nullable Path option, @Nullable Path environment, Path cache) {

    /** The environment variable that names a data directory. */
    public static final String VARIABLE = "SNN_DATA";

    /**
     * A directory to look in, and why.
     *
     * @param label     what named it, for messages
     * @param directory the directory, which need not exist
     */
    public record Place(String label, Path directory) {}

    /**
     * Returns the places of this process.
     *
     * @param option directory given on the command line, or null
     * @return the places by the environment variables and the home directory of the user
     * @throws IllegalArgumentException if a variable does not hold a path
     */
    public static DataPlaces standard(@Nullable Path option) {
        return of(option, System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /**
     * Returns the places by the given surroundings.
     *
     * @param option      directory given on the command line, or null
     * @param environment environment variables
     * @param home        home directory of the user
     * @return the places
     * @throws IllegalArgumentException if a variable does not hold a path
     */
    public static DataPlaces of(@Nullable Path option, Map<String, String> environment, Path home) {
        Path variable = path(environment, VARIABLE);
        Path cache = path(environment, "XDG_CACHE_HOME");
        return new DataPlaces(option, variable, (cache == null ? home.resolve(".cache") : cache).resolve("snn4j"));
    }

    /**
     * Lists the directories to search for a data set.
     *
     * @param set name of the data set and of its own directory, for example {@code mnist}
     * @return the directories in order of precedence
     */
    public List<Place> directories(String set) {
        List<Place> places = new ArrayList<>();
        if (option != null) {
            places.add(new Place("--data", option));
            places.add(new Place("--data", option.resolve(set)));
        }
        if (environment != null) {
            places.add(new Place(VARIABLE, environment));
            places.add(new Place(VARIABLE, environment.resolve(set)));
        }
        places.add(new Place("cache", cache.resolve(set)));
        return List.copyOf(places);
    }

    /**
     * Tells whether a place can be looked into.
     *
     * @param place a place of this list
     * @return true if it is a directory
     */
    public static boolean exists(Place place) {
        return Files.isDirectory(place.directory());
    }

    private static @Nullable Path path(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "environment variable " + variable + " must be a path, got '" + value + "'; correct or unset it",
                    e);
        }
    }
}
