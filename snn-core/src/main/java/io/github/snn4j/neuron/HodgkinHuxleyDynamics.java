package io.github.snn4j.neuron;

/** Running Hodgkin-Huxley neurons. */
final class HodgkinHuxleyDynamics implements NeuronModel.Dynamics {

    private final AbsoluteInputs inputs;
    private final ParameterRows parameters;
    private final SliceScratch scratch = new SliceScratch();
    private final boolean atPeak;
    private final int size;
    private final float[] v;
    private final float[] m;
    private final float[] h;
    private final float[] n;
    private final float[] refractory;

    HodgkinHuxleyDynamics(HodgkinHuxley model, DynamicsContext context) {
        size = context.size();
        atPeak = model.detection() == HodgkinHuxley.Detection.PEAK;
        ParameterRows.Request request = new ParameterRows.Request(context)
                .ask("cPf", model.cPf())
                .ask("gLNs", model.gLNs())
                .ask("gNaNs", model.gNaNs())
                .ask("gKNs", model.gKNs())
                .ask("eL", model.eL())
                .ask("eNa", model.eNa())
                .ask("eK", model.eK())
                .ask("vT", model.vT())
                .ask("tRefMs", model.tRefMs())
                .ask("biasPa", model.biasPa());
        AbsoluteInputs.ask(model.synapse(), request);
        parameters = request.rows(x -> HodgkinHuxleySolver.row(with(model, x), context.timeStep()));
        v = context.state("v", parameters.derived("eL", at -> parameters.rows()[at + HodgkinHuxleySolver.EL]));
        m = context.state("m", parameters.derived("m", at -> TraubMiles.steadyM(rest(parameters.rows(), at))));
        h = context.state("h", parameters.derived("h", at -> TraubMiles.steadyH(rest(parameters.rows(), at))));
        n = context.state("n", parameters.derived("n", at -> TraubMiles.steadyN(rest(parameters.rows(), at))));
        refractory = context.state("refractory", 0f);
        inputs = new AbsoluteInputs(model.synapse(), context);
    }

    private static HodgkinHuxley with(HodgkinHuxley model, double[] x) {
        Synapse s = AbsoluteInputs.with(model.synapse(), x, 10);
        return new HodgkinHuxley(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9], s, model.detection());
    }

    /** The resting potential as the rates see it. */
    private static double rest(double[] p, int at) {
        return TraubMiles.bounded(p[at + HodgkinHuxleySolver.EL] - p[at + HodgkinHuxleySolver.VT]);
    }

    @Override
    public int refractorySteps() {
        return (int) parameters.least(HodgkinHuxleySolver.REF_STEPS);
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
                boolean fired = HodgkinHuxleySolver.advance(p, parameters.at(i), y, atPeak);
                if (arrivals) {
                    inputs.arrive(
                            slice,
                            y,
                            at,
                            HodgkinHuxleySolver.V,
                            HodgkinHuxleySolver.G_EXC,
                            HodgkinHuxleySolver.CURRENT);
                }
                store(y, at);
                if (fired) {
                    spikes[count++] = i;
                }
            }
            out.emitted(b, count);
        }
    }

    private void load(double[] y, int at) {
        y[HodgkinHuxleySolver.V] = v[at];
        y[HodgkinHuxleySolver.M] = m[at];
        y[HodgkinHuxleySolver.H] = h[at];
        y[HodgkinHuxleySolver.N] = n[at];
        y[HodgkinHuxleySolver.REFRACTORY] = refractory[at];
        y[HodgkinHuxleySolver.EXTERNAL] = inputs.current(at);
        inputs.load(y, at, HodgkinHuxleySolver.G_EXC, HodgkinHuxleySolver.CURRENT);
    }

    private void store(double[] y, int at) {
        v[at] = (float) y[HodgkinHuxleySolver.V];
        m[at] = (float) y[HodgkinHuxleySolver.M];
        h[at] = (float) y[HodgkinHuxleySolver.H];
        n[at] = (float) y[HodgkinHuxleySolver.N];
        refractory[at] = (float) y[HodgkinHuxleySolver.REFRACTORY];
        inputs.store(y, at, HodgkinHuxleySolver.G_EXC, HodgkinHuxleySolver.CURRENT);
    }
}
