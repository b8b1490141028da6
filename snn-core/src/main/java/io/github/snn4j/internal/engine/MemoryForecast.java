package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.Sparse;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.connect.SparsePattern;
import java.util.Collection;
import java.util.function.ToIntFunction;

/** Adds up what the synapses of a network will take before any of it is allocated. */
public final class MemoryForecast {

    private static final int MB_SHIFT = 20;

    private final ToIntFunction<String> sizes;
    private long synapses;
    private long kept;
    private long most;
    private long largest;
    private String largestName = "";

    private MemoryForecast(ToIntFunction<String> sizes) {
        this.sizes = sizes;
    }

    /**
     * Refuses a network whose synapses do not fit.
     *
     * @param projections all projections
     * @param sizes neurons by population
     * @param available bytes that may be used
     */
    public static void require(Collection<ProjectionSpec> projections, ToIntFunction<String> sizes, long available) {
        MemoryForecast forecast = new MemoryForecast(sizes);
        projections.forEach(forecast::add);
        long needed = forecast.kept + forecast.largest;
        Check.argument(
                needed <= available,
                () -> "the network has about " + forecast.synapses + " synapses and needs " + (needed >> MB_SHIFT)
                        + " MB to be built (most of it for projection '" + forecast.largestName + "'), but only "
                        + (available >> MB_SHIFT) + " MB of heap are free; start Java with a larger -Xmx, make the"
                        + " network smaller, or let synapses share a weight with WeightInit.constant");
    }

    private void add(ProjectionSpec p) {
        int pre = sizes.applyAsInt(p.pre());
        int post = sizes.applyAsInt(p.post());
        p.connectivity().checkSizes(p.name(), pre, post);
        long count = (long) pre * post;
        long bytes = 4 * count;
        long transientBytes = 0;
        if (p.tiedTo() != null) {
            return;
        }
        if (p.connectivity() instanceof Sparse rule) {
            boolean shared = p.init() instanceof WeightInit.Constant && !p.plastic();
            count = SparsePattern.estimate(rule, pre, post);
            bytes = count * (shared ? 2 : 6) + 4L * pre;
            transientBytes = count * (p.delay().constant() ? 8 : 12);
        } else if (p.connectivity() instanceof Convolution c) {
            count = (long) c.kernels() * c.fanIn();
            bytes = 4 * count;
        } else if (p.connectivity() instanceof Connectivity.OneToOne) {
            count = pre;
            bytes = 4L * count;
        } else if (p.connectivity() instanceof Connectivity.AllButSelf
                && p.init() instanceof WeightInit.Constant
                && !p.plastic()) {
            bytes = 4;
        }
        synapses += count;
        kept += bytes;
        if (transientBytes + bytes > most) {
            most = transientBytes + bytes;
            largestName = p.name();
        }
        largest = Math.max(largest, transientBytes);
    }
}
