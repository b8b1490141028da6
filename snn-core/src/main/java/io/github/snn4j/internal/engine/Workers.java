package io.github.snn4j.internal.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one simulator. A region runs a task once for each share of the work and returns when all are done.
 *
 * <p>Each thread begins with shares of its own, so that what a share works on stays in the cache of one core; to move it
 * to another costs more than most steps. Only when its own are taken does a thread claim others, the last ones of the
 * next thread first, so that a core which runs slower, or is held up by the operating system, gets less to do. What a
 * share does depends on its number alone, never on the thread, so results do not change. Idle threads spin for a short while, since regions follow
 * each other within microseconds, and then sleep.
 */
final class Workers implements AutoCloseable {

    /** A piece of work, run once per share. */
    interface Task {
        void run(int share);
    }

    private static final int SPINS = 10_000;

    private static final int APART = 16;

    private final int shares;
    private final int all;
    private final Thread[] threads;
    private final boolean[] asleep;
    // The region in which a share was last claimed, each on a cache line of its own.
    private final AtomicLongArray claimed;
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private volatile Task task = share -> {};
    private volatile long region;

    /**
     * Starts the threads.
     *
     * @param count threads, the calling one among them
     * @param shares shares of every region
     * @param name of the threads that are started
     */
    Workers(int count, int shares, String name) {
        this.shares = shares;
        this.all = count;
        claimed = new AtomicLongArray(shares * APART);
        asleep = new boolean[count - 1];
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int index = i;
            threads[i] = new Thread(() -> serve(index), name + "-" + (i + 1));
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    int shares() {
        return shares;
    }

    /** Runs all shares of the task; on the calling thread alone if sharing is not worth it, with the same result. */
    void run(Task work, boolean worthSharing) {
        if (threads.length == 0 || !worthSharing) {
            for (int share = 0; share < shares; share++) {
                work.run(share);
            }
            return;
        }
        task = work;
        done.set(0);
        region++;
        wake();
        runAll(0, region);
        int spins = 0;
        while (done.get() < shares) {
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        Throwable failed = failure;
        if (failed != null) {
            failure = null;
            throw failed instanceof RuntimeException r
                    ? r
                    : new IllegalStateException("a worker failed: " + failed, failed);
        }
    }

    private void wake() {
        for (int i = 0; i < threads.length; i++) {
            boolean sleeping;
            synchronized (asleep) {
                sleeping = asleep[i];
                asleep[i] = false;
            }
            if (sleeping) {
                LockSupport.unpark(threads[i]);
            }
        }
    }

    /** Runs a thread's own shares, then those of others that nobody has begun. */
    private void runAll(int thread, long current) {
        for (int share = first(thread); share < first(thread + 1); share++) {
            claim(share, current);
        }
        for (int k = 1; k < all; k++) {
            int other = (thread + k) % all;
            for (int share = first(other + 1) - 1; share >= first(other); share--) {
                claim(share, current);
            }
        }
    }

    private int first(int thread) {
        return thread * shares / all;
    }

    /** All shares of the last region are done, so a thread that comes late to it can claim none. */
    private void claim(int share, long current) {
        if (claimed.get(share * APART) == current - 1 && claimed.compareAndSet(share * APART, current - 1, current)) {
            runShare(share);
        }
    }

    /** The task cannot be replaced between claim and use: the next region starts only when this share is done. */
    private void runShare(int share) {
        try {
            task.run(share);
        } catch (Throwable t) {
            failure = t;
        } finally {
            done.incrementAndGet();
        }
    }

    private void serve(int index) {
        int spins = 0;
        long seen = 0;
        while (!closed) {
            long current = region;
            if (current != seen) {
                seen = current;
                runAll(index + 1, current);
                spins = 0;
            } else if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                sleep(index, seen);
                spins = 0;
            }
        }
    }

    private void sleep(int index, long seen) {
        synchronized (asleep) {
            asleep[index] = true;
        }
        if (region == seen && !closed) {
            LockSupport.park(this);
        }
        synchronized (asleep) {
            asleep[index] = false;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread t : threads) {
            LockSupport.unpark(t);
        }
    }
}
