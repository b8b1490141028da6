/**
 * Images learnt by back-propagation through time.
 *
 * <p>Start from {@link io.github.snn4j.examples.bptt.MnistBptt}, which runs it. {@link
 * io.github.snn4j.examples.bptt.ActivityCost} measures what activity costs.
 */
@NullMarked
package io.github.snn4j.examples.bptt;

import org.jspecify.annotations.NullMarked;
