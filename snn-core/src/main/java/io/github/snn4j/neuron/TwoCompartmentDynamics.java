package io.github.snn4j.neuron;

import io.github.snn4j.time.TimeStep;

/** Running two-compartment neurons. */
final class TwoCompartmentDynamics implements NeuronModel.Dynamics {

    static final int SOMA = 0;
    static final int DENDRITE = 1;
    static final int I_SOMA = 2;
    static final int I_DENDRITE = 3;
    /** Constant inputs in pA: those of the leaks and from outside. */
    static final int C_SOMA = 4;

    static final int C_DENDRITE = 5;
    static final int REFRACTORY = 6;

    /** Length of a row of the propagator; the rows of a neuron: soma, dendrite, dendrite while the soma is held. */
    private static final int N = 6;

    private static final int HELD = 2 * N;
    private static final int DECAY_SOMA = 3 * N;
    private static final int DECAY_DENDRITE = DECAY_SOMA + 1;
    private static final int LEAK_SOMA = DECAY_SOMA + 2;
    private static final int LEAK_DENDRITE = DECAY_SOMA + 3;
    private static final int V_TH = DECAY_SOMA + 4;
    private static final int V_RESET = DECAY_SOMA + 5;
    private static final int REF_STEPS = DECAY_SOMA + 6;
    private static final int E_SOMA = DECAY_SOMA + 7;
    private static final int E_DENDRITE = DECAY_SOMA + 8;

    private final int size;
    private final ParameterRows parameters;
    private final SliceScratch scratch = new SliceScratch();
    private final DynamicsContext.Input soma;
    private final DynamicsContext.Input dendrite;
    private final DynamicsContext.External somaCurrent;
    private final DynamicsContext.External dendriteCurrent;
    private final float[] v;
    private final float[] vDendrite;
    private final float[] current;
    private final float[] currentDendrite;
    private final float[] refractory;

    TwoCompartmentDynamics(TwoCompartment m, DynamicsContext context) {
        size = context.size();
        soma = context.input(TwoCompartment.SOMA);
        dendrite = context.input(TwoCompartment.DENDRITE);
        somaCurrent = context.external("current");
        dendriteCurrent = context.external("dendriteCurrent");
        parameters = new ParameterRows.Request(context)
                .ask("cSomaPf", m.cSomaPf())
                .ask("gSomaNs", m.gSomaNs())
                .ask("eSoma", m.eSoma())
                .ask("cDendritePf", m.cDendritePf())
                .ask("gDendriteNs", m.gDendriteNs())
                .ask("eDendrite", m.eDendrite())
                .ask("couplingNs", m.couplingNs())
                .ask("tauSomaMs", m.tauSomaMs())
                .ask("tauDendriteMs", m.tauDendriteMs())
                .ask("vTh", m.vTh())
                .ask("vReset", m.vReset())
                .ask("tRefMs", m.tRefMs())
                .rows(x -> row(
                        new TwoCompartment(x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7], x[8], x[9], x[10], x[11]),
                        context.timeStep()));
        double[] rows = parameters.rows();
        v = context.state("v", parameters.derived("eSoma", at -> rows[at + E_SOMA]));
        vDendrite = context.state("vDendrite", parameters.derived("eDendrite", at -> rows[at + E_DENDRITE]));
        current = context.state("current", 0f);
        currentDendrite = context.state("currentDendrite", 0f);
        refractory = context.state("refractory", 0f);
    }

    @Override
    public int refractorySteps() {
        return (int) parameters.least(REF_STEPS);
    }

    /** The system times dt; with the soma held its row is zero. */
    static double[][] system(TwoCompartment m, double dt, boolean held) {
        double[][] a = new double[N][N];
        if (!held) {
            a[SOMA][SOMA] = -(m.gSomaNs() + m.couplingNs()) * dt / m.cSomaPf();
            a[SOMA][DENDRITE] = m.couplingNs() * dt / m.cSomaPf();
            a[SOMA][I_SOMA] = dt / m.cSomaPf();
            a[SOMA][C_SOMA] = dt / m.cSomaPf();
        }
        a[DENDRITE][SOMA] = m.couplingNs() * dt / m.cDendritePf();
        a[DENDRITE][DENDRITE] = -(m.gDendriteNs() + m.couplingNs()) * dt / m.cDendritePf();
        a[DENDRITE][I_DENDRITE] = dt / m.cDendritePf();
        a[DENDRITE][C_DENDRITE] = dt / m.cDendritePf();
        a[I_SOMA][I_SOMA] = -dt / m.tauSomaMs();
        a[I_DENDRITE][I_DENDRITE] = -dt / m.tauDendriteMs();
        return a;
    }

    /** The numbers of a neuron. */
    static double[] row(TwoCompartment m, TimeStep step) {
        double dt = step.dtMs();
        double[][] free = MatrixExponential.of(system(m, dt, false));
        double[][] held = MatrixExponential.of(system(m, dt, true));
        double[] row = new double[E_DENDRITE + 1];
        System.arraycopy(free[SOMA], 0, row, 0, N);
        System.arraycopy(free[DENDRITE], 0, row, N, N);
        System.arraycopy(held[DENDRITE], 0, row, HELD, N);
        row[DECAY_SOMA] = step.decay(m.tauSomaMs());
        row[DECAY_DENDRITE] = step.decay(m.tauDendriteMs());
        row[LEAK_SOMA] = m.gSomaNs() * m.eSoma();
        row[LEAK_DENDRITE] = m.gDendriteNs() * m.eDendrite();
        row[V_TH] = m.vTh();
        row[V_RESET] = m.vReset();
        row[REF_STEPS] = step.steps(m.tRefMs(), "TwoCompartment.tRefMs");
        row[E_SOMA] = m.eSoma();
        row[E_DENDRITE] = m.eDendrite();
        return row;
    }

    private static double apply(double[] p, int at, double[] y) {
        return p[at] * y[SOMA]
                + p[at + 1] * y[DENDRITE]
                + p[at + 2] * y[I_SOMA]
                + p[at + 3] * y[I_DENDRITE]
                + p[at + 4] * y[C_SOMA]
                + p[at + 5] * y[C_DENDRITE];
    }

    /**
     * Advances a neuron by one step, without arrivals.
     *
     * @return true if it fires
     */
    static boolean advance(double[] p, int at, double[] y) {
        boolean fired = false;
        if (y[REFRACTORY] > 0) {
            y[REFRACTORY] -= 1;
            y[SOMA] = p[at + V_RESET];
            y[DENDRITE] = apply(p, at + HELD, y);
        } else {
            double v = apply(p, at, y);
            y[DENDRITE] = apply(p, at + N, y);
            y[SOMA] = v;
            if (v >= p[at + V_TH]) {
                fired = true;
                y[SOMA] = p[at + V_RESET];
                y[REFRACTORY] = p[at + REF_STEPS];
            }
        }
        y[I_SOMA] *= p[at + DECAY_SOMA];
        y[I_DENDRITE] *= p[at + DECAY_DENDRITE];
        return fired;
    }

    @Override
    public void step(Slice slice, SpikeBlock out) {
        boolean atSoma = soma.touched(slice);
        boolean atDendrite = dendrite.touched(slice);
        double[] y = scratch.of(slice);
        double[] p = parameters.rows();
        float[] somatic = soma.array(slice);
        float[] dendritic = dendrite.array(slice);
        for (int b = slice.sampleFrom(); b < slice.sampleTo(); b++) {
            int[] spikes = out.target(b);
            int count = 0;
            for (int i = slice.from(); i < slice.to(); i++) {
                int at = b * size + i;
                int row = parameters.at(i);
                load(p, row, y, at);
                if (advance(p, row, y)) {
                    spikes[count++] = i;
                }
                if (atSoma) {
                    y[I_SOMA] += somatic[at];
                    somatic[at] = 0f;
                }
                if (atDendrite) {
                    y[I_DENDRITE] += dendritic[at];
                    dendritic[at] = 0f;
                }
                store(y, at);
            }
            out.emitted(b, count);
        }
    }

    private void load(double[] p, int row, double[] y, int at) {
        y[SOMA] = v[at];
        y[DENDRITE] = vDendrite[at];
        y[I_SOMA] = current[at];
        y[I_DENDRITE] = currentDendrite[at];
        y[C_SOMA] = p[row + LEAK_SOMA] + (somaCurrent.present() ? somaCurrent.array()[at] : 0f);
        y[C_DENDRITE] = p[row + LEAK_DENDRITE]
                + (dendriteCurrent.present() ? dendriteCurrent.array()[at] : 0f);
        y[REFRACTORY] = refractory[at];
    }

    private void store(double[] y, int at) {
        v[at] = (float) y[SOMA];
        vDendrite[at] = (float) y[DENDRITE];
        current[at] = (float) y[I_SOMA];
        currentDendrite[at] = (float) y[I_DENDRITE];
        refractory[at] = (float) y[REFRACTORY];
    }
}
