package io.github.snn4j.neuron;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.LeakyRate.Transfer;
import java.util.List;

/**
 * A graded interneuron of a layer that learns to say what one pyramidal cell of the layer above says.
 *
 * <pre>
 *   du/dt     = -gLeak u + gDendrite (vDendrite - u) + gSoma (uAbove - u) + current
 *   vDendrite = what arrives at DENDRITE, from the pyramidal cells of its own layer      (rest is 0)
 *   uAbove    = potential of the pyramidal cell above, sensed at SOMA one-to-one with weight 1 and no delay
 *   activity  = f(u)
 *   predicted = gDendrite / (gLeak + gDendrite) vDendrite
 *   mismatch  = f(u) - f(predicted)
 * </pre>
 *
 * <p>Its synapses onto the apical dendrites of its layer can then cancel what comes from the layer above. Conductances are in
 * units of the capacitance, 1/ms. Steps and {@code steady} are those of {@link PyramidalCell}.
 *
 * <p>State variables: {@code u}, {@code vDendrite}, {@code vSoma} (the sensed potential), {@code predicted},
 * {@code mismatch}, {@code activity}. External variable: {@code current} (potential per ms).
 *
 * <p>Reference: J. Sacramento, R. Ponte Costa, Y. Bengio &amp; W. Senn, NeurIPS 2018, pp. 8721-8732, arXiv 1810.11393.
 * Verified by {@code DendriticCellsTest}.
 *
 * @param gLeak leak in 1/ms, {@code > 0}
 * @param gDendrite coupling to the dendrite in 1/ms, {@code > 0}
 * @param gSoma coupling to the cell above in 1/ms, {@code >= 0}
 * @param transfer from the potential of the soma to the activity
 * @param steady whether the soma is at rest in every step
 */
public record Interneuron(double gLeak, double gDendrite, double gSoma, Transfer transfer, boolean steady)
        implements NeuronModel {

    /** The dendrite, the default. */
    public static final Receptor DENDRITE = new Receptor("dendrite");

    /** Senses the soma of the cell above. */
    public static final Receptor SOMA = new Receptor("soma", true);

    /** Validates the conductances. */
    public Interneuron {
        Check.positive(gLeak, "Interneuron.gLeak", "1/ms");
        Check.positive(gDendrite, "Interneuron.gDendrite", "1/ms");
        Check.nonNegative(gSoma, "Interneuron.gSoma", "1/ms");
    }

    /**
     * The published conductances 0.1, 1 and 0.8.
     *
     * @param transfer from the potential of the soma to the activity
     * @return the model
     */
    public static Interneuron of(Transfer transfer) {
        return new Interneuron(0.1, 1, 0.8, transfer, false);
    }

    /**
     * Another coupling to the cell above.
     *
     * @param conductance coupling in 1/ms, {@code >= 0}
     * @return changed copy
     */
    public Interneuron withSoma(double conductance) {
        return new Interneuron(gLeak, gDendrite, conductance, transfer, steady);
    }

    /**
     * The same cell at rest in every step.
     *
     * @return changed copy
     */
    public Interneuron inSteadyState() {
        return new Interneuron(gLeak, gDendrite, gSoma, transfer, true);
    }

    /**
     * How much of the dendrite's potential the soma takes over if it is left alone.
     *
     * @return {@code gDendrite / (gLeak + gDendrite)}, in (0, 1)
     */
    public double attenuation() {
        return gDendrite / (gLeak + gDendrite);
    }

    @Override
    public List<Receptor> receptors() {
        return List.of(DENDRITE, SOMA);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        return new CompartmentDynamics(
                new CompartmentDynamics.Circuit(gLeak, gDendrite, gSoma, attenuation(), false, steady, transfer),
                context,
                DENDRITE,
                "vDendrite",
                SOMA,
                "vSoma");
    }
}
