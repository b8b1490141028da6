package io.github.snn4j.internal.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one simulator. A region runs a task once for each share of the work and returns when all are done.
 *
 * <p>Shares are claimed, not assigned: a thread that the operating system holds up claims nothing, and the calling
 * thread does its shares as well. What a share does depends on its number alone, never on the thread, so results do not
 * change. Idle threads spin for a short while, since regions follow each other within microseconds, and then sleep.
 */
final class Workers implements AutoCloseable {

    /** A piece of work, run once per share. */
    interface Task {
        void run(int share);
    }

    private static final int SPINS = 10_000;

    private final int shares;
    private final Thread[] threads;
    private final boolean[] asleep;
    // High half: number of the region; low half: next share to claim.
    private final AtomicLong claims = new AtomicLong();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private volatile Task task = share -> {};
    private long region;

    Workers(int count, String name) {
        shares = count;
        claims.set(count);
        asleep = new boolean[count - 1];
        threads = new Thread[count - 1];
        for (int i = 0; i < threads.length; i++) {
            int index = i;
            threads[i] = new Thread(() -> serve(index), name + "-" + (i + 1));
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    int count() {
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
        claims.set(region << 32);
        wake();
        while (claimAndRun()) {
            // until none is left
        }
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

    /** The task cannot be replaced between claim and use: the next region starts only when this share is done. */
    private boolean claimAndRun() {
        long now = claims.get();
        int share = (int) now;
        if (share >= shares) {
            return false;
        }
        if (claims.compareAndSet(now, now + 1)) {
            try {
                task.run(share);
            } catch (Throwable t) {
                failure = t;
            } finally {
                done.incrementAndGet();
            }
        }
        return true;
    }

    private void serve(int index) {
        int spins = 0;
        while (!closed) {
            if (claimAndRun()) {
                spins = 0;
            } else if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                sleep(index);
                spins = 0;
            }
        }
    }

    private void sleep(int index) {
        synchronized (asleep) {
            asleep[index] = true;
        }
        if ((int) claims.get() >= shares && !closed) {
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
