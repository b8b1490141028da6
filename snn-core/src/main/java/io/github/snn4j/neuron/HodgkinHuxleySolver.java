package io.github.snn4j.neuron;

import io.github.snn4j.internal.kernel.PortableExp;
import io.github.snn4j.time.TimeStep;

/** Advances one Hodgkin-Huxley neuron, its state and its parameters in arrays of double. */
final class HodgkinHuxleySolver {

    /** Places in a neuron's double state. */
    static final int V = 0;

    static final int M = 1;
    static final int H = 2;
    static final int N = 3;
    static final int G_EXC = 4;
    static final int G_INH = 5;
    static final int CURRENT = 6;
    static final int EXTERNAL = 7;
    static final int REFRACTORY = 8;
    /** Where the stages are gathered: the sum of slopes, then the slopes of the last stage. */
    private static final int SUM = 12;

    static final int K = 16;

    private static final int C = 0;
    private static final int GL = 1;
    private static final int G_NA = 2;
    private static final int G_K = 3;
    static final int EL = 4;
    private static final int E_NA = 5;
    private static final int E_K = 6;
    static final int VT = 7;
    static final int REF_STEPS = 8;
    private static final int BIAS = 9;
    private static final int TAU_FIRST = 10;
    private static final int TAU_INH = 11;
    private static final int E_EXC = 12;
    private static final int E_INH = 13;
    private static final int DT = 14;

    private static final double ABOVE = 30;
    /** Share of the fastest time scale that a substep may take. */
    private static final double SHARE = 0.2;

    private static final int MOST_SUBSTEPS = 1000;

    private HodgkinHuxleySolver() {}

    /** The numbers of a neuron. */
    static double[] row(HodgkinHuxley m, TimeStep step) {
        Synapse.Conductance c = AbsoluteInputs.conductance(m.synapse());
        return new double[] {
            m.cPf(),
            m.gLNs(),
            m.gNaNs(),
            m.gKNs(),
            m.eL(),
            m.eNa(),
            m.eK(),
            m.vT(),
            step.steps(m.tRefMs(), "HodgkinHuxley.tRefMs"),
            m.biasPa(),
            AbsoluteInputs.tauFirst(m.synapse()),
            c.tauInhMs(),
            c.eExc(),
            c.eInh(),
            step.dtMs()
        };
    }

    /** Slopes at a point into y[K ..]. */
    static void slopes(
            double[] p, int at, double[] y, double v, double m, double h, double n, double ge, double gi, double i) {
        double x = TraubMiles.bounded(v - p[at + VT]);
        double n2 = n * n;
        y[K] = (p[at + GL] * (p[at + EL] - v)
                        + p[at + G_NA] * (m * m * m * h) * (p[at + E_NA] - v)
                        + p[at + G_K] * (n2 * n2) * (p[at + E_K] - v)
                        + ge * (p[at + E_EXC] - v)
                        + gi * (p[at + E_INH] - v)
                        + p[at + BIAS]
                        + i)
                / p[at + C];
        y[K + 1] = TraubMiles.alphaM(x) * (1 - m) - TraubMiles.betaM(x) * m;
        y[K + 2] = TraubMiles.alphaH(x) * (1 - h) - TraubMiles.betaH(x) * h;
        y[K + 3] = TraubMiles.alphaN(x) * (1 - n) - TraubMiles.betaN(x) * n;
    }

    private static void stage(double[] p, int at, double[] y, double ahead, double first, double inh) {
        double v = y[V] + ahead * y[K];
        double m = y[M] + ahead * y[K + 1];
        double h = y[H] + ahead * y[K + 2];
        double n = y[N] + ahead * y[K + 3];
        slopes(p, at, y, v, m, h, n, y[G_EXC] * first, y[G_INH] * inh, y[CURRENT] * first + y[EXTERNAL]);
    }

    private static void gather(double[] y, double weight) {
        for (int k = 0; k < 4; k++) {
            y[SUM + k] += weight * y[K + k];
        }
    }

    /** One Runge-Kutta step of length h with the synaptic decays over half of it. */
    static void rungeKutta(double[] p, int at, double[] y, double h, double halfFirst, double halfInh) {
        double first = halfFirst * halfFirst;
        double inh = halfInh * halfInh;
        for (int k = 0; k < 4; k++) {
            y[SUM + k] = 0;
            y[K + k] = 0;
        }
        stage(p, at, y, 0, 1, 1);
        gather(y, 1);
        stage(p, at, y, h / 2, halfFirst, halfInh);
        gather(y, 2);
        stage(p, at, y, h / 2, halfFirst, halfInh);
        gather(y, 2);
        stage(p, at, y, h, first, inh);
        gather(y, 1);
        for (int k = 0; k < 4; k++) {
            y[k] += h / 6 * y[SUM + k];
        }
        y[G_EXC] *= first;
        y[CURRENT] *= first;
        y[G_INH] *= inh;
    }

    /** One exponential Euler step: conductances and rates frozen. */
    private static void relax(double[] p, int at, double[] y, double h, double halfFirst, double halfInh) {
        double x = TraubMiles.bounded(y[V] - p[at + VT]);
        double g = membraneRate(p, at, y) * p[at + C];
        slopes(p, at, y, y[V], y[M], y[H], y[N], y[G_EXC], y[G_INH], y[CURRENT] + y[EXTERNAL]);
        y[V] += y[K] * p[at + C] / g * (1 - PortableExp.exp(-g * h / p[at + C]));
        double m = TraubMiles.alphaM(x) + TraubMiles.betaM(x);
        double inactivation = TraubMiles.alphaH(x) + TraubMiles.betaH(x);
        double n = TraubMiles.alphaN(x) + TraubMiles.betaN(x);
        y[M] += y[K + 1] / m * (1 - PortableExp.exp(-m * h));
        y[H] += y[K + 2] / inactivation * (1 - PortableExp.exp(-inactivation * h));
        y[N] += y[K + 3] / n * (1 - PortableExp.exp(-n * h));
        y[G_EXC] *= halfFirst * halfFirst;
        y[CURRENT] *= halfFirst * halfFirst;
        y[G_INH] *= halfInh * halfInh;
    }

    private static double membraneRate(double[] p, int at, double[] y) {
        double m = y[M];
        double n2 = y[N] * y[N];
        return (p[at + GL]
                        + p[at + G_NA] * Math.abs(m * m * m * y[H])
                        + p[at + G_K] * n2 * n2
                        + Math.abs(y[G_EXC])
                        + Math.abs(y[G_INH]))
                / p[at + C];
    }

    private static double rate(double[] p, int at, double[] y) {
        double x = TraubMiles.bounded(y[V] - p[at + VT]);
        double gates = TraubMiles.alphaM(x) + TraubMiles.betaM(x) + TraubMiles.alphaH(x) + TraubMiles.betaH(x);
        return Math.max(membraneRate(p, at, y), gates);
    }

    /**
     * Advances a neuron by one step, without arrivals.
     *
     * @return true if it fires
     */
    static boolean advance(double[] p, int at, double[] y, boolean atPeak) {
        double before = y[V];
        double dt = p[at + DT];
        double left = dt;
        while (left > 0) {
            double exact = left * rate(p, at, y) / SHARE;
            boolean stiff = !(exact <= MOST_SUBSTEPS);
            double h = stiff ? Math.min(left, dt / MOST_SUBSTEPS) : left / Math.max(1, Math.ceil(exact));
            double halfFirst = PortableExp.exp(-h / 2 / p[at + TAU_FIRST]);
            double halfInh = PortableExp.exp(-h / 2 / p[at + TAU_INH]);
            if (stiff) {
                relax(p, at, y, h, halfFirst, halfInh);
            } else {
                rungeKutta(p, at, y, h, halfFirst, halfInh);
            }
            left = h < left ? left - h : 0;
        }
        return detect(p, at, y, before, atPeak);
    }

    private static boolean detect(double[] p, int at, double[] y, double before, boolean atPeak) {
        if (y[REFRACTORY] > 0) {
            y[REFRACTORY] -= 1;
            return false;
        }
        double threshold = p[at + VT] + ABOVE;
        boolean fires = y[V] >= threshold && (atPeak ? before > y[V] : before < threshold);
        if (fires) {
            y[REFRACTORY] = p[at + REF_STEPS];
        }
        return fires;
    }
}
