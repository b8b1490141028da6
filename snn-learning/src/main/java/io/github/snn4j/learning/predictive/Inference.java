package io.github.snn4j.learning.predictive;

/** How the errors of a trial are found. */
public enum Inference {

    /**
     * Values and predictions relax together to the minimum of the free energy. Whittington &amp; Bogacz 2017, doi
     * 10.1162/NECO_a_00949.
     */
    RELAXED,

    /**
     * Predictions and slopes stay those of the feed-forward pass while the values relax: the settled errors are the
     * gradient of back-propagation. Millidge, Tschantz &amp; Buckley 2022, arXiv 2006.04182.
     */
    FIXED_PREDICTION,

    /**
     * One step of size 1 per layer; each layer learns in the step in which the error reaches it, before its own values
     * have moved. This is back-propagation, too, in as many steps as there are layers. All variances are 1. Song et
     * al., NeurIPS 2020.
     */
    ZERO_DIVERGENCE
}
