package io.github.snn4j.learning.predictive;

import io.github.snn4j.Simulator;
import io.github.snn4j.learning.internal.Require;
import io.github.snn4j.plasticity.Phase;

/**
 * Runs the inference of a {@link PredictiveNetwork}: layers are held or released, {@link #sweep} brings the net to the
 * state of a feed-forward pass, {@link #relax} lets the values settle. The weights change with
 * {@link Simulator#endTrial}, not here.
 *
 * <p>Not to be used by several threads.
 */
public final class PredictiveInference {

    private static final Phase STEP = new Phase(Phase.Role.CLAMPED, 1, 0);

    /** A rise by less is rounding: where nothing is left to gain, F trembles in its last bits. */
    private static final double ROUNDING = 1e-6;

    private final Simulator simulator;
    private final PredictiveNetwork network;
    private final Relaxation relaxation;
    private final FreeEnergyRecording energies;
    private final Phase sweep;
    private double rate = 1;

    private PredictiveInference(Simulator simulator, PredictiveNetwork network, Relaxation relaxation) {
        this.simulator = simulator;
        this.network = network;
        this.relaxation = relaxation;
        this.energies = simulator.attach(network.freeEnergy());
        this.sweep = new Phase(Phase.Role.FREE, network.sweepSteps(), 0);
    }

    /**
     * Inference in a running network.
     *
     * @param simulator simulator of {@code network.network()}
     * @param network its description
     * @param relaxation when a relaxation stops; the number of steps of zero-divergence inference follows from the net
     * @return inference
     */
    public static PredictiveInference of(Simulator simulator, PredictiveNetwork network, Relaxation relaxation) {
        return new PredictiveInference(simulator, network, relaxation);
    }

    /**
     * Holds the values of a layer until it is released or held at others.
     *
     * @param layer number of the layer
     * @param values one per sample and unit, {@code [batch][size]}, or one per unit for all samples
     */
    public void hold(int layer, float[] values) {
        simulator.external(PredictiveNetwork.values(layer), "target", values);
        simulator.external(PredictiveNetwork.values(layer), "held", 1f);
    }

    /**
     * Holds some values of a layer; the others are inferred.
     *
     * @param layer number of the layer
     * @param values one per sample and unit, or one per unit; those not held do not count
     * @param held 1 where the value is held, else 0; one per sample and unit, or one per unit
     */
    public void hold(int layer, float[] values, float[] held) {
        simulator.external(PredictiveNetwork.values(layer), "target", values);
        simulator.external(PredictiveNetwork.values(layer), "held", held);
    }

    /**
     * Lets the values of a layer be inferred.
     *
     * @param layer number of the layer
     */
    public void release(int layer) {
        Require.that(
                layer > 0 || !network.inputHeld(),
                "PredictiveInference.release: layer 0 is an input, give it a variance to infer it; layer",
                layer);
        simulator.external(PredictiveNetwork.values(layer), "held", 0f);
    }

    /**
     * Starts a trial with the feed-forward pass: every value that is not held becomes its prediction. After it
     * {@link #prediction} of the last layer is the answer of a net from inputs to targets.
     */
    public void sweep() {
        simulator.reset();
        simulator.runPhase(sweep);
    }

    /**
     * Relaxes from where the net is.
     *
     * @return how it went
     */
    public InferenceReport relax() {
        setRate(1);
        double start = energies.latest();
        double last = start;
        int steps = network.inference() == Inference.ZERO_DIVERGENCE ? network.last() - 1 : relaxation.steps();
        boolean controlled = network.inference() == Inference.RELAXED;
        for (int made = 1; made <= steps; made++) {
            simulator.runPhase(STEP);
            double energy = energies.latest();
            if (controlled && energy > last * (1 + ROUNDING)) {
                setRate(rate / 2);
            } else if (controlled
                    && relaxation.tolerance() > 0
                    && last - energy < relaxation.tolerance() * (start - energy)) {
                return new InferenceReport(made, start, energy, rate, true);
            }
            last = energy;
        }
        return new InferenceReport(steps, start, last, rate, false);
    }

    /**
     * A sweep, then a relaxation.
     *
     * @return how the relaxation went
     */
    public InferenceReport infer() {
        sweep();
        return relax();
    }

    private void setRate(double factor) {
        rate = factor;
        for (int l = 0; l <= network.last(); l++) {
            simulator.external(PredictiveNetwork.values(l), "rate", (float) factor);
        }
    }

    /**
     * What the layer before predicts.
     *
     * @param layer number of the layer, {@code >= 1}
     * @return predictions, {@code [batch][size]}
     */
    public float[] prediction(int layer) {
        return simulator.variable(PredictiveNetwork.errors(layer), "prediction");
    }

    /**
     * Values of a layer.
     *
     * @param layer number of the layer
     * @return values, {@code [batch][size]}
     */
    public float[] values(int layer) {
        return simulator.variable(PredictiveNetwork.values(layer), "x");
    }

    /**
     * Errors of a layer.
     *
     * @param layer number of the layer, {@code >= 1} unless layer 0 has a variance
     * @return errors eps, {@code [batch][size]}
     */
    public float[] errors(int layer) {
        return simulator.variable(PredictiveNetwork.errors(layer), "activity");
    }

    /**
     * Free energy after each step of the trial so far.
     *
     * @return recording
     */
    public FreeEnergyRecording energies() {
        return energies;
    }
}
