package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.PhaseView;
import java.util.List;

/**
 * A graded neuron with segregated dendrites: what reaches the apical dendrite hardly moves the soma, but is averaged over a
 * phase and gives a plateau potential when the phase ends.
 *
 * <pre>
 *   du/dt    = -gLeak u + gBasal (vBasal - u) + gApical (vApical - u) + gTeacher (target - u) + current
 *   activity = f(u),    f(x) = 1 / (1 + exp(-x))                 rate in units of the highest rate
 *   plateau  = f(mean of vApical since settleMs after the phase began)
 * </pre>
 *
 * <p>The plateau is kept up to date in every step; read at the end of a phase it is the plateau potential of the phase. While
 * a phase settles, and always with {@code steady}, the latest value stands for the mean. The teacher, and {@code steady},
 * are those of {@link PyramidalCell}. This is the published model without spikes: rates are passed on instead of Poisson spikes that
 * follow them.
 *
 * <p>State variables: {@code u}, {@code vBasal}, {@code vApical}, {@code apicalMean}, {@code plateau}, {@code activity};
 * {@code predicted} and {@code mismatch} as in {@link PyramidalCell}; {@code role} (number of the phase's role) and {@code
 * stepsInPhase}. External variables: {@code target}, {@code current}.
 *
 * <p>Reference: J. Guerguiev, T.P. Lillicrap &amp; B.A. Richards, eLife 6:e22901, 2017, doi 10.7554/eLife.22901. Verified by
 * {@code DendriticCellsTest}.
 *
 * @param gLeak leak in 1/ms, {@code > 0}
 * @param gBasal coupling to the basal dendrite in 1/ms, {@code > 0}
 * @param gApical coupling to the apical dendrite in 1/ms, {@code >= 0}
 * @param settleMs time at the start of a phase that the plateau leaves out in ms, {@code >= 0}
 * @param taught whether it has a teacher
 * @param steady whether the soma is at rest in every step
 */
public record PlateauNeuron(
        double gLeak, double gBasal, double gApical, double settleMs, boolean taught, boolean steady)
        implements NeuronModel {

    /** The basal dendrite, the default. */
    public static final Receptor BASAL = new Receptor("basal");

    /** The apical dendrite. */
    public static final Receptor APICAL = new Receptor("apical");

    /** Validates the parameters. */
    public PlateauNeuron {
        Check.positive(gLeak, "PlateauNeuron.gLeak", "1/ms");
        Check.positive(gBasal, "PlateauNeuron.gBasal", "1/ms");
        Check.nonNegative(gApical, "PlateauNeuron.gApical", "1/ms");
        Check.nonNegative(settleMs, "PlateauNeuron.settleMs", "ms");
    }

    /**
     * The published conductances 0.1 and 0.6, an apical dendrite that does not move the soma, 30 ms to settle, no teacher.
     *
     * @return the model
     */
    public static PlateauNeuron published() {
        return new PlateauNeuron(0.1, 0.6, 0, 30, false, false);
    }

    /**
     * The same neuron with a teacher.
     *
     * @return changed copy
     */
    public PlateauNeuron withTeacher() {
        return new PlateauNeuron(gLeak, gBasal, gApical, settleMs, true, steady);
    }

    /**
     * The same neuron at rest in every step.
     *
     * @return changed copy
     */
    public PlateauNeuron inSteadyState() {
        return new PlateauNeuron(gLeak, gBasal, gApical, settleMs, taught, true);
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(BASAL, APICAL);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new Running(this, context);
    }

    private static final class Running implements Dynamics {

        private final CompartmentDynamics cell;
        private final PhaseView phase;
        private final int size;
        private final float settle;
        private final float[] apical;
        private final float[] mean;
        private final float[] plateau;
        // Per neuron, so that slices need not share anything and a reset forgets it.
        private final float[] role;
        private final float[] stepsInPhase;

        Running(PlateauNeuron model, DynamicsContext context) {
            double attenuation = model.gBasal / (model.gLeak + model.gBasal + model.gApical);
            CompartmentDynamics.Circuit circuit = new CompartmentDynamics.Circuit(
                    model.gLeak,
                    model.gBasal,
                    model.gApical,
                    attenuation,
                    model.taught,
                    model.steady,
                    Transfer.LOGISTIC);
            this.cell = new CompartmentDynamics(circuit, context, BASAL, "vBasal", APICAL, "vApical");
            this.apical = cell.far();
            this.phase = context.phase();
            this.size = context.size();
            int steps = context.timeStep().steps(model.settleMs, "PlateauNeuron.settleMs");
            this.settle = model.steady ? Float.POSITIVE_INFINITY : steps;
            this.mean = context.state("apicalMean", 0f);
            this.role = context.state("role", -1f);
            this.stepsInPhase = context.state("stepsInPhase", 0f);
            this.plateau = context.state("plateau", Transfer.LOGISTIC.valueAt(0f));
        }

        @Override
        public void step(Slice slice, SpikeBlock out) {
            cell.step(slice, out);
            float now = phase.role().ordinal();
            for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                int from = b * size + slice.from();
                int to = b * size + slice.to();
                for (int n = from; n < to; n++) {
                    float steps = role[n] == now ? stepsInPhase[n] + 1f : 1f;
                    mean[n] += (apical[n] - mean[n]) / Math.max(1f, steps - settle);
                    stepsInPhase[n] = steps;
                    role[n] = now;
                }
                RateFunctions.apply(Transfer.LOGISTIC, mean, plateau, from, to);
            }
        }

        @Override
        public String membrane() {
            return "u";
        }

        @Override
        public float[] activity() {
            return cell.activity();
        }

        @Override
        public boolean graded() {
            return true;
        }
    }
}
