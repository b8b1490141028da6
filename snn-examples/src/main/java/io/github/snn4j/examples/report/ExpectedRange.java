package io.github.snn4j.examples.report;

import java.util.Map;

/**
 * What a run should give. The range is a measurement, not a wish, so it comes with how it was measured.
 *
 * @param metric      name of the metric, see {@link Metrics}
 * @param low         least expected value
 * @param high        greatest expected value
 * @param howMeasured how the range was found, for example {@code mean of 10 seeds +- 3 sd}
 */
public record ExpectedRange(String metric, double low, double high, String howMeasured) {

    /**
     * Checks the range.
     *
     * @param metric      name of the metric, see {@link Metrics}
     * @param low         least expected value
     * @param high        greatest expected value
     * @param howMeasured how the range was found, for example {@code mean of 10 seeds +- 3 sd}
     * @throws IllegalArgumentException if the bounds are not finite numbers in order
     */
    public ExpectedRange {
        if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
            throw new IllegalArgumentException(
                    "ExpectedRange: low must be <= high and both finite, got " + low + " and " + high);
        }
    }

    /**
     * Tells whether a run is within the range.
     *
     * @param metrics metrics of the run
     * @return true if the metric is there and within the bounds, both included
     */
    public boolean isMetBy(Map<String, Double> metrics) {
        Double value = metrics.get(metric);
        return value != null && value >= low && value <= high;
    }
}
