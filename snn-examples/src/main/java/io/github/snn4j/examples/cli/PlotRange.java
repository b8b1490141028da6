package io.github.snn4j.examples.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of a recording that is looked at, as it was typed. */
record PlotRange(@Nullable String neurons, double fromMs, double toMs, double binMs, int sample) {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    /** First neuron and one past the last. */
    record Span(int first, int end) {

        int count() {
            return end - first;
        }

        boolean contains(int neuron) {
            return neuron >= first && neuron < end;
        }
    }

    /** The neurons, for a population of a size. */
    Span span(int size) {
        if (neurons == null) {
            return new Span(0, size);
        }
        Matcher typed = SPAN.matcher(neurons.strip());
        if (typed.matches()) {
            int first = Integer.parseInt(typed.group(1));
            int last = typed.group(2) == null ? first : Integer.parseInt(typed.group(2));
            if (first <= last && last < size) {
                return new Span(first, last + 1);
            }
        }
        throw new UsageException(
                "--neurons must be A-B with 0 <= A <= B <= " + (size - 1) + ", got '" + neurons + "'.");
    }

    /** The first step at or after a time; times that are steps but for rounding are those steps. */
    static long step(double ms, double dtMs) {
        return (long) Math.min(Long.MAX_VALUE / 2, Math.ceil(ms / dtMs - 1e-6));
    }

    int checkedSample(int batch) {
        if (sample < 0 || sample >= batch) {
            throw new UsageException("--sample must be in 0.." + (batch - 1) + ", got " + sample + ".");
        }
        return sample;
    }
}
