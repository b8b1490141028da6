package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.connect.SparsePattern.Shape;
import io.github.snn4j.random.Distributions;
import io.github.snn4j.random.KeyedRandom;

/**
 * Probability that falls with distance, drawn exactly and without visiting every pair. Seen from the presynaptic
 * neuron, the grid is cut into rectangles by distance in x and in y. Within a rectangle, candidates come with the
 * largest probability that occurs there, {@code q}, by geometric skipping; one at distance d is taken with probability
 * {@code p(d) / q = exp(-z)}, which is that of an exponential number above z. An exponential number is spent over the
 * rectangles one after the other ({@code -ln(1 - q)} per pair): what is left of it has the same law again, so an empty
 * rectangle costs no draw.
 */
final class GaussianRow implements DrawnRows.Row {

    /** Where the rectangles begin, in units of sigma. */
    private static final double[] EDGES = {0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6};

    private static final int BANDS = EDGES.length;

    private final Sparse.Gaussian rule;
    private final boolean leaveOut;
    private final double[][] hazard = new double[BANDS][BANDS];
    private final Subsets sorter;
    private final Axis horizontal;
    private final Axis vertical;

    GaussianRow(Shape shape, Sparse.Gaussian rule) {
        this.rule = rule;
        this.leaveOut = shape.same() && !rule.autapses();
        this.sorter = new Subsets(shape.postSize());
        this.horizontal = new Axis(rule.post().columns(), rule.sigma(), rule.periodic());
        this.vertical = new Axis(rule.post().rows(), rule.sigma(), rule.periodic());
        for (int a = 0; a < BANDS; a++) {
            for (int b = 0; b < BANDS; b++) {
                double largest = rule.peak() * StrictMath.exp(-exponent(a) - exponent(b));
                hazard[a][b] = -StrictMath.log1p(-largest);
            }
        }
    }

    private static double exponent(int band) {
        return 0.5 * EDGES[band] * EDGES[band];
    }

    /** An upper bound of the mean number of synapses, close if the grids are not large, else up to 1.5 times that. */
    static double mostExpected(Sparse.Gaussian rule) {
        return rule.peak()
                * pairs(rule.pre().columns(), rule.post().columns(), rule)
                * pairs(rule.pre().rows(), rule.post().rows(), rule);
    }

    private static double pairs(int pre, int post, Sparse.Gaussian rule) {
        Axis axis = new Axis(post, rule.sigma(), rule.periodic());
        boolean exact = (long) pre * post <= 1 << 20;
        double sum = 0;
        for (int i = 0; i < pre; i++) {
            axis.look((i + 0.5) / pre);
            for (int s = 0; s < axis.segments; s++) {
                if (exact) {
                    for (int c = axis.start[s]; c < axis.start[s + 1]; c++) {
                        sum += StrictMath.exp(-axis.exponent(c));
                    }
                } else {
                    sum += (axis.start[s + 1] - axis.start[s]) * StrictMath.exp(-exponent(axis.band[s]));
                }
            }
        }
        return sum;
    }

    @Override
    public void draw(int row, KeyedRandom.Cursor random, DrawnRows.Targets out) {
        int first = out.size();
        int self = leaveOut ? row : -1;
        horizontal.look(rule.pre().x(row));
        vertical.look(rule.pre().y(row));
        double life = Distributions.fastExponential(random);
        for (int t = 0; t < vertical.segments; t++) {
            int height = vertical.start[t + 1] - vertical.start[t];
            for (int s = 0; s < horizontal.segments; s++) {
                int width = horizontal.start[s + 1] - horizontal.start[s];
                double h = hazard[horizontal.band[s]][vertical.band[t]];
                double covered = exponent(horizontal.band[s]) + exponent(vertical.band[t]);
                int area = width * height;
                int at = 0;
                while (at < area) {
                    if (life >= (area - at) * h) {
                        life -= (area - at) * h;
                        break;
                    }
                    at = (int) Math.min(area - 1, at + life / h);
                    int x = horizontal.start[s] + at % width;
                    int y = vertical.start[t] + at / width;
                    double beyond = horizontal.exponent(x) + vertical.exponent(y) - covered;
                    if (Distributions.fastExponential(random) > beyond) {
                        int target = vertical.wrapped(y) * rule.post().columns() + horizontal.wrapped(x);
                        if (target != self) {
                            out.add(target);
                        }
                    }
                    at++;
                    life = Distributions.fastExponential(random);
                }
            }
        }
        out.sortFrom(first, sorter);
    }

    /** One coordinate of the grid of targets, as seen from a place. Periodic places run on beyond the sides. */
    private static final class Axis {
        private final int cells;
        private final double sigma;
        private final boolean periodic;
        private final int[] start = new int[2 * BANDS + 1];
        private final int[] band = new int[2 * BANDS];
        private double place;
        private int segments;

        Axis(int cells, double sigma, boolean periodic) {
            this.cells = cells;
            this.sigma = sigma;
            this.periodic = periodic;
        }

        /** Cuts the axis into segments of cells that are at least {@code EDGES[band] sigma} away. */
        void look(double from) {
            place = from;
            segments = 0;
            int low = periodic ? (int) Math.ceil((from - 0.5) * cells - 0.5) : 0;
            start[0] = low;
            for (int b = BANDS - 1; b >= 0; b--) {
                end(b, from - EDGES[b] * sigma, low);
            }
            for (int b = 0; b < BANDS - 1; b++) {
                end(b, from + EDGES[b + 1] * sigma, low);
            }
            end(BANDS - 1, Double.POSITIVE_INFINITY, low);
        }

        /** Ends a segment before the first cell whose place is not below the border. */
        private void end(int segmentBand, double border, int low) {
            int end = (int) Math.max(low, Math.min(low + cells, Math.ceil(border * cells - 0.5)));
            if (end > start[segments]) {
                band[segments] = segmentBand;
                segments++;
                start[segments] = end;
            }
        }

        double exponent(int cell) {
            double distance = ((cell + 0.5) / cells - place) / sigma;
            return 0.5 * distance * distance;
        }

        int wrapped(int cell) {
            return cell < 0 ? cell + cells : cell >= cells ? cell - cells : cell;
        }
    }
}
