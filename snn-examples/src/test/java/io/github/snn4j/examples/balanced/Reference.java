package io.github.snn4j.examples.balanced;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Results of another simulator, one line per seed; see the README beside the table.
 *
 * @param runs number of seeds
 * @param settleMs time before the measurement
 * @param seconds measured time
 * @param rateHz mean over the seeds of the mean rate
 * @param rateSd standard deviation over the seeds of the mean rate
 * @param cv mean over the seeds of the mean CV
 * @param synchrony mean over the seeds of the synchrony
 */
record Reference(int runs, double settleMs, double seconds, double rateHz, double rateSd, double cv, double synchrony) {

    /** Of a network; the population is exc, inh or all. */
    static Reference of(String network, String population) {
        List<String[]> rows = table().lines()
                .map(line -> line.split(","))
                .filter(row -> row[0].equals(network) && row[4].equals(population))
                .toList();
        double rate = mean(rows, 5);
        double variance = rows.stream()
                .mapToDouble(row -> Math.pow(Double.parseDouble(row[5]) - rate, 2))
                .sum();
        String[] first = rows.get(0);
        return new Reference(
                rows.size(),
                1000 * Double.parseDouble(first[2]),
                Double.parseDouble(first[3]),
                rate,
                Math.sqrt(variance / (rows.size() - 1)),
                mean(rows, 6),
                mean(rows, 8));
    }

    private static double mean(List<String[]> rows, int column) {
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .average()
                .orElseThrow();
    }

    private static String table() {
        try (InputStream in = Reference.class.getResourceAsStream("/reference/balanced.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
