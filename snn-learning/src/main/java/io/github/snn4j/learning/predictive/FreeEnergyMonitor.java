package io.github.snn4j.learning.predictive;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.monitor.Monitor;
import io.github.snn4j.monitor.MonitorContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The free energy of a predictive-coding network after each step, mean of the samples:
 *
 * <pre>
 *   F = 1/2 sum over error units of Sigma eps^2 = 1/2 sum (x - mu)^2 / Sigma        &gt;= 0, falls while values relax
 * </pre>
 *
 * <p>Whittington &amp; Bogacz (2017) give it the other sign and let it rise; constants are left out.
 *
 * @param variances variance Sigma by name of the error population, at least one
 */
public record FreeEnergyMonitor(Map<String, Double> variances) implements Monitor<FreeEnergyRecording> {

    /** Copies and validates the map. */
    public FreeEnergyMonitor {
        variances = new LinkedHashMap<>(variances);
        Require.that(!variances.isEmpty(), "FreeEnergyMonitor needs at least one error population", "none");
        variances.forEach((name, v) -> Require.positive(v, "FreeEnergyMonitor variance of '" + name + "'"));
    }

    @Override
    public Map<String, Double> variances() {
        return Map.copyOf(variances);
    }

    @Override
    public FreeEnergyRecording bind(MonitorContext context) {
        return new FreeEnergyRecording(variances, context);
    }
}
