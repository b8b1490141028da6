/**
 * What experiments with supervised learning of images have in common: a network whose layers answer, and a run of
 * passes, looks and a test. Start from {@link io.github.snn4j.examples.supervised.SupervisedRun}.
 */
@NullMarked
package io.github.snn4j.examples.supervised;

import org.jspecify.annotations.NullMarked;
