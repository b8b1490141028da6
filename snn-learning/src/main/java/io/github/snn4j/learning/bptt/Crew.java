package io.github.snn4j.learning.bptt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that share numbered tasks. Which thread does which task must not matter. */
final class Crew implements AutoCloseable {

    /** A task, done by one of the workers. */
    interface Task {
        void run(int worker, int number);
    }

    private final int threads;
    private final ExecutorService pool;

    Crew(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(Math.max(1, threads - 1), r -> {
            Thread t = new Thread(r, "snn4j-bptt");
            t.setDaemon(true);
            return t;
        });
    }

    int threads() {
        return threads;
    }

    /** Does the tasks 0 to count - 1; the caller is worker 0. */
    void run(int count, Task task) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> others = new ArrayList<>();
        for (int w = 1; w < Math.min(threads, count); w++) {
            int worker = w;
            others.add(pool.submit(() -> share(worker, count, next, task)));
        }
        RuntimeException failure = null;
        try {
            share(0, count, next, task);
        } catch (RuntimeException e) {
            next.set(count);
            failure = e;
        }
        for (Future<?> other : others) {
            try {
                other.get();
            } catch (ExecutionException e) {
                failure = failure == null ? new IllegalStateException("a thread of the trainer failed", e) : failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = new IllegalStateException("interrupted while training", e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void share(int worker, int count, AtomicInteger next, Task task) {
        for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
            task.run(worker, k);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
