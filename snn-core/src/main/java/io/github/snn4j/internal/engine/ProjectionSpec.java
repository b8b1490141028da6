package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.ShortTermPlasticity;
import org.jspecify.annotations.Nullable;

/**
 * A projection as the engine needs it.
 *
 * @param name unique name
 * @param pre presynaptic population
 * @param post postsynaptic population
 * @param connectivity which neuron reaches which
 * @param init starting weights
 * @param delay how long spikes travel
 * @param delaySteps the longest delay in steps
 * @param receptor where it arrives
 * @param bounds interval that weights never leave
 * @param application when changes reach the weights
 * @param plastic whether a rule will change the weights
 * @param shortTerm factors on the weights, or null
 * @param tiedTo projection whose weights these are, or null
 * @param tieFactor factor on them
 * @param tieTransposed whether they go the opposite way
 */
public record ProjectionSpec(
        String name,
        String pre,
        String post,
        Connectivity connectivity,
        WeightInit init,
        Delay delay,
        int delaySteps,
        Receptor receptor,
        Bounds bounds,
        Application application,
        boolean plastic,
        @Nullable ShortTermPlasticity shortTerm,
        @Nullable String tiedTo,
        float tieFactor,
        boolean tieTransposed) {

    /**
     * For how long the spikes of the presynaptic population must be remembered.
     *
     * @return steps
     */
    public int remembered() {
        return delaySteps;
    }
}
