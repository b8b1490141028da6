package io.github.snn4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A hash of everything a run did: all spikes of each population, all weights of each projection. Equal for every thread
 * count, kernel and JDK; parts of different components do not influence each other.
 *
 * @param spikes hash of all spikes by population
 * @param weights hash of the weights now by projection
 */
public record Fingerprint(Map<String, Long> spikes, Map<String, Long> weights) {

    /** Copies the maps. */
    public Fingerprint {
        spikes = Collections.unmodifiableMap(new LinkedHashMap<>(spikes));
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * All parts in one number.
     *
     * @return 64-bit hash
     */
    public long combined() {
        long h = 0;
        for (Map.Entry<String, Long> e : spikes.entrySet()) {
            h = (h ^ e.getValue()) * 0x9E3779B97F4A7C15L + e.getKey().hashCode();
        }
        for (Map.Entry<String, Long> e : weights.entrySet()) {
            h = (h ^ e.getValue()) * 0xD6E8FEB86659FD93L + e.getKey().hashCode();
        }
        return h ^ (h >>> 32);
    }

    /**
     * The combined hash as 16 hexadecimal digits.
     *
     * @return text
     */
    @Override
    public String toString() {
        return String.format("%016x", combined());
    }
}
