package io.github.snn4j.examples.compare;

/**
 * What a rule came to.
 *
 * @param rule name of the rule
 * @param accuracy share of the test images that are told right
 * @param trainSeconds time of all passes over the training images
 * @param eventsPerImage synaptic events of a test image after learning
 * @param anglesBefore degrees between change and gradient at the starting weights, by layer, NaN for none
 * @param anglesAfter the same after learning
 */
record Outcome(
        String rule,
        double accuracy,
        double trainSeconds,
        double eventsPerImage,
        double[] anglesBefore,
        double[] anglesAfter) {}
