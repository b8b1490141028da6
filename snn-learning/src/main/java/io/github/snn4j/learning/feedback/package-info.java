/**
 * Carrying an error back to hidden neurons, for every rule with a third factor.
 *
 * <pre>{@code
 * Network.builder()
 *         ...
 *         .learningSignal("out", ReadoutError.regression())
 *         .learningSignal("hidden", ErrorFeedback.random("out", 0.1))
 *         .build();
 * }</pre>
 *
 * <p>{@link io.github.snn4j.learning.feedback.ErrorFeedback} is symmetric, random, uniform or adaptive feedback.
 *
 * <p>Reference: T.P. Lillicrap et al., Nat. Commun. 7:13276, 2016, doi 10.1038/ncomms13276.
 */
@NullMarked
package io.github.snn4j.learning.feedback;

import org.jspecify.annotations.NullMarked;
