/** Experiments on feedback alignment and its relatives: one net, many ways for the error. */
@NullMarked
package io.github.snn4j.examples.feedback;

import org.jspecify.annotations.NullMarked;
