package io.github.snn4j.examples.report;

import java.util.Locale;
import java.util.Map;

/** How numbers look in tables: percent for fractions, units behind known metrics, no false digits. */
final class NumberText {

    private static final Map<String, String> TITLES = Map.of(
            Metrics.ACCURACY, "accuracy (test)",
            Metrics.TRAIN_ACCURACY, "accuracy (train)",
            Metrics.RATE_HZ, "mean rate",
            Metrics.SILENT_FRACTION, "silent neurons",
            Metrics.AT_BOUND_FRACTION, "weights at a bound",
            Metrics.SYNAPTIC_EVENTS, "synaptic events",
            Metrics.IMAGES_PER_SECOND, "speed",
            Metrics.ELAPSED_SECONDS, "time");

    private NumberText() {}

    static String title(String metric) {
        return TITLES.getOrDefault(metric, metric.replace('_', ' '));
    }

    static String value(String metric, double value) {
        if (Double.isNaN(value)) {
            return "none";
        }
        if (metric.endsWith("accuracy") || metric.endsWith("_fraction")) {
            return format("%.2f %%", 100 * value);
        }
        return switch (metric) {
            case Metrics.RATE_HZ -> format("%.2f Hz", value);
            case Metrics.IMAGES_PER_SECOND -> format("%.1f images/s", value);
            case Metrics.ELAPSED_SECONDS -> duration(value);
            default -> plain(value);
        };
    }

    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return format("%.0f", value);
        }
        double size = Math.abs(value);
        return size >= 1e6 || size < 1e-3 ? format("%.3e", value) : format("%.4g", value);
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return format("%.1f s", seconds);
        }
        return whole < 3600
                ? format("%d min %02d s", whole / 60, whole % 60)
                : format("%d h %02d min", whole / 3600, whole / 60 % 60);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
