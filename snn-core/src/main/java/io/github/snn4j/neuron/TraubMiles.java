package io.github.snn4j.neuron;

import io.github.snn4j.internal.kernel.PortableExp;

/** Rates of the Traub-Miles channels per ms, of V = v - vT in mV. */
final class TraubMiles {

    private static final double LOWEST = -200;
    private static final double HIGHEST = 300;

    private TraubMiles() {}

    /** Keeps V where all rates are finite and still change. */
    static double bounded(double v) {
        return Math.max(LOWEST, Math.min(HIGHEST, v));
    }

    static double alphaM(double v) {
        return 0.32 * 4 * PortableExp.overExpm1((13 - v) / 4);
    }

    static double betaM(double v) {
        return 0.28 * 5 * PortableExp.overExpm1((v - 40) / 5);
    }

    static double alphaH(double v) {
        return 0.128 * PortableExp.exp((17 - v) / 18);
    }

    static double betaH(double v) {
        return 4 / (1 + PortableExp.exp((40 - v) / 5));
    }

    static double alphaN(double v) {
        return 0.032 * 5 * PortableExp.overExpm1((15 - v) / 5);
    }

    static double betaN(double v) {
        return 0.5 * PortableExp.exp((10 - v) / 40);
    }

    static double steadyM(double v) {
        return alphaM(v) / (alphaM(v) + betaM(v));
    }

    static double steadyH(double v) {
        return alphaH(v) / (alphaH(v) + betaH(v));
    }

    static double steadyN(double v) {
        return alphaN(v) / (alphaN(v) + betaN(v));
    }
}
