package io.github.snn4j.random;

import java.util.random.RandomGenerator;

/**
 * Normal and exponential numbers by the ziggurat method: the area under the density is covered by 255 rectangles and a
 * base with the tail, all of the same area; a point drawn in one of them is accepted at once if it lies left of the
 * next narrower rectangle (99 of 100 times, with one comparison and one product), else compared with the density.
 *
 * <p>One 64-bit draw gives the layer (bits 0 to 7), the sign (bit 8) and the place (bits 11 to 63), so that these are
 * independent of each other. Tables and tests use {@link StrictMath}: the same bits on every machine.
 *
 * <p>References: G. Marsaglia &amp; W.W. Tsang, "The ziggurat method for generating random variables", Journal of
 * Statistical Software 5(8), 2000, doi 10.18637/jss.v005.i08. The end of the base and the area were solved again here
 * with 40 digits.
 */
final class Ziggurat {

    private static final int LAYERS = 256;
    private static final double PLACE_UNIT = 0x1.0p-53;

    private static final double NORMAL_END = 3.654152885361008771645;
    private static final double NORMAL_AREA = 0.004928673233974655347361775;
    private static final double EXPONENTIAL_END = 7.697117470131049714044628;
    private static final double EXPONENTIAL_AREA = 0.003949659822581557219977572;

    private static final double[] NORMAL_EDGE = new double[LAYERS + 1];
    private static final double[] NORMAL_DENSITY = new double[LAYERS + 1];
    private static final long[] NORMAL_SURE = new long[LAYERS];
    private static final double[] EXPONENTIAL_EDGE = new double[LAYERS + 1];
    private static final double[] EXPONENTIAL_DENSITY = new double[LAYERS + 1];
    private static final long[] EXPONENTIAL_SURE = new long[LAYERS];

    static {
        double[] x = NORMAL_EDGE;
        x[0] = NORMAL_AREA / normalDensity(NORMAL_END);
        x[1] = NORMAL_END;
        for (int i = 1; i < LAYERS - 1; i++) {
            x[i + 1] = Math.sqrt(-2 * StrictMath.log(normalDensity(x[i]) + NORMAL_AREA / x[i]));
        }
        double[] y = EXPONENTIAL_EDGE;
        y[0] = EXPONENTIAL_AREA / StrictMath.exp(-EXPONENTIAL_END);
        y[1] = EXPONENTIAL_END;
        for (int i = 1; i < LAYERS - 1; i++) {
            y[i + 1] = -StrictMath.log(StrictMath.exp(-y[i]) + EXPONENTIAL_AREA / y[i]);
        }
        for (int i = 0; i <= LAYERS; i++) {
            NORMAL_DENSITY[i] = normalDensity(x[i]);
            EXPONENTIAL_DENSITY[i] = StrictMath.exp(-y[i]);
        }
        for (int i = 0; i < LAYERS; i++) {
            NORMAL_SURE[i] = (long) (x[i + 1] / x[i] * 0x1.0p53);
            EXPONENTIAL_SURE[i] = (long) (y[i + 1] / y[i] * 0x1.0p53);
        }
    }

    private Ziggurat() {}

    private static double normalDensity(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    static double normal(RandomGenerator random) {
        while (true) {
            long bits = random.nextLong();
            int layer = (int) bits & 0xFF;
            long place = bits >>> 11;
            double x = place * PLACE_UNIT * NORMAL_EDGE[layer];
            boolean accepted = place < NORMAL_SURE[layer];
            if (!accepted && layer == 0) {
                x = normalTail(random);
                accepted = true;
            }
            if (accepted || underNormal(layer, x, random.nextDouble())) {
                return (bits & 0x100) == 0 ? x : -x;
            }
        }
    }

    private static boolean underNormal(int layer, double x, double u) {
        double height = NORMAL_DENSITY[layer] + u * (NORMAL_DENSITY[layer + 1] - NORMAL_DENSITY[layer]);
        return height < normalDensity(x);
    }

    /** Beyond the end of the base, after G. Marsaglia, "Generating a variable from the tail of the normal" (1964). */
    private static double normalTail(RandomGenerator random) {
        while (true) {
            double x = exponential(random) / NORMAL_END;
            double y = exponential(random);
            if (y + y > x * x) {
                return NORMAL_END + x;
            }
        }
    }

    static double exponential(RandomGenerator random) {
        double beyond = 0;
        while (true) {
            long bits = random.nextLong();
            int layer = (int) bits & 0xFF;
            long place = bits >>> 11;
            double x = place * PLACE_UNIT * EXPONENTIAL_EDGE[layer];
            if (place < EXPONENTIAL_SURE[layer]) {
                return beyond + x;
            }
            if (layer == 0) {
                // What lies beyond the end has the same law again.
                beyond += EXPONENTIAL_END;
            } else if (underExponential(layer, x, random.nextDouble())) {
                return beyond + x;
            }
        }
    }

    private static boolean underExponential(int layer, double x, double u) {
        double low = EXPONENTIAL_DENSITY[layer];
        return low + u * (EXPONENTIAL_DENSITY[layer + 1] - low) < StrictMath.exp(-x);
    }
}
