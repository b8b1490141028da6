package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;
import java.util.Arrays;

/**
 * Short-term depression and facilitation after Tsodyks and Markram. A synapse has resources in three states: x
 * recovered, y active, z inactive, with {@code x + y + z = 1}; a spike uses the share u of the recovered ones.
 *
 * <pre>
 *   between spikes   du/dt = -u / tauFac         dy/dt = -y / tauPsc
 *                    dz/dt = y / tauPsc - z / tauRec                     x = 1 - y - z
 *   at a spike       u := u + U (1 - u)          then y := y + u x       factor on the weight = u x
 *   at the start     u = 0, x = 1
 * </pre>
 *
 * <p>The factor of the first spike is U, so the weight is what a synapse does that uses all it has. {@code tauPsc} is
 * how long resources stay active, usually the time constant of the synaptic current; with 0 they are inactive at once,
 * which leaves the common form with two variables. Spikes at a constant interval h lead to
 *
 * <pre>
 *   u = U / (1 - (1 - U) exp(-h/tauFac))
 *   x = (1 - exp(-h/tauRec)) / (1 - (1 - u) exp(-h/tauRec))              for tauPsc = 0
 * </pre>
 *
 * <p>Timing: the state is that at the spike of the presynaptic neuron, whatever the delay. It is kept per presynaptic
 * neuron and brought up to date at its spikes only, exactly.
 *
 * <p>References: M.V. Tsodyks &amp; H. Markram, PNAS 94:719-723, 1997, doi 10.1073/pnas.94.2.719; M. Tsodyks, K.
 * Pawelzik &amp; H. Markram, Neural Computation 10:821-835, 1998, doi 10.1162/089976698300017502; M. Tsodyks, A. Uziel
 * &amp; H. Markram, J. Neurosci. 20:RC50, 2000, doi 10.1523/JNEUROSCI.20-01-j0003.2000.
 *
 * <p>Verified by {@code TsodyksMarkramTest}.
 *
 * @param u share U of the recovered resources that a spike after a long pause uses, in [0, 1]
 * @param tauRecMs time constant of recovery in ms, {@code >= 0}; 0 for no depression
 * @param tauFacMs time constant of facilitation in ms, {@code >= 0}; 0 for none
 * @param tauPscMs time constant of inactivation in ms, {@code >= 0}; 0 for at once
 */
public record TsodyksMarkram(double u, double tauRecMs, double tauFacMs, double tauPscMs)
        implements ShortTermPlasticity {

    /** Validates the parameters. */
    public TsodyksMarkram {
        Check.inRange(u, 0, 1, "TsodyksMarkram.u");
        Check.nonNegative(tauRecMs, "TsodyksMarkram.tauRecMs", "ms");
        Check.nonNegative(tauFacMs, "TsodyksMarkram.tauFacMs", "ms");
        Check.nonNegative(tauPscMs, "TsodyksMarkram.tauPscMs", "ms");
    }

    /**
     * Resources are inactive as soon as they have been used.
     *
     * @param u share of the recovered resources that a spike after a long pause uses, in [0, 1]
     * @param tauRecMs time constant of recovery in ms, {@code >= 0}
     * @param tauFacMs time constant of facilitation in ms, {@code >= 0}
     */
    public TsodyksMarkram(double u, double tauRecMs, double tauFacMs) {
        this(u, tauRecMs, tauFacMs, 0);
    }

    @Override
    public Efficacy bind(int neurons, int batch, TimeStep timeStep) {
        return new Running(this, neurons, Math.multiplyExact(neurons, batch), timeStep.dtMs());
    }

    private static double decay(double ms, double tauMs) {
        return tauMs == 0 ? 0 : StrictMath.exp(-ms / tauMs);
    }

    /** Share of active resources that is inactive, and not yet recovered, after some time. */
    private double inactivated(double ms) {
        if (tauRecMs == 0) {
            return 0;
        }
        if (tauPscMs == 0) {
            return decay(ms, tauRecMs);
        }
        // p (exp(-p) - exp(-r)) / (r - p) with p = ms/tauPsc, r = ms/tauRec, written so that nothing cancels at p = r.
        double difference = ms / tauPscMs - ms / tauRecMs;
        double distance = Math.abs(difference);
        double share = distance < 1e-12 ? 1 : -StrictMath.expm1(-distance) / distance;
        return ms / tauPscMs * decay(ms, Math.max(tauPscMs, tauRecMs)) * share;
    }

    private static final class Running implements Efficacy {

        private static final long NEVER = Long.MIN_VALUE;

        private final TsodyksMarkram synapse;
        private final int neurons;
        private final double dtMs;
        // As the last spike left them, [sample][neuron].
        private final float[] used;
        private final float[] active;
        private final float[] inactive;
        private final long[] lastStep;

        Running(TsodyksMarkram synapse, int neurons, int states, double dtMs) {
            this.synapse = synapse;
            this.neurons = neurons;
            this.dtMs = dtMs;
            this.used = new float[states];
            this.active = new float[states];
            this.inactive = new float[states];
            this.lastStep = new long[states];
            Arrays.fill(lastStep, NEVER);
        }

        @Override
        public float onSpike(long step, int sample, int neuron) {
            int i = sample * neurons + neuron;
            double u = 0;
            double y = 0;
            double z = 0;
            if (lastStep[i] != NEVER) {
                double ms = (step - lastStep[i]) * dtMs;
                u = used[i] * decay(ms, synapse.tauFacMs);
                y = active[i] * decay(ms, synapse.tauPscMs);
                z = inactive[i] * decay(ms, synapse.tauRecMs) + active[i] * synapse.inactivated(ms);
            }
            u += synapse.u * (1 - u);
            double release = u * Math.max(0, 1 - y - z);
            used[i] = (float) u;
            active[i] = (float) (y + release);
            inactive[i] = (float) z;
            lastStep[i] = step;
            return (float) release;
        }

        @Override
        public void reset() {
            Arrays.fill(lastStep, NEVER);
        }
    }
}
