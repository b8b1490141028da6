/**
 * Target propagation: every layer gets a target value of its own from the layer above, through learnt inverses, and
 * moves towards it by a local rule.
 */
@NullMarked
package io.github.snn4j.learning.target;

import org.jspecify.annotations.NullMarked;
