package io.github.snn4j.plasticity;

import io.github.snn4j.internal.check.Check;

/**
 * How a weight change depends on the weight it meets.
 *
 * <pre>
 *   dw &gt; 0:  w += dw ((wMax - w) / (wMax - wMin))^muPlus
 *   dw &lt; 0:  w += dw ((w - wMin) / (wMax - wMin))^muMinus
 * </pre>
 *
 * Exponent 0 is additive, 1 multiplicative, values between interpolate (R. Guetig, R. Aharonov, S. Rotter &amp; H.
 * Sompolinsky, J. Neurosci. 23:3697-3714, 2003, doi 10.1523/JNEUROSCI.23-09-03697.2003). The bounds are those of the
 * projection. Or, with a reference weight, changes of both signs grow with the weight and no bounds are needed:
 *
 * <pre>
 *   dw &gt; 0:  w += dw (w / reference)^muPlus
 *   dw &lt; 0:  w += dw (w / reference)^muMinus
 * </pre>
 *
 * which with exponents 0.4 and 1 is what slices of rat hippocampus show (A. Morrison, A. Aertsen &amp; M. Diesmann,
 * Neural Comput. 19:1437-1467, 2007, doi 10.1162/neco.2007.19.6.1437). Weights below zero count as zero then.
 *
 * @param muPlus exponent of potentiation, {@code >= 0}
 * @param muMinus exponent of depression, {@code >= 0}
 * @param reference weight at which the factor is 1, {@code > 0}; 0 for factors by the distance from the bounds
 */
public record WeightDependence(double muPlus, double muMinus, double reference) {

    /** Validates the exponents. */
    public WeightDependence {
        Check.nonNegative(muPlus, "WeightDependence.muPlus", "");
        Check.nonNegative(muMinus, "WeightDependence.muMinus", "");
        Check.nonNegative(reference, "WeightDependence.reference", "");
    }

    /**
     * Factors by the distance from the bounds.
     *
     * @param muPlus exponent of potentiation, {@code >= 0}
     * @param muMinus exponent of depression, {@code >= 0}
     */
    public WeightDependence(double muPlus, double muMinus) {
        this(muPlus, muMinus, 0);
    }

    /**
     * Factors that grow with the weight.
     *
     * @param muPlus exponent of potentiation, {@code >= 0}
     * @param muMinus exponent of depression, {@code >= 0}
     * @param reference weight at which the factor is 1, {@code > 0}
     * @return the dependence
     */
    public static WeightDependence growing(double muPlus, double muMinus, double reference) {
        Check.positive(reference, "WeightDependence.growing: reference", "");
        return new WeightDependence(muPlus, muMinus, reference);
    }

    /**
     * Changes do not depend on the weight; the bounds clip.
     *
     * @return exponents 0 and 0
     */
    public static WeightDependence additive() {
        return new WeightDependence(0, 0);
    }

    /**
     * Changes shrink in proportion to the distance from the bound.
     *
     * @return exponents 1 and 1
     */
    public static WeightDependence multiplicative() {
        return new WeightDependence(1, 1);
    }

    /**
     * The same exponent both ways.
     *
     * @param mu exponent, {@code >= 0}
     * @return the dependence
     */
    public static WeightDependence powerLaw(double mu) {
        return new WeightDependence(mu, mu);
    }
}
