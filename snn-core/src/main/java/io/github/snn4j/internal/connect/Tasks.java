package io.github.snn4j.internal.connect;

import java.util.function.IntConsumer;

/** Runs pieces of work, perhaps at the same time. */
@FunctionalInterface
public interface Tasks {

    /**
     * Runs {@code task} for 0 to {@code count - 1}, each exactly once, in any order and on any thread; returns when all
     * are done.
     *
     * @param count number of pieces
     * @param task the work
     */
    void run(int count, IntConsumer task);

    /**
     * Runs one piece after the other on the calling thread.
     *
     * @return the plain loop
     */
    static Tasks sequential() {
        return (count, task) -> {
            for (int k = 0; k < count; k++) {
                task.accept(k);
            }
        };
    }
}
