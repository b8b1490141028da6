/**
 * All supervised rules on one network and one data set, next to the gradient that they stand in for. Start from {@link
 * io.github.snn4j.examples.compare.Compare}.
 *
 * <p>To add a rule, implement the package's {@code ComparedRule} and put it into the list of {@code ComparedRules}.
 */
@NullMarked
package io.github.snn4j.examples.compare;

import org.jspecify.annotations.NullMarked;
