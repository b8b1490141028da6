package io.github.snn4j.neuron;

import io.github.snn4j.neuron.LeakyRate.Transfer;
import java.util.List;

/**
 * An {@link Interneuron} whose dendrite has learnt its task to perfection: it says what the basal dendrite of the
 * {@link PyramidalCell} above predicts, whatever teachers do to that cell.
 *
 * <pre>
 *   u = predicted of the pyramidal cell above, sensed at PREDICTION one-to-one with weight 1 and no delay
 *   activity = f(u)
 * </pre>
 *
 * <p>For large networks of cells in the steady state: the synapses onto interneurons, and the product with them in every
 * step, are left out. No memory. State variables: {@code u}, {@code activity}.
 *
 * <p>Reference: the self-predicting approximation of J. Sacramento, R. Ponte Costa, Y. Bengio &amp; W. Senn, NeurIPS 2018,
 * pp. 8721-8732, arXiv 1810.11393. Verified by {@code DendriticCellsTest}.
 *
 * @param transfer from the potential to the activity, that of the cell above
 */
public record MatchedInterneuron(Transfer transfer) implements NeuronModel {

    /** Senses what the basal dendrite of the cell above predicts. */
    public static final Receptor PREDICTION = Receptor.sensing("prediction", "predicted");

    @Override
    public List<Receptor> receptors() {
        return List.of(PREDICTION);
    }

    @Override
    public Dynamics bind(DynamicsContext context) {
        int size = context.size();
        float[] u = context.state("u", 0f);
        float[] activity = context.state("activity", transfer.valueAt(0f));
        DynamicsContext.Input input = context.input(PREDICTION);
        return new Dynamics() {
            @Override
            public void step(Slice slice, SpikeBlock out) {
                for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
                    int from = b * size + slice.from();
                    int to = b * size + slice.to();
                    CompartmentDynamics.take(input.array(slice), u, from, to);
                    RateFunctions.apply(transfer, u, activity, from, to);
                }
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
        };
    }
}
