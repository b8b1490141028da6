package io.github.snn4j.neuron;

import io.github.snn4j.neuron.LeakyRate.Transfer;
import io.github.snn4j.plasticity.Phase;
import io.github.snn4j.plasticity.PhaseView;
import java.util.Arrays;

/**
 * A graded soma between two passive compartments that follow their input at once, and a teacher that acts while the
 * phase is {@link Phase.Role#NUDGED}:
 *
 * <pre>
 *   du/dt = -gLeak u + gNear (vNear - u) + gFar (vFar - u) + gTeacher (target - u) + current
 * </pre>
 *
 * The inputs stand still within a step, so a step is exact: {@code u} approaches its resting value exponentially. With
 * {@code steady} it is there at once.
 */
final class CompartmentDynamics implements NeuronModel.Dynamics {

    /**
     * What distinguishes the cells that share these equations.
     *
     * @param leak conductance of the leak per ms
     * @param near conductance to the first compartment per ms
     * @param far conductance to the second compartment per ms
     * @param prediction factor on the first compartment that gives its prediction of the soma
     * @param taught whether a teacher may act
     * @param steady whether the soma rests at every step
     * @param transfer from the potential of the soma to the activity
     */
    record Circuit(
            double leak,
            double near,
            double far,
            double prediction,
            boolean taught,
            boolean steady,
            Transfer transfer) {}

    private final Circuit circuit;
    private final int size;
    private final double dtMs;
    private final PhaseView phase;
    private final float[] u;
    private final float[] near;
    private final float[] far;
    private final float[] predicted;
    private final float[] activity;
    private final float[] mismatch;
    private final DynamicsContext.Input nearInput;
    private final DynamicsContext.Input farInput;
    private final DynamicsContext.External target;
    private final DynamicsContext.External current;

    CompartmentDynamics(
            Circuit circuit,
            DynamicsContext context,
            Receptor nearReceptor,
            String nearName,
            Receptor farReceptor,
            String farName) {
        this.circuit = circuit;
        this.size = context.size();
        this.dtMs = context.timeStep().dtMs();
        this.phase = context.phase();
        this.u = context.state("u", 0f);
        this.near = context.state(nearName, 0f);
        this.far = context.state(farName, 0f);
        this.predicted = context.state("predicted", 0f);
        this.activity = context.state("activity", circuit.transfer().valueAt(0f));
        this.mismatch = context.state("mismatch", 0f);
        this.nearInput = context.input(nearReceptor);
        this.farInput = context.input(farReceptor);
        this.target = context.external("target");
        this.current = context.external("current");
    }

    @Override
    public void step(Slice slice, SpikeBlock out) {
        double teacher = circuit.taught() && phase.role() == Phase.Role.NUDGED ? phase.nudge() : 0;
        double total = circuit.leak() + circuit.near() + circuit.far() + teacher;
        float keep = circuit.steady() ? 0f : (float) StrictMath.exp(-dtMs * total);
        double rest = (1 - keep) / total;
        float[] arrivedNear = nearInput.array(slice);
        float[] arrivedFar = farInput.array(slice);
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            int from = b * size + slice.from();
            int to = b * size + slice.to();
            take(arrivedNear, near, from, to);
            take(arrivedFar, far, from, to);
            integrate(keep, (float) (circuit.near() * rest), (float) (circuit.far() * rest), from, to);
            if (teacher != 0) {
                add((float) (teacher * rest), target.array(), from, to);
            }
            if (current.present()) {
                add((float) rest, current.array(), from, to);
            }
            compare(from, to);
        }
    }

    /** Moves what has arrived to where it acts. */
    static void take(float[] arrived, float[] compartment, int from, int to) {
        System.arraycopy(arrived, from, compartment, from, to - from);
        Arrays.fill(arrived, from, to, 0f);
    }

    private void integrate(float keep, float toNear, float toFar, int from, int to) {
        for (int n = from; n < to; n++) {
            u[n] = u[n] * keep + near[n] * toNear + far[n] * toFar;
        }
    }

    private void add(float factor, float[] values, int from, int to) {
        for (int n = from; n < to; n++) {
            u[n] += factor * values[n];
        }
    }

    /** What the soma says, and what its first compartment alone would have said. */
    private void compare(int from, int to) {
        float factor = (float) circuit.prediction();
        for (int n = from; n < to; n++) {
            predicted[n] = near[n] * factor;
        }
        RateFunctions.apply(circuit.transfer(), u, activity, from, to);
        RateFunctions.apply(circuit.transfer(), predicted, mismatch, from, to);
        for (int n = from; n < to; n++) {
            mismatch[n] = activity[n] - mismatch[n];
        }
    }

    /** Potential of the second compartment. */
    float[] far() {
        return far;
    }

    @Override
    public String membrane() {
        return "u";
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
