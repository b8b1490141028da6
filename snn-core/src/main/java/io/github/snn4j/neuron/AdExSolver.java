package io.github.snn4j.neuron;

import io.github.snn4j.internal.kernel.PortableExp;
import io.github.snn4j.time.TimeStep;

/** Advances one adaptive exponential neuron, its state and its parameters in arrays of double. */
final class AdExSolver {

    /** Places in a neuron's double state. */
    static final int V = 0;

    static final int W = 1;
    static final int G_EXC = 2;
    static final int G_INH = 3;
    static final int CURRENT = 4;
    static final int EXTERNAL = 5;
    static final int REFRACTORY = 6;

    private static final int C = 0;
    private static final int GL = 1;
    static final int EL = 2;
    private static final int VT = 3;
    private static final int DELTA_T = 4;
    private static final int A = 5;
    private static final int B = 6;
    private static final int TAU_W = 7;
    private static final int V_RESET = 8;
    static final int CUT = 9;
    static final int REF_STEPS = 10;
    private static final int TAU_FIRST = 11;
    private static final int TAU_INH = 12;
    private static final int E_EXC = 13;
    private static final int E_INH = 14;
    private static final int DT = 15;
    private static final int DECAY_FIRST = 16;
    private static final int DECAY_INH = 17;
    private static final int HALF_FIRST = 18;
    private static final int HALF_INH = 19;

    /** Share of the local time scale that a substep may take. */
    private static final double SHARE = 0.25;

    private static final int MOST_SUBSTEPS = 1000;

    /** Shortest substep as a share of dt: a faster upswing is over within it. */
    private static final double SHORTEST = 1e-5;

    private AdExSolver() {}

    /** The numbers of a neuron. */
    static double[] row(AdEx m, TimeStep step) {
        double dt = step.dtMs();
        double tauFirst = AbsoluteInputs.tauFirst(m.synapse());
        Synapse.Conductance c = AbsoluteInputs.conductance(m.synapse());
        return new double[] {
            m.cPf(),
            m.gLNs(),
            m.eL(),
            m.vT(),
            m.deltaT(),
            m.aNs(),
            m.bPa(),
            m.tauWMs(),
            m.vReset(),
            m.deltaT() == 0 ? m.vT() : m.vPeak(),
            step.steps(m.tRefMs(), "AdEx.tRefMs"),
            tauFirst,
            c.tauInhMs(),
            c.eExc(),
            c.eInh(),
            dt,
            StrictMath.exp(-dt / tauFirst),
            StrictMath.exp(-dt / c.tauInhMs()),
            StrictMath.exp(-dt / 2 / tauFirst),
            StrictMath.exp(-dt / 2 / c.tauInhMs())
        };
    }

    private static double dv(double[] p, int at, double v, double w, double ge, double gi, double i) {
        double bounded = Math.min(v, p[at + CUT]);
        double slope = p[at + DELTA_T];
        double upswing = slope == 0 ? 0 : slope * PortableExp.exp((bounded - p[at + VT]) / slope);
        double leak = p[at + GL] * (p[at + EL] - bounded + upswing);
        return (leak - w + ge * (p[at + E_EXC] - bounded) + gi * (p[at + E_INH] - bounded) + i) / p[at + C];
    }

    private static double dw(double[] p, int at, double v, double w) {
        return (p[at + A] * (Math.min(v, p[at + CUT]) - p[at + EL]) - w) / p[at + TAU_W];
    }

    /** One Runge-Kutta step of length h with the synaptic decays over a half and a whole of it. */
    static void rungeKutta(
            double[] p, int at, double[] y, double h, double halfFirst, double halfInh, double first, double inh) {
        double v = y[V];
        double w = y[W];
        double ge = y[G_EXC];
        double gi = y[G_INH];
        double ext = y[EXTERNAL];
        double current = y[CURRENT];
        double h2 = h / 2;
        double geMid = ge * halfFirst;
        double giMid = gi * halfInh;
        double iMid = current * halfFirst + ext;
        double k1 = dv(p, at, v, w, ge, gi, current + ext);
        double l1 = dw(p, at, v, w);
        double k2 = dv(p, at, v + h2 * k1, w + h2 * l1, geMid, giMid, iMid);
        double l2 = dw(p, at, v + h2 * k1, w + h2 * l1);
        double k3 = dv(p, at, v + h2 * k2, w + h2 * l2, geMid, giMid, iMid);
        double l3 = dw(p, at, v + h2 * k2, w + h2 * l2);
        double k4 = dv(p, at, v + h * k3, w + h * l3, ge * first, gi * inh, current * first + ext);
        double l4 = dw(p, at, v + h * k3, w + h * l3);
        y[V] = v + h / 6 * (k1 + 2 * (k2 + k3) + k4);
        y[W] = w + h / 6 * (l1 + 2 * (l2 + l3) + l4);
        decay(y, first, inh);
    }

    private static void decay(double[] y, double first, double inh) {
        y[G_EXC] *= first;
        y[CURRENT] *= first;
        y[G_INH] *= inh;
    }

    /** Conductances of the membrane over its capacitance, the exponential's slope among them. */
    private static double rate(double[] p, int at, double[] y) {
        double slope = p[at + DELTA_T];
        double v = Math.min(y[V], p[at + CUT]);
        double upswing = slope == 0 ? 0 : PortableExp.exp((v - p[at + VT]) / slope);
        return (p[at + GL] * (1 + upswing) + Math.abs(y[G_EXC]) + Math.abs(y[G_INH])) / p[at + C]
                + (1 + Math.abs(p[at + A]) / p[at + GL]) / p[at + TAU_W];
    }

    /** Exponential Euler with everything but the leak and the conductances frozen. */
    private static void relax(double[] p, int at, double[] y, double h) {
        double v = Math.min(y[V], p[at + CUT]);
        double g = p[at + GL] + Math.abs(y[G_EXC]) + Math.abs(y[G_INH]);
        double z = g * h / p[at + C];
        double drift = dv(p, at, v, y[W], y[G_EXC], y[G_INH], y[CURRENT] + y[EXTERNAL]) * p[at + C] / g;
        double kept = PortableExp.exp(-h / p[at + TAU_W]);
        double wInf = p[at + A] * (v - p[at + EL]);
        y[V] = v + drift * (1 - PortableExp.exp(-z));
        y[W] = wInf + (y[W] - wInf) * kept;
        decay(y, PortableExp.exp(-h / p[at + TAU_FIRST]), PortableExp.exp(-h / p[at + TAU_INH]));
    }

    /** Adaptation and synapses go on while the membrane is held. */
    private static void hold(double[] p, int at, double[] y, double h) {
        y[V] = p[at + V_RESET];
        double wInf = p[at + A] * (y[V] - p[at + EL]);
        y[W] = wInf + (y[W] - wInf) * PortableExp.exp(-h / p[at + TAU_W]);
        decay(y, PortableExp.exp(-h / p[at + TAU_FIRST]), PortableExp.exp(-h / p[at + TAU_INH]));
    }

    /**
     * Advances a neuron by one step, without arrivals.
     *
     * @return true if it fires
     */
    static boolean advance(double[] p, int at, double[] y) {
        double dt = p[at + DT];
        if (y[REFRACTORY] > 0) {
            y[REFRACTORY] -= 1;
            hold(p, at, y, dt);
            return false;
        }
        if (y[V] < p[at + CUT] && dt * rate(p, at, y) <= SHARE) {
            rungeKutta(p, at, y, dt, p[at + HALF_FIRST], p[at + HALF_INH], p[at + DECAY_FIRST], p[at + DECAY_INH]);
            return y[V] >= p[at + CUT] && fire(p, at, y, 0);
        }
        return substeps(p, at, y, dt);
    }

    private static boolean substeps(double[] p, int at, double[] y, double dt) {
        double left = dt;
        boolean fired = false;
        while (true) {
            if (y[V] >= p[at + CUT]) {
                if (fired) {
                    // The second spike of this step is sent in the next.
                    y[V] = p[at + CUT];
                    decay(y, PortableExp.exp(-left / p[at + TAU_FIRST]), PortableExp.exp(-left / p[at + TAU_INH]));
                    return true;
                }
                fired = true;
                if (fire(p, at, y, left) && p[at + REF_STEPS] > 0) {
                    return true;
                }
            }
            if (left <= 0) {
                return fired;
            }
            double h = Math.min(left, Math.max(SHARE / rate(p, at, y), dt * SHORTEST));
            double linear = (p[at + GL] + Math.abs(y[G_EXC]) + Math.abs(y[G_INH])) / p[at + C];
            if (linear * dt > SHARE * MOST_SUBSTEPS) {
                h = Math.min(left, dt / MOST_SUBSTEPS);
                relax(p, at, y, h);
            } else {
                double halfFirst = PortableExp.exp(-h / 2 / p[at + TAU_FIRST]);
                double halfInh = PortableExp.exp(-h / 2 / p[at + TAU_INH]);
                rungeKutta(p, at, y, h, halfFirst, halfInh, halfFirst * halfFirst, halfInh * halfInh);
            }
            left -= h;
        }
    }

    static boolean fire(double[] p, int at, double[] y, double left) {
        y[V] = p[at + V_RESET];
        y[W] += p[at + B];
        y[REFRACTORY] = p[at + REF_STEPS];
        if (left > 0 && p[at + REF_STEPS] > 0) {
            hold(p, at, y, left);
        }
        return true;
    }
}
