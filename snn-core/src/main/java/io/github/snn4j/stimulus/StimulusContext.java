package io.github.snn4j.stimulus;

import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.neuron.Slice;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;
import java.util.Optional;

/** What a stimulus is told, and where it puts its input, when the simulator is built. */
public interface StimulusContext {

    /**
     * Name of the stimulus, for error texts.
     *
     * @return name
     */
    String name();

    /**
     * Neurons of the population that is stimulated.
     *
     * @return neurons, {@code >= 1}
     */
    int size();

    /**
     * Number of samples simulated side by side.
     *
     * @return samples, {@code >= 1}
     */
    int batch();

    /**
     * Number of slices into which threads cut the population. {@link io.github.snn4j.neuron.Slice#index} is below it,
     * and slices start at multiples of 16 neurons; scratch memory is kept by slice.
     *
     * @return slices, {@code >= 1}
     */
    int slices();

    /**
     * The grid.
     *
     * @return time step
     */
    TimeStep timeStep();

    /**
     * Random numbers of this stimulus for a purpose.
     *
     * @param purpose what they are for
     * @return addressed random numbers
     */
    KeyedRandom random(String purpose);

    /**
     * Where spikes arrive. Asked for in {@link Stimulus#bind}.
     *
     * @param receptor receptor of the neurons, empty for the model's first
     * @return arrivals, which act like those of a projection
     * @throws IllegalArgumentException if the model has no such receptor
     */
    Arrivals arrivals(Optional<Receptor> receptor);

    /**
     * The current into the membrane, in the unit of the model's external variable {@code current}. It starts each step
     * at what the user has set from outside; stimuli add to it. Asked for in {@link Stimulus#bind}.
     *
     * @return array {@code [batch][size]}
     * @throws IllegalArgumentException if the model takes no current
     */
    float[] current();

    /** Sums of the weights that arrive at a receptor in this step. */
    interface Arrivals {

        /**
         * The sums, to be added to for the neurons of a slice. Slices may have arrays of their own.
         *
         * @param slice the slice that is written to
         * @return array {@code [batch][size]}
         */
        float[] array(Slice slice);

        /**
         * Says that something was added for neurons of a slice; otherwise it may be overlooked.
         *
         * @param slice the slice that was written to
         */
        void touch(Slice slice);
    }
}
