package io.github.snn4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {

    private static final int REGIONS = 2_000;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 3", "2, 2", "2, 4", "3, 3", "3, 7", "4, 8"})
    void everyShareOfEveryRegionIsRunOnce(int threads, int shares) {
        AtomicIntegerArray runs = new AtomicIntegerArray(shares);
        try (Workers workers = new Workers(threads, shares, "test")) {
            for (int r = 0; r < REGIONS; r++) {
                workers.run(runs::incrementAndGet, r % 5 != 0);
                for (int s = 0; s < shares; s++) {
                    assertThat(runs.get(s)).as("share %d, region %d", s, r).isEqualTo(r + 1);
                }
            }
        }
    }

    @Test
    void theSharesOfAThreadThatIsHeldUpAreRunByTheOthers() {
        int[] shareOfCaller = new int[4];
        Thread caller = Thread.currentThread();
        CountDownLatch othersDone = new CountDownLatch(3);
        try (Workers workers = new Workers(2, 4, "test")) {
            workers.run(
                    share -> {
                        if (share == 2) {
                            awaitOrFail(othersDone); // the first of the second thread waits until all others are done
                        } else {
                            shareOfCaller[share] = Thread.currentThread() == caller ? 1 : 0;
                            othersDone.countDown();
                        }
                    },
                    true);
        }
        assertThat(shareOfCaller).containsExactly(1, 1, 0, 1);
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailureReachesTheCallerAndTheNextRegionRuns() {
        try (Workers workers = new Workers(2, 4, "test")) {
            assertThatThrownBy(() -> workers.run(
                            share -> {
                                if (share == 3) {
                                    throw new IllegalStateException("share 3");
                                }
                            },
                            true))
                    .hasMessage("share 3");
            AtomicIntegerArray runs = new AtomicIntegerArray(4);
            workers.run(runs::incrementAndGet, true);
            assertThat(runs.toString()).isEqualTo("[1, 1, 1, 1]");
        }
    }
}
