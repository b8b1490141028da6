/**
 * Learning from states that settle: neurons move towards a better explanation of what they are shown, and synapses
 * learn to predict where they end.
 */
@NullMarked
package io.github.snn4j.learning.settling;

import org.jspecify.annotations.NullMarked;
