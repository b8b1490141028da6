package io.github.snn4j.internal.engine;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;

/**
 * A projection as the engine needs it.
 *
 * @param name unique name
 * @param pre presynaptic population
 * @param post postsynaptic population
 * @param connectivity which neuron reaches which
 * @param init starting weights
 * @param delay delay in steps
 * @param receptor where it arrives
 * @param bounds interval that weights never leave
 * @param application when changes reach the weights
 * @param plastic whether a rule will change the weights
 */
public record ProjectionSpec(
        String name,
        String pre,
        String post,
        Connectivity connectivity,
        WeightInit init,
        int delay,
        Receptor receptor,
        Bounds bounds,
        Application application,
        boolean plastic) {}
