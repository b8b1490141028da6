package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PhaseView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Graded unit that goes downhill on the Hopfield energy of its network, and, when nudged, on the energy plus a cost.
 *
 * <pre>
 *   E = 1/2 sum s^2 - sum_{i &lt; j} w[i][j] rho(s[i]) rho(s[j]),    C = 1/2 sum (target - s)^2
 *
 *   tau ds/dt = -dE/ds - nudge dC/ds = -s + rho'(s) input + nudge (target - s)
 *   s := s + dt/tau (...)                                  a step of Euler's method
 *   activity = rho(s)
 * </pre>
 *
 * <p>The weights must be symmetric: the way back is {@code tiedTo} the way forth. {@link Transfer#HARD_SIGMOID} keeps
 * s in [0, 1], the setting of the paper; other non-linearities leave s free. The nudge is that of the phase, see {@link
 * PhaseView}; it acts on populations whose external variable {@value #TARGET} has been set, and in no other. In a phase
 * with the role CLAMPED their s is the target. A step of more than tau is refused: it would overshoot.
 *
 * <p>State variables: {@code s}, {@code activity}, and {@code settled}, which is s after the last step that was neither
 * nudged nor clamped: what a trial that shows the same sample again may start from. External variable: {@value
 * #TARGET}. Reference: B. Scellier &amp; Y. Bengio, Front. Comput. Neurosci. 11:24, 2017, doi 10.3389/fncom.2017.00024.
 * Verified by {@code EnergyUnitTest}.
 *
 * @param tauMs time constant in ms, {@code >= dt}
 * @param transfer non-linearity rho, any but RELU
 */
public record EnergyUnit(double tauMs, Transfer transfer) implements NeuronModel {

    /** External variable that the output is drawn to. */
    public static final String TARGET = "target";

    /** State variable: s. */
    public static final String STATE = "s";

    /** State variable: s after the last free step. */
    public static final String SETTLED = "settled";

    /** Validates the time constant. */
    public EnergyUnit {
        Check.positive(tauMs, "EnergyUnit.tauMs", "ms");
        Check.argument(
                transfer != Transfer.RELU,
                () -> "EnergyUnit.transfer must not be RELU: a unit at 0 would stay there; take HARD_SIGMOID or TANH");
    }

    /**
     * Units clipped to [0, 1].
     *
     * @param tauMs time constant in ms
     * @return the model
     */
    public static EnergyUnit clipped(double tauMs) {
        return new EnergyUnit(tauMs, Transfer.HARD_SIGMOID);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        double step = context.timeStep().dtMs() / tauMs;
        Check.argument(
                step <= 1,
                () -> "Population '" + context.name() + "': EnergyUnit.tauMs must be >= dt = "
                        + context.timeStep().dtMs() + " ms, got " + tauMs + "; take a smaller time step");
        return new Running(this, context, (float) step);
    }

    private static final class Running implements Dynamics {

        private final Transfer transfer;
        private final TargetRange range;
        private final float step;
        private final int size;
        private final float[] s;
        private final float[] activity;
        private final float[] settled;
        private final DynamicsContext.Input input;
        private final DynamicsContext.External target;
        private final PhaseView phase;

        Running(EnergyUnit model, DynamicsContext context, float step) {
            this.transfer = model.transfer();
            this.range = new TargetRange(context.name(), transfer);
            this.step = step;
            this.size = context.size();
            this.s = context.state(STATE, 0f);
            this.activity = context.state("activity", transfer.valueAt(0f));
            this.settled = context.state(SETTLED, 0f);
            this.input = context.input(Receptor.INPUT);
            this.target = context.external(TARGET);
            this.phase = context.phase();
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            float[] arrived = input.array(slice);
            Phase.Role role = phase.role();
            boolean drawn = target.present() && (role == Phase.Role.NUDGED || role == Phase.Role.CLAMPED);
            boolean free = role == Phase.Role.FREE || role == Phase.Role.PRESENT;
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int from = b * size + slice.from();
                int to = b * size + slice.to();
                if (drawn && role == Phase.Role.CLAMPED) {
                    range.check(target.array(), from, to);
                    System.arraycopy(target.array(), from, s, from, to - from);
                } else {
                    descend(arrived, from, to, drawn ? target.array() : null);
                }
                Arrays.fill(arrived, from, to, 0f);
                RateFunctions.apply(transfer, s, activity, from, to);
                if (free) {
                    System.arraycopy(s, from, settled, from, to - from);
                }
            }
        }

        private void descend(float[] drive, int from, int to, float @Nullable [] drawnTo) {
            // Within the bounds of a clipped unit the slope is 1, the bounds included, so that it can leave them.
            if (transfer != Transfer.HARD_SIGMOID) {
                RateFunctions.timesSlope(transfer, activity, drive, from, to);
            }
            if (drawnTo == null) {
                for (int n = from; n < to; n++) {
                    s[n] += step * (drive[n] - s[n]);
                }
            } else {
                float nudge = (float) phase.nudge();
                for (int n = from; n < to; n++) {
                    s[n] += step * (drive[n] - s[n] + nudge * (drawnTo[n] - s[n]));
                }
            }
            if (transfer == Transfer.HARD_SIGMOID) {
                for (int n = from; n < to; n++) {
                    s[n] = Math.min(1f, Math.max(0f, s[n]));
                }
            }
        }

        @Override
        public void stateReplaced() {
            RateFunctions.apply(transfer, s, activity, 0, s.length);
        }

        @Override
        public String membrane() {
            return STATE;
        }

        @Override
        public float[] activity() {
            return activity;
        }

        @Override
        public boolean graded() {
            return true;
        }
    }
}
