package io.github.snn4j.examples.dendritic;

import io.github.snn4j.random.KeyedRandom;
import java.util.random.RandomGenerator;

/**
 * Points of a disc in three classes: yin, yang, and the two dots. A point (x, y) is given as (x, y, 1 - x, 1 - y), so that no
 * bias is needed. As many points of each class. A linear classifier gets about two thirds right.
 *
 * <p>The disc has radius 1/2 around (1/2, 1/2), the dots have radius 1/10 around (1/4, 1/2) and (3/4, 1/2). Yin is the half
 * disc above, without the half disc of radius 1/4 around the dot on the right, with the one around the dot on the left.
 * Points are drawn in the square until one of the wanted class lies in the disc.
 *
 * <p>L. Kriener, J. G&ouml;ltz &amp; M.A. Petrovici, NICE 2022, doi 10.1145/3517343.3517380.
 */
final class YinYang {

    static final int INPUTS = 4;
    static final int CLASSES = 3;

    private static final double RADIUS = 0.5;
    private static final double DOT = 0.1;
    private static final int DOTS = 2;

    final float[][] points;
    final int[] labels;

    private YinYang(int size) {
        points = new float[size][];
        labels = new int[size];
    }

    /**
     * Draws points.
     *
     * @param size number of points
     * @param seed seed
     * @param part name of the part, such as training; other names give other points
     * @return points, the classes in turn
     */
    static YinYang draw(int size, long seed, String part) {
        YinYang set = new YinYang(size);
        KeyedRandom random = KeyedRandom.of(seed, "yin-yang", part);
        for (int n = 0; n < size; n++) {
            RandomGenerator draws = random.generator(n, 0, 0);
            set.labels[n] = n % CLASSES;
            float[] p;
            do {
                float x = draws.nextFloat();
                float y = draws.nextFloat();
                p = new float[] {x, y, 1 - x, 1 - y};
            } while (label(p[0], p[1]) != set.labels[n]);
            set.points[n] = p;
        }
        return set;
    }

    /**
     * The class of a point.
     *
     * @param x from the left, 0 to 1
     * @param y from below, 0 to 1
     * @return 0 or 1 for the halves, 2 for the dots, -1 outside the disc
     */
    static int label(double x, double y) {
        if (Math.hypot(x - RADIUS, y - RADIUS) > RADIUS) {
            return -1;
        }
        double left = Math.hypot(x - RADIUS / 2, y - RADIUS);
        double right = Math.hypot(x - 3 * RADIUS / 2, y - RADIUS);
        if (left < DOT || right < DOT) {
            return DOTS;
        }
        boolean yin = left <= RADIUS / 2 || y > RADIUS && right > RADIUS / 2;
        return yin ? 1 : 0;
    }
}
