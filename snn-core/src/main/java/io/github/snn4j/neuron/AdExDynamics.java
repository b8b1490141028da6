package io.github.snn4j.neuron;

/** Running adaptive exponential neurons. */
final class AdExDynamics implements NeuronModel.Dynamics {

    private final AbsoluteInputs inputs;
    private final ParameterRows parameters;
    private final SliceScratch scratch = new SliceScratch();
    private final float[] v;
    private final float[] w;
    private final float[] refractory;
    private final int size;

    AdExDynamics(AdEx m, DynamicsContext context) {
        size = context.size();
        ParameterRows.Request request = new ParameterRows.Request(context)
                .ask("cPf", m.cPf())
                .ask("gLNs", m.gLNs())
                .ask("eL", m.eL())
                .ask("vT", m.vT())
                .ask("deltaT", m.deltaT())
                .ask("aNs", m.aNs())
                .ask("bPa", m.bPa())
                .ask("tauWMs", m.tauWMs())
                .ask("vReset", m.vReset())
                .ask("vPeak", m.vPeak())
                .ask("tRefMs", m.tRefMs());
        AbsoluteInputs.ask(m.synapse(), request);
        parameters = request.rows(x -> AdExSolver.row(with(m, x), context.timeStep()));
        double[] rows = parameters.rows();
        v = context.state("v", parameters.derived("eL", at -> rows[at + AdExSolver.EL]));
        w = context.state("w", 0f);
        refractory = context.state("refractory", 0f);
        inputs = new AbsoluteInputs(m.synapse(), context);
    }

    private static AdEx with(AdEx m, double[] x) {
        Synapse s = AbsoluteInputs.with(m.synapse(), x, 11);
        return new AdEx(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9], x[10], s);
    }

    @Override
    public int refractorySteps() {
        return (int) parameters.least(AdExSolver.REF_STEPS);
    }

    @Override
    public void step(Slice slice, SpikeBlock out) {
        boolean arrivals = inputs.touched(slice);
        double[] y = scratch.of(slice);
        double[] p = parameters.rows();
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            int[] spikes = out.target(b);
            int count = 0;
            for (int i = slice.from(); i < slice.to(); i++) {
                int at = b * size + i;
                load(y, at);
                int row = parameters.at(i);
                boolean fired = AdExSolver.advance(p, row, y);
                if (arrivals) {
                    fired = arrive(slice, p, row, y, at, fired);
                }
                store(y, at);
                if (fired) {
                    spikes[count++] = i;
                }
            }
            out.emitted(b, count);
        }
    }

    private boolean arrive(Slice slice, double[] p, int row, double[] y, int at, boolean fired) {
        double before = y[AdExSolver.V];
        inputs.arrive(slice, y, at, AdExSolver.V, AdExSolver.G_EXC, AdExSolver.CURRENT);
        if (!inputs.delta) {
            return fired;
        }
        if (y[AdExSolver.REFRACTORY] > 0 || refractory[at] > 0f) {
            y[AdExSolver.V] = before;
        } else if (!fired && y[AdExSolver.V] >= p[row + AdExSolver.CUT]) {
            return AdExSolver.fire(p, row, y, 0);
        }
        return fired;
    }

    private void load(double[] y, int at) {
        y[AdExSolver.V] = v[at];
        y[AdExSolver.W] = w[at];
        y[AdExSolver.REFRACTORY] = refractory[at];
        y[AdExSolver.EXTERNAL] = inputs.current(at);
        inputs.load(y, at, AdExSolver.G_EXC, AdExSolver.CURRENT);
    }

    private void store(double[] y, int at) {
        v[at] = (float) y[AdExSolver.V];
        w[at] = (float) y[AdExSolver.W];
        refractory[at] = (float) y[AdExSolver.REFRACTORY];
        inputs.store(y, at, AdExSolver.G_EXC, AdExSolver.CURRENT);
    }
}
