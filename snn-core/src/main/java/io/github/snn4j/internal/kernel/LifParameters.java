package io.github.snn4j.internal.kernel;

/**
 * Constants of a leaky integrate-and-fire kernel, folded once per simulator.
 *
 * @param membraneDecay exp(-dt/tauMem)
 * @param synapseToMembrane effect of the (excitatory) synaptic current on the membrane over one step
 * @param synapseDecay decay of the (excitatory) synaptic current or conductance
 * @param inhibitoryDecay decay of the inhibitory current or conductance
 * @param driveGain effect of a constant external current over one step, {@code 1 - membraneDecay}
 * @param inputGain factor on arrivals
 * @param stepsPerTau dt/tauMem, for the conductance kernel
 * @param vInfinity resting potential plus the constant bias
 * @param vReset potential after a spike
 * @param vTh threshold without adaptation
 * @param eExcitatory reversal potential of the excitatory conductance
 * @param eInhibitory reversal potential of the inhibitory conductance
 * @param refractorySteps steps for which the membrane is held after a spike
 * @param subtract whether a spike subtracts {@code vTh - vReset} instead of setting {@code vReset}
 * @param excitatoryMean mean of a decaying excitatory conductance over a step, as a share of its value at the start
 * @param inhibitoryMean the same for the inhibitory conductance
 * @param inhibitionToMembrane effect of the inhibitory synaptic current on the membrane over one step
 */
public record LifParameters(
        float membraneDecay,
        float synapseToMembrane,
        float synapseDecay,
        float inhibitoryDecay,
        float driveGain,
        float inputGain,
        float stepsPerTau,
        float vInfinity,
        float vReset,
        float vTh,
        float eExcitatory,
        float eInhibitory,
        int refractorySteps,
        boolean subtract,
        float excitatoryMean,
        float inhibitoryMean,
        float inhibitionToMembrane) {}
