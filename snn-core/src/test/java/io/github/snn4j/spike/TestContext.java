package io.github.snn4j.spike;

import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.time.TimeStep;

/** What a simulator would tell a source. */
record TestContext(long seed, String name, int size, int batch, TimeStep timeStep) implements SourceContext {

    static final long SEED = 1729;

    static TestContext of(int size, int batch, double dtMs) {
        return new TestContext(SEED, "in", size, batch, new TimeStep(dtMs));
    }

    @Override
    public KeyedRandom random(String purpose) {
        return KeyedRandom.of(seed, name, purpose);
    }
}
