package io.github.snn4j.statistics;

import java.util.Arrays;

/**
 * Sums over the intervals of many trains, kept up to date spike by spike. A train has one row of eight numbers, a cache
 * line. Steps are whole numbers below 2^53, so their sums are exact in a double.
 */
final class IntervalAccumulator {

    private static final int WIDTH = 8;
    private static final int LAST = 0;
    private static final int INTERVAL = 1;
    private static final int COUNT = 2;
    private static final int SUM = 3;
    private static final int SQUARES = 4;
    private static final int NEIGHBOURS = 5;
    private static final int CV2 = 6;
    private static final int LV = 7;

    /** No spike yet. */
    private static final double NONE = -1;

    private final double[] rows;

    IntervalAccumulator(int trains) {
        this.rows = new double[Math.multiplyExact(trains, WIDTH)];
        clear();
    }

    void spike(int train, long step) {
        int row = train * WIDTH;
        double last = rows[row + LAST];
        rows[row + LAST] = step;
        if (last == NONE) {
            return;
        }
        double interval = step - last;
        double before = rows[row + INTERVAL];
        rows[row + INTERVAL] = interval;
        rows[row + COUNT]++;
        rows[row + SUM] += interval;
        rows[row + SQUARES] += interval * interval;
        if (before > 0) {
            double d = Math.abs(interval - before) / (interval + before);
            rows[row + NEIGHBOURS]++;
            rows[row + CV2] += 2 * d;
            rows[row + LV] += 3 * d * d;
        }
    }

    /** The next spike of each train starts anew: no interval reaches over a cut. */
    void cut() {
        for (int row = 0; row < rows.length; row += WIDTH) {
            rows[row + LAST] = NONE;
            rows[row + INTERVAL] = 0;
        }
    }

    void clear() {
        Arrays.fill(rows, 0);
        cut();
    }

    double meanSteps() {
        double n = 0;
        double sum = 0;
        for (int row = 0; row < rows.length; row += WIDTH) {
            n += rows[row + COUNT];
            sum += rows[row + SUM];
        }
        return sum / n;
    }

    boolean enough(int train, int least) {
        return rows[train * WIDTH + COUNT] >= least;
    }

    double cv(int train) {
        int row = train * WIDTH;
        double n = rows[row + COUNT];
        double mean = rows[row + SUM] / n;
        return Math.sqrt(Math.max(0, (rows[row + SQUARES] - n * mean * mean) / (n - 1))) / mean;
    }

    double cv2(int train) {
        return rows[train * WIDTH + CV2] / rows[train * WIDTH + NEIGHBOURS];
    }

    double lv(int train) {
        return rows[train * WIDTH + LV] / rows[train * WIDTH + NEIGHBOURS];
    }
}
