package io.github.snn4j;

import java.lang.reflect.RecordComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds time constants that are shorter than the time step: the grid is too coarse, or seconds were given for
 * milliseconds.
 */
final class TimeConstants {

    private static final Logger LOG = LoggerFactory.getLogger(TimeConstants.class);
    private static final int DEPTH = 4;

    private TimeConstants() {}

    static void warnIfShorterThanStep(Network network, double dtMs) {
        network.populations().values().forEach(p -> {
            p.model().ifPresent(m -> inspect("Population '" + p.name() + "'", m, dtMs, DEPTH));
            p.source().ifPresent(s -> inspect("Population '" + p.name() + "'", s, dtMs, DEPTH));
        });
        network.projections().values().forEach(p -> p.rule()
                .ifPresent(r -> inspect("Projection '" + p.name() + "'", r, dtMs, DEPTH)));
    }

    private static void inspect(String where, Object description, double dtMs, int depth) {
        Class<?> type = description.getClass();
        if (!type.isRecord() || depth == 0) {
            return;
        }
        for (RecordComponent c : type.getRecordComponents()) {
            Object value = read(c, description);
            if (value instanceof Double tau) {
                if (c.getName().startsWith("tau") && c.getName().endsWith("Ms") && tau > 0 && tau < dtMs) {
                    LOG.warn(
                            "{}: {}.{} {} ms is shorter than the time step of {} ms; time constants are in ms, did you"
                                    + " mean {}? Otherwise use a smaller step",
                            where,
                            type.getSimpleName(),
                            c.getName(),
                            tau,
                            dtMs,
                            tau * 1000);
                }
            } else if (value != null) {
                inspect(where, value, dtMs, depth - 1);
            }
        }
    }

    /** Records of packages that cannot be opened are left out. */
    private static @org.jspecify.annotations.Nullable Object read(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
