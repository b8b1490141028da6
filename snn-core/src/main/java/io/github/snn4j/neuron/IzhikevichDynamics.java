package io.github.snn4j.neuron;

/** Running Izhikevich neurons. */
final class IzhikevichDynamics implements NeuronModel.Dynamics {

    static final int V = 0;
    static final int U = 1;
    static final int CURRENT = 2;

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;

    private static final double START = -65;
    private static final double LOWEST = -1000;
    /** Share of the local time scale that a substep may take. */
    private static final double SHARE = 0.5;

    private final double dt;
    private final int size;
    private final ParameterRows parameters;
    private final SliceScratch scratch = new SliceScratch();
    private final DynamicsContext.Input input;
    private final DynamicsContext.External external;
    private final float[] v;
    private final float[] u;

    IzhikevichDynamics(Izhikevich m, DynamicsContext context) {
        dt = context.timeStep().dtMs();
        size = context.size();
        input = context.input(Receptor.INPUT);
        external = context.external("current");
        parameters = new ParameterRows.Request(context)
                .ask("a", m.a())
                .ask("b", m.b())
                .ask("c", m.c())
                .ask("d", m.d())
                .rows(x -> row(new Izhikevich(x[0], x[1], x[2], x[3])));
        double[] rows = parameters.rows();
        v = context.state("v", (float) START);
        u = context.state("u", parameters.derived("u", at -> rows[at + B] * START));
    }

    static double[] row(Izhikevich m) {
        return new double[] {m.a(), m.b(), m.c(), m.d()};
    }

    private static double dv(double v, double u, double i) {
        double x = Math.max(LOWEST, Math.min(v, Izhikevich.PEAK));
        return (0.04 * x + 5) * x + 140 - u + i;
    }

    /** One Runge-Kutta step of length h. */
    static void rungeKutta(double[] p, int at, double[] y, double h) {
        double a = p[at + A];
        double b = p[at + B];
        double v = y[V];
        double u = y[U];
        double i = y[CURRENT];
        double h2 = h / 2;
        double k1 = dv(v, u, i);
        double l1 = a * (b * v - u);
        double v2 = v + h2 * k1;
        double u2 = u + h2 * l1;
        double k2 = dv(v2, u2, i);
        double l2 = a * (b * Math.min(v2, Izhikevich.PEAK) - u2);
        double v3 = v + h2 * k2;
        double u3 = u + h2 * l2;
        double k3 = dv(v3, u3, i);
        double l3 = a * (b * Math.min(v3, Izhikevich.PEAK) - u3);
        double v4 = v + h * k3;
        double u4 = u + h * l3;
        double k4 = dv(v4, u4, i);
        double l4 = a * (b * Math.min(v4, Izhikevich.PEAK) - u4);
        y[V] = v + h / 6 * (k1 + 2 * (k2 + k3) + k4);
        y[U] = u + h / 6 * (l1 + 2 * (l2 + l3) + l4);
    }

    /**
     * Advances a neuron by one step, without arrivals.
     *
     * @return true if it fires
     */
    static boolean advance(double[] p, int at, double[] y, double dt) {
        double left = dt;
        boolean fired = false;
        while (true) {
            if (y[V] >= Izhikevich.PEAK) {
                if (fired) {
                    y[V] = Izhikevich.PEAK;
                    return true;
                }
                fired = true;
                fire(p, at, y);
            }
            if (left <= 0) {
                return fired;
            }
            double x = Math.max(LOWEST, y[V]);
            double h = Math.min(left, SHARE / (Math.abs(0.08 * x + 5) + p[at + A]));
            rungeKutta(p, at, y, h);
            left -= h;
        }
    }

    private static void fire(double[] p, int at, double[] y) {
        y[V] = p[at + C];
        y[U] += p[at + D];
    }

    @Override
    public void step(Slice slice, SpikeBlock out) {
        boolean arrivals = input.touched(slice);
        boolean driven = external.present();
        double[] y = scratch.of(slice);
        double[] p = parameters.rows();
        float[] arrived = input.array(slice);
        float[] current = external.array();
        for (int sample = slice.sampleFrom(); sample < slice.sampleTo(); sample++) {
            int[] spikes = out.target(sample);
            int count = 0;
            for (int i = slice.from(); i < slice.to(); i++) {
                int at = sample * size + i;
                int row = parameters.at(i);
                y[V] = v[at];
                y[U] = u[at];
                y[CURRENT] = driven ? current[at] : 0;
                boolean fired = advance(p, row, y, dt);
                if (arrivals) {
                    y[V] += arrived[at];
                    arrived[at] = 0f;
                    if (!fired && y[V] >= Izhikevich.PEAK) {
                        fired = true;
                        fire(p, row, y);
                    }
                }
                v[at] = (float) y[V];
                u[at] = (float) y[U];
                if (fired) {
                    spikes[count++] = i;
                }
            }
            out.emitted(sample, count);
        }
    }
}
