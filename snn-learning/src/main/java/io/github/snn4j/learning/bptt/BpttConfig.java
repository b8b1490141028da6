package io.github.snn4j.learning.bptt;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Optimizer;
import io.github.snn4j.plasticity.RateSchedule;
import io.github.snn4j.signal.Surrogate;
import java.util.List;
import java.util.Set;

/**
 * How a network is trained by back-propagation through time.
 *
 * <table>
 *   <caption>Parameters</caption>
 *   <tr><th>name</th><th>unit</th><th>meaning</th></tr>
 *   <tr><td>dtMs</td><td>ms</td><td>time step, &gt; 0</td></tr>
 *   <tr><td>seed</td><td></td><td>root seed of weights and sources, as for the simulator</td></tr>
 *   <tr><td>steps</td><td>steps</td><td>length of a trial, &gt;= 1</td></tr>
 *   <tr><td>readout</td><td></td><td>population that the loss looks at</td></tr>
 *   <tr><td>loss</td><td></td><td>what is wrong with it</td></tr>
 *   <tr><td>surrogate</td><td></td><td>stand-in for the derivative of a spike</td></tr>
 *   <tr><td>resetGradient</td><td></td><td>whether the gradient also takes the way through the reset</td></tr>
 *   <tr><td>window</td><td>steps</td><td>the gradient does not cross multiples of it; 0 for no truncation</td></tr>
 *   <tr><td>optimizer, schedule</td><td></td><td>how gradients become steps</td></tr>
 *   <tr><td>maxGradientNorm</td><td></td><td>longest gradient, &gt; 0; a longer one is shortened to it</td></tr>
 *   <tr><td>regularizers</td><td></td><td>limits on rates</td></tr>
 *   <tr><td>frozen</td><td></td><td>projections that keep their weights</td></tr>
 *   <tr><td>threads</td><td></td><td>&gt;= 1; the result does not depend on it</td></tr>
 * </table>
 *
 * @param dtMs time step in ms
 * @param seed root seed
 * @param steps length of a trial in steps
 * @param readout name of the population that the loss looks at
 * @param loss what is wrong with the readout
 * @param surrogate stand-in for the derivative of a spike
 * @param resetGradient false to take the reset for a constant
 * @param window length of the windows of truncated back-propagation in steps, 0 for the whole trial
 * @param optimizer how gradients become steps
 * @param schedule factor on the learning rate by step of the optimiser
 * @param maxGradientNorm Euclidean length to which a longer gradient of all weights together is shortened
 * @param regularizers limits on rates
 * @param frozen names of projections that keep their weights
 * @param threads threads
 */
public record BpttConfig(
        double dtMs,
        long seed,
        int steps,
        String readout,
        Loss loss,
        Surrogate surrogate,
        boolean resetGradient,
        int window,
        Optimizer optimizer,
        RateSchedule schedule,
        double maxGradientNorm,
        List<RateRegularizer> regularizers,
        Set<String> frozen,
        int threads) {

    /** Validates the numbers and copies the collections. */
    public BpttConfig {
        Require.positive(dtMs, "BpttConfig.dtMs");
        Require.atLeast(steps, 1, "BpttConfig.steps");
        Require.atLeast(window, 0, "BpttConfig.window");
        Require.atLeast(threads, 1, "BpttConfig.threads");
        Require.that(maxGradientNorm > 0, "BpttConfig.maxGradientNorm must be > 0", maxGradientNorm);
        regularizers = List.copyOf(regularizers);
        frozen = Set.copyOf(frozen);
    }

    /**
     * A fast sigmoid of slope 25, reset cut, no truncation, Adam with rate 1e-3, no limit on the gradient, one thread.
     *
     * @param dtMs time step in ms
     * @param seed root seed
     * @param steps length of a trial in steps
     * @param readout name of the population that the loss looks at
     * @param loss what is wrong with the readout
     * @return the configuration
     */
    public static BpttConfig of(double dtMs, long seed, int steps, String readout, Loss loss) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                new Surrogate(Surrogate.Shape.FAST_SIGMOID, 25),
                false,
                0,
                Optimizer.Adam.of(1e-3),
                RateSchedule.constant(),
                Double.POSITIVE_INFINITY,
                List.of(),
                Set.of(),
                1);
    }

    /**
     * Another surrogate.
     *
     * @param other stand-in for the derivative of a spike
     * @return changed copy
     */
    public BpttConfig withSurrogate(Surrogate other) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                other,
                resetGradient,
                window,
                optimizer,
                schedule,
                maxGradientNorm,
                regularizers,
                frozen,
                threads);
    }

    /**
     * Whether the gradient also takes the way through the reset.
     *
     * @param through false to take the reset for a constant
     * @return changed copy
     */
    public BpttConfig withResetGradient(boolean through) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                surrogate,
                through,
                window,
                optimizer,
                schedule,
                maxGradientNorm,
                regularizers,
                frozen,
                threads);
    }

    /**
     * Truncated back-propagation.
     *
     * @param length length of the windows in steps, 0 for the whole trial
     * @return changed copy
     */
    public BpttConfig withWindow(int length) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                surrogate,
                resetGradient,
                length,
                optimizer,
                schedule,
                maxGradientNorm,
                regularizers,
                frozen,
                threads);
    }

    /**
     * Another optimiser.
     *
     * @param other how gradients become steps
     * @param rates factor on the learning rate by step
     * @return changed copy
     */
    public BpttConfig withOptimizer(Optimizer other, RateSchedule rates) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                surrogate,
                resetGradient,
                window,
                other,
                rates,
                maxGradientNorm,
                regularizers,
                frozen,
                threads);
    }

    /**
     * Shortens long gradients, as long trials in loops make them: R. Pascanu, T. Mikolov &amp; Y. Bengio, ICML 2013, arXiv
     * 1211.5063.
     *
     * @param norm Euclidean length to which a longer gradient of all weights together is shortened, {@code > 0};
     *     infinity for no limit
     * @return changed copy
     */
    public BpttConfig withMaxGradientNorm(double norm) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                surrogate,
                resetGradient,
                window,
                optimizer,
                schedule,
                norm,
                regularizers,
                frozen,
                threads);
    }

    /**
     * Limits on rates.
     *
     * @param terms limits, in place of those before
     * @return changed copy
     */
    public BpttConfig withRegularizers(RateRegularizer... terms) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                surrogate,
                resetGradient,
                window,
                optimizer,
                schedule,
                maxGradientNorm,
                List.of(terms),
                frozen,
                threads);
    }

    /**
     * Projections that keep their weights.
     *
     * @param projections names, in place of those before
     * @return changed copy
     */
    public BpttConfig withFrozen(String... projections) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                surrogate,
                resetGradient,
                window,
                optimizer,
                schedule,
                maxGradientNorm,
                regularizers,
                Set.of(projections),
                threads);
    }

    /**
     * Another number of threads.
     *
     * @param count threads
     * @return changed copy
     */
    public BpttConfig withThreads(int count) {
        return new BpttConfig(
                dtMs,
                seed,
                steps,
                readout,
                loss,
                surrogate,
                resetGradient,
                window,
                optimizer,
                schedule,
                maxGradientNorm,
                regularizers,
                frozen,
                count);
    }
}
