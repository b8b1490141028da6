package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import java.util.List;

/**
 * A graded pyramidal cell: a soma, a basal dendrite that hears the layer below, and an apical dendrite that hears the
 * layer above and the interneurons of its own layer.
 *
 * <pre>
 *   du/dt     = -gLeak u + gBasal (vBasal - u) + gApical (vApical - u) + gTeacher (target - u) + current
 *   vBasal    = what arrives at BASAL,   vApical = what arrives at APICAL      (rest is 0)
 *   activity  = f(u)
 *   predicted = gBasal / (gLeak + gBasal + gApical) vBasal
 *   mismatch  = f(u) - f(predicted)
 * </pre>
 *
 * <p>In a circuit that predicts itself, vApical is 0 and the soma says what the basal dendrite predicts. A target given
 * to the layers above leaves an error at the apical dendrite, the soma follows it a little, and {@code mismatch} is what
 * the basal synapses learn from.
 *
 * <p>The teacher acts in phases of role {@code NUDGED}, on the populations that are told to have one, with the nudge of the
 * phase as gTeacher. Conductances are in units of the capacitance, 1/ms. A step is exact for inputs that stand still within
 * it. With {@code steady} the soma is at rest in every step, whatever the step is: a network of such cells settles in as many
 * steps as a signal takes to travel up and down once, and the size of dt means nothing.
 *
 * <p>State variables: {@code u}, {@code vBasal}, {@code vApical}, {@code predicted}, {@code mismatch}, {@code activity}.
 * External variables: {@code target} (potential), {@code current} (potential per ms).
 *
 * <p>Reference: J. Sacramento, R. Ponte Costa, Y. Bengio &amp; W. Senn, NeurIPS 2018, pp. 8721-8732, arXiv 1810.11393.
 * Verified by {@code DendriticCellsTest}.
 *
 * @param gLeak leak in 1/ms, {@code > 0}
 * @param gBasal coupling to the basal dendrite in 1/ms, {@code > 0}
 * @param gApical coupling to the apical dendrite in 1/ms, {@code >= 0}; 0 for an output layer
 * @param taught whether it has a teacher
 * @param transfer from the potential of the soma to the activity
 * @param steady whether the soma is at rest in every step
 */
public record PyramidalCell(
        double gLeak, double gBasal, double gApical, boolean taught, Transfer transfer, boolean steady)
        implements NeuronModel {

    /** The basal dendrite, the default. */
    public static final Receptor BASAL = new Receptor("basal");

    /** The apical dendrite. */
    public static final Receptor APICAL = new Receptor("apical");

    /** Validates the conductances. */
    public PyramidalCell {
        Check.positive(gLeak, "PyramidalCell.gLeak", "1/ms");
        Check.positive(gBasal, "PyramidalCell.gBasal", "1/ms");
        Check.nonNegative(gApical, "PyramidalCell.gApical", "1/ms");
    }

    /**
     * A cell of a hidden layer with the published conductances 0.1, 1 and 0.8.
     *
     * @param transfer from the potential of the soma to the activity
     * @return the model
     */
    public static PyramidalCell hidden(Transfer transfer) {
        return new PyramidalCell(0.1, 1, 0.8, false, transfer, false);
    }

    /**
     * A cell of the output layer, taught and without an apical dendrite, with the published conductances 0.1 and 1.
     *
     * @param transfer from the potential of the soma to the activity
     * @return the model
     */
    public static PyramidalCell output(Transfer transfer) {
        return new PyramidalCell(0.1, 1, 0, true, transfer, false);
    }

    /**
     * Another coupling of the apical dendrite.
     *
     * @param conductance coupling in 1/ms, {@code >= 0}
     * @return changed copy
     */
    public PyramidalCell withApical(double conductance) {
        return new PyramidalCell(gLeak, gBasal, conductance, taught, transfer, steady);
    }

    /**
     * The same cell at rest in every step.
     *
     * @return changed copy
     */
    public PyramidalCell inSteadyState() {
        return new PyramidalCell(gLeak, gBasal, gApical, taught, transfer, true);
    }

    /**
     * How much of the basal potential the soma takes over if nothing reaches the apical dendrite.
     *
     * @return {@code gBasal / (gLeak + gBasal + gApical)}, in (0, 1)
     */
    public double attenuation() {
        return gBasal / (gLeak + gBasal + gApical);
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(BASAL, APICAL);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new CompartmentDynamics(
                new CompartmentDynamics.Circuit(gLeak, gBasal, gApical, attenuation(), taught, steady, transfer),
                context,
                BASAL,
                "vBasal",
                APICAL,
                "vApical");
    }
}
