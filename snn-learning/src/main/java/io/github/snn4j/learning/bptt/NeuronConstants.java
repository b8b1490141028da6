package io.github.snn4j.learning.bptt;

import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.Competition;
import io.github.snn4j.neuron.LeakyRate;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Propagators;
import io.github.snn4j.neuron.Reset;
import io.github.snn4j.neuron.Synapse;
import io.github.snn4j.time.TimeStep;
import org.jspecify.annotations.Nullable;

/** The constants of a neuron model over one step, folded as the simulator does, and what the model can do. */
final class NeuronConstants {

    /** Membrane or graded unit: share that is left after a step. */
    final float decay;

    /** Factor on arrivals. */
    final float inputGain;

    /** Factor on the external current or drive. */
    final float driveGain;

    /** Effect of the synaptic current on the membrane. */
    final float toMembrane;

    /** Share of the synaptic current that is left after a step. */
    final float synapseDecay;

    final float vRest;
    final float vInfinity;
    final float vReset;
    final float vTh;
    final int refractorySteps;
    final boolean subtract;
    final boolean exponential;
    final boolean adaptive;
    final float adaptDecay;
    final float increment;
    final float beta;
    final float theta;

    /** Of a graded unit; null for a spiking neuron. */
    final LeakyRate.@Nullable Transfer transfer;

    private NeuronConstants(LeakyRate model, TimeStep timeStep) {
        double p = model.tauMs() > 0 ? timeStep.decay(model.tauMs()) : 0;
        decay = (float) p;
        inputGain = (float) (1 - p);
        driveGain = inputGain;
        transfer = model.transfer();
        toMembrane = 0f;
        synapseDecay = 0f;
        vRest = 0f;
        vInfinity = 0f;
        vReset = 0f;
        vTh = 0f;
        refractorySteps = 0;
        subtract = false;
        exponential = false;
        adaptive = false;
        adaptDecay = 0f;
        increment = 0f;
        beta = 0f;
        theta = 0f;
    }

    private NeuronConstants(String where, Lif m, @Nullable AdaptiveLif a, TimeStep timeStep) {
        double p = timeStep.decay(m.tauMemMs());
        decay = (float) p;
        inputGain = (float) (m.scaling() == Lif.InputScaling.LEAK ? 1 - p : 1);
        driveGain = (float) (m.resistance() * (1 - p));
        exponential = m.synapse() instanceof Synapse.ExponentialCurrent;
        double tauSynMs = m.synapse() instanceof Synapse.ExponentialCurrent s ? s.tauSynMs() : 1;
        toMembrane = (float) (m.resistance() * Propagators.currentToMembrane(m.tauMemMs(), tauSynMs, timeStep.dtMs()));
        synapseDecay = (float) timeStep.decay(tauSynMs);
        vRest = (float) m.vRest();
        vInfinity = (float) (m.vRest() + m.bias());
        vReset = (float) m.vReset();
        vTh = (float) m.vTh();
        refractorySteps = timeStep.steps(m.tRefMs(), where + ": Lif.tRefMs");
        subtract = m.reset() == Reset.SUBTRACT;
        adaptive = a != null;
        adaptDecay = a == null ? 0f : (float) timeStep.decay(a.tauAdaptMs());
        increment = a == null ? 0f : (float) a.increment();
        beta = a == null ? 0f : (float) a.beta();
        theta = a == null ? 0f : (float) a.initial();
        transfer = null;
    }

    static NeuronConstants of(String population, NeuronModel model, TimeStep timeStep) {
        String where = "Population '" + population + "'";
        if (model instanceof LeakyRate rate) {
            return new NeuronConstants(rate, timeStep);
        }
        if (model instanceof AdaptiveLif a) {
            Require.that(
                    a.memory() == AdaptiveLif.Memory.FAST,
                    () -> where + ": back-propagation takes AdaptiveLif with memory FAST only, since a homeostatic"
                            + " threshold is shared by the samples, got " + a.memory());
            return new NeuronConstants(where, checked(where, a.lif()), a, timeStep);
        }
        Require.that(
                model instanceof Lif,
                () -> where + ": back-propagation takes Lif, AdaptiveLif and LeakyRate, got "
                        + model.getClass().getSimpleName());
        return new NeuronConstants(where, checked(where, (Lif) model), null, timeStep);
    }

    private static Lif checked(String where, Lif m) {
        Require.that(
                m.synapse() instanceof Synapse.Delta || m.synapse() instanceof Synapse.ExponentialCurrent,
                () -> where + ": back-propagation takes the synapses Delta and ExponentialCurrent, got "
                        + m.synapse().getClass().getSimpleName());
        Require.that(
                m.competition() == Competition.NONE,
                () -> where + ": back-propagation takes no competition, since who wins has no derivative, got "
                        + m.competition());
        return m;
    }
}
