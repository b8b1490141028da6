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
 * <p>{@link io.github.snn4j.learning.feedback.ErrorFeedback} carries it back by one of seven routes, and
 * {@link io.github.snn4j.learning.feedback.DeltaRule} learns from it in graded and spiking layers.
 *
 * <p>Reference: T.P. Lillicrap et al., Nat. Commun. 7:13276, 2016, doi 10.1038/ncomms13276.
 */
@NullMarked
package io.github.snn4j.learning.feedback;

import org.jspecify.annotations.NullMarked;
