package io.github.snn4j;

import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.Delay;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.Application;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.ShortTermPlasticity;
import java.util.Optional;

/**
 * Synapses from one population to another: spikes of spiking populations, activity of graded ones.
 *
 * @param name unique name; random numbers are keyed by it
 * @param pre name of the presynaptic population
 * @param post name of the postsynaptic population
 * @param connectivity which neuron reaches which
 * @param weights starting weights; not used with {@link Connectivity#matrix}
 * @param delay how long spikes travel; a constant 0 passes spikes within the step and may not close a cycle
 * @param receptor where the synapses arrive, empty for the model's first
 * @param bounds interval that the weights never leave
 * @param application when changes reach the weights
 * @param rule how the weights change, empty if they do not
 * @param shortTerm depression and facilitation by recent presynaptic spikes, empty if there is none
 * @param tie projection whose weights these are, transposed or not, empty for weights of its own
 */
public record Projection(
        String name,
        String pre,
        String post,
        Connectivity connectivity,
        WeightInit weights,
        Delay delay,
        Optional<Receptor> receptor,
        Bounds bounds,
        Application application,
        Optional<PlasticityRule> rule,
        Optional<ShortTermPlasticity> shortTerm,
        Optional<Tie> tie) {

    /**
     * Weights that are those of another projection or their transpose, times a factor. They are never copied, so both
     * projections see the same changes at once.
     *
     * @param other name of the projection that owns the weights, declared before; a full matrix of its own
     * @param factor factor on its weights, finite; 1 if they are not transposed
     * @param transposed whether the weights go the opposite way
     */
    public record Tie(String other, double factor, boolean transposed) {
        /** Validates the name and the factor. */
        public Tie {
            Check.name(other, "Projection.tiedTo");
            Check.finite(factor, "Projection.tiedTo factor");
            Check.argument(
                    transposed || factor == 1,
                    () -> "Projection.sharing takes the weights as they are, got factor " + factor);
        }
    }

    /** Validates the names and what a tie excludes. */
    public Projection {
        Check.name(name, "Projection.name");
        Check.name(pre, "Projection.pre");
        Check.name(post, "Projection.post");
        if (tie.isPresent()) {
            Check.argument(
                    rule.isEmpty() && connectivity instanceof Connectivity.AllToAll,
                    () -> "Projection '" + name + "' is tied to '" + tie.get().other()
                            + "', so its connectivity and its"
                            + " changes are those of that projection; give the rule and the connectivity to '"
                            + tie.get().other() + "'");
        }
    }

    /**
     * Starts the description of a projection; all-to-all, weight 0, no delay, no bounds, fixed, unless said otherwise.
     *
     * @param pre name of the presynaptic population
     * @param post name of the postsynaptic population
     * @return builder
     */
    public static Builder between(String pre, String post) {
        return new Builder(pre, post);
    }

    /** Collects what is special about a projection. */
    public static final class Builder {

        private final String pre;
        private final String post;
        private String name;
        private Connectivity connectivity = Connectivity.allToAll();
        private WeightInit weights = WeightInit.constant(0);
        private Delay delay = Delay.ofMs(0);
        private Optional<Receptor> receptor = Optional.empty();
        private Bounds bounds = Bounds.none();
        private Application application = Application.immediate();
        private Optional<PlasticityRule> rule = Optional.empty();
        private Optional<ShortTermPlasticity> shortTerm = Optional.empty();
        private Optional<Tie> tie = Optional.empty();

        private Builder(String pre, String post) {
            this.pre = pre;
            this.post = post;
            this.name = pre + "->" + post;
        }

        /**
         * A name other than {@code pre->post}.
         *
         * @param value unique name
         * @return this
         */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /**
         * Which neuron reaches which.
         *
         * @param value connectivity
         * @return this
         */
        public Builder connectivity(Connectivity value) {
            connectivity = value;
            return this;
        }

        /**
         * Starting weights.
         *
         * @param value initialiser
         * @return this
         */
        public Builder weights(WeightInit value) {
            weights = value;
            return this;
        }

        /**
         * The same starting weight everywhere.
         *
         * @param value weight
         * @return this
         */
        public Builder weight(double value) {
            return weights(WeightInit.constant(value));
        }

        /**
         * The same delay for all synapses.
         *
         * @param value delay in ms, {@code >= 0}
         * @return this
         */
        public Builder delayMs(double value) {
            return delay(Delay.ofMs(value));
        }

        /**
         * Delays, the same for all synapses or one for each.
         *
         * @param value delay
         * @return this
         */
        public Builder delay(Delay value) {
            delay = value;
            return this;
        }

        /**
         * Where the synapses arrive.
         *
         * @param value receptor
         * @return this
         */
        public Builder receptor(Receptor value) {
            receptor = Optional.of(value);
            return this;
        }

        /**
         * Interval that the weights never leave.
         *
         * @param value bounds
         * @return this
         */
        public Builder bounds(Bounds value) {
            bounds = value;
            return this;
        }

        /**
         * When changes reach the weights.
         *
         * @param value application
         * @return this
         */
        public Builder application(Application value) {
            application = value;
            return this;
        }

        /**
         * How the weights change.
         *
         * @param value rule
         * @return this
         */
        public Builder rule(PlasticityRule value) {
            rule = Optional.of(value);
            return this;
        }

        /**
         * Depression and facilitation by recent presynaptic spikes.
         *
         * @param value short-term plasticity
         * @return this
         */
        public Builder shortTerm(ShortTermPlasticity value) {
            shortTerm = Optional.of(value);
            return this;
        }

        /**
         * Weights that are the transpose of those of another projection, such as feedback along the same synapses.
         *
         * @param other name of the projection that owns the weights; from this one's target to its source, a full matrix,
         *     declared before this one
         * @return this
         */
        public Builder tiedTo(String other) {
            return tiedTo(other, 1);
        }

        /**
         * Weights that are the transpose of those of another projection, times a factor.
         *
         * @param other name of the projection that owns the weights
         * @param factor factor on its weights, finite
         * @return this
         */
        public Builder tiedTo(String other, double factor) {
            tie = Optional.of(new Tie(other, factor, true));
            return this;
        }

        /**
         * The weights of another projection as they are, for neurons that are there twice in the model and once in the
         * brain.
         *
         * @param other name of the projection that owns the weights; between populations of the same sizes, a full
         *     matrix, declared before this one
         * @return this
         */
        public Builder sharing(String other) {
            tie = Optional.of(new Tie(other, 1, false));
            return this;
        }

        /**
         * Makes the projection.
         *
         * @return the projection
         */
        public Projection build() {
            return new Projection(
                    name, pre, post, connectivity, weights, delay, receptor, bounds, application, rule, shortTerm, tie);
        }
    }
}
