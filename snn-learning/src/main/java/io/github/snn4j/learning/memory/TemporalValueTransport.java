package io.github.snn4j.learning.memory;

import java.util.List;

/**
 * Temporal value transport: when a memory of step {@code t} is read at step {@code r}, the value of step {@code r} is
 * added to the reward of step {@code t}, so that an act is credited for what it made possible much later.
 *
 * <pre>
 *   reward(t) += alpha w(r, t) V(r)      for every read r with strength &gt;= threshold,
 *                                        every t with r - t &gt;= 1 / (1 - gamma)
 * </pre>
 *
 * <p>Steps closer than {@code 1 / (1 - gamma)} are left to the discounted return, which reaches that far by itself. The
 * changed rewards take the place of the real ones in any rule that learns values or a policy.
 *
 * <p>Difference from the paper: neighbouring reads above the threshold are not joined to one.
 *
 * <p>Reference: C.-C. Hung, T. Lillicrap, J. Abramson, Y. Wu, M. Mirza, F. Carnevale, A. Ahuja &amp; G. Wayne,
 * "Optimizing agent behavior over long time scales by transporting value", Nature Communications 10:5223, 2019, doi
 * 10.1038/s41467-019-13073-w.
 *
 * <p>Verified by {@code TemporalValueTransportTest}.
 *
 * @param alpha share of the value that is transported, {@code >= 0}; 0.9 in the authors' code
 * @param gamma discount factor per step of the return, in [0, 1); 0.92 in the authors' grid world
 * @param threshold least strength of a read that transports, {@code >= 0}; 2 in the authors' code
 */
public record TemporalValueTransport(double alpha, double gamma, double threshold) {

    /** Validates the numbers. */
    public TemporalValueTransport {
        require(alpha >= 0 && alpha < Double.POSITIVE_INFINITY, "alpha must be >= 0", alpha);
        require(gamma >= 0 && gamma < 1, "gamma must be in [0, 1)", gamma);
        require(threshold >= 0 && threshold < Double.POSITIVE_INFINITY, "threshold must be >= 0", threshold);
    }

    private static void require(boolean condition, String what, double value) {
        if (!condition) {
            throw new IllegalArgumentException("TemporalValueTransport." + what + ", got " + value);
        }
    }

    /**
     * A read of the memory.
     *
     * @param step step at which it happened, {@code >= 0}
     * @param strength how strongly the memory was asked, {@code >= 0}
     * @param weights share of the memory of each step in what was read, from step 0 on, at most one for each step
     *     before
     */
    public record Read(int step, double strength, List<Double> weights) {

        /** Validates and copies. */
        public Read {
            weights = List.copyOf(weights);
            if (step < weights.size() || !(strength >= 0)) {
                throw new IllegalArgumentException("TemporalValueTransport.Read: weights must be for steps before "
                        + step + " and strength >= 0, got " + weights.size() + " weights and strength " + strength);
            }
        }
    }

    /**
     * Least distance of a read from the step that it credits.
     *
     * @return {@code 1 / (1 - gamma)} steps
     */
    public double nearestSteps() {
        return 1 / (1 - gamma);
    }

    /**
     * Adds transported value to the rewards of an episode.
     *
     * @param rewards reward of each step
     * @param values estimated value of each step
     * @param reads reads of the episode, in any order
     * @return new rewards
     * @throws IllegalArgumentException if lengths differ or a read lies outside the episode
     */
    public double[] transport(double[] rewards, double[] values, List<Read> reads) {
        if (values.length != rewards.length) {
            throw new IllegalArgumentException("TemporalValueTransport: one value per reward is needed, got "
                    + values.length + " for " + rewards.length);
        }
        double[] changed = rewards.clone();
        for (Read read : reads) {
            if (read.step() >= rewards.length) {
                throw new IllegalArgumentException("TemporalValueTransport: reads must lie in the episode of "
                        + rewards.length + " steps, got step " + read.step());
            }
            if (read.strength() < threshold) {
                continue;
            }
            for (int t = 0; t < read.weights().size(); t++) {
                if (read.step() - t >= nearestSteps()) {
                    changed[t] += alpha * read.weights().get(t) * values[read.step()];
                }
            }
        }
        return changed;
    }
}
