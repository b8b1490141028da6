package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/**
 * How the learning rate changes from step to step of an optimiser, as a factor on its rate. For a rule inside a
 * simulator hand the factor to {@code Simulator.setLearningRate} before each trial.
 */
public sealed interface RateSchedule {

    /**
     * The factor.
     *
     * @param step steps made before, {@code >= 0}
     * @return factor, {@code >= 0}
     */
    double factorAt(long step);

    /**
     * No change: 1.
     *
     * @return the schedule
     */
    static RateSchedule constant() {
        return new Stepwise(1, 1);
    }

    /**
     * A linear rise before another schedule: the first {@code rise} steps have the factors {@code 1/rise, 2/rise, ...,
     * 1}, then the other schedule starts.
     *
     * @param rise steps of the rise, {@code >= 1}
     * @return the schedule
     */
    default RateSchedule afterWarmUp(long rise) {
        return new WarmUp(rise, this);
    }

    /**
     * Multiplied by a factor every so many steps, {@code factor^floor(step/every)}.
     *
     * @param every steps between changes, {@code >= 1}
     * @param factor factor of each change, in (0, 1]
     */
    record Stepwise(long every, double factor) implements RateSchedule {
        /** Validates the parameters. */
        public Stepwise {
            Check.argument(every >= 1, () -> "Stepwise.every must be >= 1 step, got " + every);
            Check.inRange(factor, Double.MIN_NORMAL, 1, "Stepwise.factor");
        }

        @Override
        public double factorAt(long step) {
            return factor == 1 ? 1 : StrictMath.pow(factor, Math.floorDiv(step, every));
        }
    }

    /**
     * Exponential decay, {@code exp(-step/tauSteps)}.
     *
     * @param tauSteps steps in which the factor falls to 1/e, {@code > 0}
     */
    record Exponential(double tauSteps) implements RateSchedule {
        /** Validates the time constant. */
        public Exponential {
            Check.positive(tauSteps, "Exponential.tauSteps", "steps");
        }

        @Override
        public double factorAt(long step) {
            return StrictMath.exp(-step / tauSteps);
        }
    }

    /**
     * Half a cosine from 1 down to a floor, where it stays: {@code floor + (1 - floor)(1 + cos(pi step/length))/2}. I.
     * Loshchilov &amp; F. Hutter, ICLR 2017, arXiv 1608.03983, without restarts.
     *
     * @param length steps until the floor is reached, {@code >= 1}
     * @param floor last factor, in [0, 1]
     */
    record Cosine(long length, double floor) implements RateSchedule {
        /** Validates the parameters. */
        public Cosine {
            Check.argument(length >= 1, () -> "Cosine.length must be >= 1 step, got " + length);
            Check.inRange(floor, 0, 1, "Cosine.floor");
        }

        @Override
        public double factorAt(long step) {
            double phase = Math.PI * Math.min(step, length) / length;
            return floor + (1 - floor) * (1 + StrictMath.cos(phase)) / 2;
        }
    }

    /**
     * A linear rise before another schedule, which counts its steps from the end of the rise.
     *
     * @param rise steps of the rise, {@code >= 1}
     * @param next what follows
     */
    record WarmUp(long rise, RateSchedule next) implements RateSchedule {
        /** Validates the length. */
        public WarmUp {
            Check.argument(rise >= 1, () -> "WarmUp.rise must be >= 1 step, got " + rise);
        }

        @Override
        public double factorAt(long step) {
            return step < rise ? next.factorAt(0) * (step + 1) / rise : next.factorAt(step - rise);
        }
    }
}
