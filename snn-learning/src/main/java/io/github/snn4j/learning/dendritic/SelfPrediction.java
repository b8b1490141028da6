package io.github.snn4j.learning.dendritic;

import io.github.snn4j.Simulator;
import io.github.snn4j.neuron.Interneuron;
import io.github.snn4j.neuron.PyramidalCell;

/**
 * Sets the weights of a layer's interneurons so that the layer predicts itself: whatever the input is, the apical potential
 * is zero until something teaches a layer above.
 *
 * <pre>
 *   cells to interneurons    Wip = Wup (attenuation of the cells above) / (attenuation of the interneurons)
 *   interneurons to cells    Wpi = -Wdown
 * </pre>
 *
 * Reference: J. Sacramento, R. Ponte Costa, Y. Bengio &amp; W. Senn, NeurIPS 2018, pp. 8721-8732, arXiv 1810.11393. Verified
 * by {@code SelfPredictionTest}.
 */
public final class SelfPrediction {

    private SelfPrediction() {}

    /**
     * Factor from the forward weights to the weights onto the interneurons.
     *
     * @param above cells of the layer above
     * @param interneurons interneurons that shall say what those cells say
     * @return factor, {@code > 0}
     */
    public static double factor(PyramidalCell above, Interneuron interneurons) {
        return above.attenuation() / interneurons.attenuation();
    }

    /**
     * Sets the weights onto the interneurons.
     *
     * @param simulator network
     * @param forward projection from the cells to the layer above
     * @param lateral projection from the cells to their interneurons
     * @param factor see {@link #factor}
     */
    public static void match(Simulator simulator, String forward, String lateral, double factor) {
        copy(simulator, forward, lateral, factor);
    }

    /**
     * Sets the weights of the interneurons onto the apical dendrites.
     *
     * @param simulator network
     * @param down projection from the layer above to the apical dendrites
     * @param lateral projection from the interneurons to the apical dendrites
     */
    public static void cancel(Simulator simulator, String down, String lateral) {
        copy(simulator, down, lateral, -1);
    }

    private static void copy(Simulator simulator, String from, String to, double factor) {
        float[] weights = simulator.weights(from).toArray();
        for (int n = 0; n < weights.length; n++) {
            weights[n] = (float) (weights[n] * factor);
        }
        simulator.setWeights(to, weights);
    }
}
