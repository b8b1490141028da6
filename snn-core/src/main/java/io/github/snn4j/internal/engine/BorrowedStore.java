package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.check.Check;

/** The full matrix of another projection, as it is or transposed; nothing is copied. */
abstract class BorrowedStore extends MatrixStore {

    /** Store of the other projection. */
    final DenseStore store;

    private final ProjectionRuntime other;
    private final String what;

    /**
     * Borrows the weights of a projection that has none of its own, or says why it cannot.
     *
     * @param spec the borrower
     * @param relation what it does to the other, for messages
     * @param other the owner of the weights
     * @param store its store
     * @param transposed whether rows and columns change places
     * @param pre presynaptic population
     * @param post postsynaptic population
     */
    BorrowedStore(
            ProjectionSpec spec,
            String relation,
            ProjectionRuntime other,
            DenseStore store,
            boolean transposed,
            PopulationRuntime pre,
            PopulationRuntime post) {
        super(transposed ? store.postSize() : store.preSize(), transposed ? store.preSize() : store.postSize());
        this.store = store;
        this.other = other;
        this.what = "Projection '" + spec.name() + "' " + relation + " '" + other.name() + "'";
        Check.argument(
                preSize() == pre.size() && postSize() == post.size(),
                () -> what + ", so it must be [" + preSize() + "][" + postSize() + "], got [" + pre.size() + "]["
                        + post.size() + "]" + (transposed ? "; a tie goes the opposite way" : ""));
        Check.argument(!spec.plastic(), () -> what + " and can have no rule; give '" + other.name() + "' the rule");
        Check.argument(
                spec.delay().constant(), () -> what + " and takes one delay for all synapses, got " + spec.delay());
    }

    /** A number that has grown whenever the weights may have changed. */
    long version() {
        return other.version();
    }

    @Override
    float[] values() {
        return store.values();
    }

    @Override
    long bytes() {
        return 0;
    }

    @Override
    public long synapses() {
        return store.synapses();
    }

    @Override
    void set(int pre, int post, float weight) {
        throw new IllegalArgumentException(what + " and has none of its own; set those of '" + other.name() + "'");
    }

    @Override
    void setAll(float[] values) {
        set(0, 0, 0f);
    }

    @Override
    UpdateTarget target(float[] values) {
        throw new IllegalStateException(what + " and can have no rule");
    }
}
