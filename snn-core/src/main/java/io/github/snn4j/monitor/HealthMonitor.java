package io.github.snn4j.monitor;

import io.github.snn4j.internal.check.Check;

/**
 * Watches for networks that run without error and yet do not work: populations that are silent or saturated, weights
 * that all sit at a bound, rules that change nothing. Every simulator has one, see {@code Simulator.health()}. Each
 * finding is logged once per population or projection and kind.
 *
 * <p>Populations are judged over windows: a trial, or several if trials are shorter than {@code windowSteps}; runs
 * without trials are cut into windows of {@code longestWindowSteps}. Only the same finding in {@code windows} windows
 * in a row counts. The cost per step is that of counting steps. Weights are scanned after so many steps that the scan
 * stays below {@code scanShare} of the run.
 *
 * @param windowSteps shortest window
 * @param longestWindowSteps longest window
 * @param windows windows in a row, {@code >= 1}
 * @param saturatedShare spikes per neuron and step above which a population is saturated
 * @param maxRateHz mean rate above which a population is saturated
 * @param boundShare share of the weights at one bound that counts as stuck
 * @param scanShare share of the run that scans of weights may take, in (0, 1]
 */
public record HealthMonitor(
        int windowSteps,
        int longestWindowSteps,
        int windows,
        double saturatedShare,
        double maxRateHz,
        double boundShare,
        double scanShare)
        implements Monitor<HealthRecording> {

    /** Validates the thresholds. */
    public HealthMonitor {
        Check.atLeast(windowSteps, 1, "HealthMonitor.windowSteps");
        Check.atLeast(longestWindowSteps, windowSteps, "HealthMonitor.longestWindowSteps");
        Check.atLeast(windows, 1, "HealthMonitor.windows");
        Check.inRange(saturatedShare, 0, 1, "HealthMonitor.saturatedShare");
        Check.positive(maxRateHz, "HealthMonitor.maxRateHz", "Hz");
        Check.inRange(boundShare, 0, 1, "HealthMonitor.boundShare");
        Check.inRange(scanShare, 1e-6, 1, "HealthMonitor.scanShare");
    }

    /**
     * The thresholds that every simulator uses.
     *
     * @return windows of 100 to 10,000 steps, three in a row, half of all steps or 500 Hz, 95 % of the weights, 1 % of
     *     the run
     */
    public static HealthMonitor defaults() {
        return new HealthMonitor(100, 10_000, 3, 0.5, 500, 0.95, 0.01);
    }

    @Override
    public HealthRecording bind(MonitorContext context) {
        return new HealthRecording(this, context);
    }
}
