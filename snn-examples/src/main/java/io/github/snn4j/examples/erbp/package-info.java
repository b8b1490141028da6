/**
 * Event-driven random back-propagation on MNIST. Start from {@link io.github.snn4j.examples.erbp.MnistErbp}.
 *
 * <p>Reference: E.O. Neftci, C. Augustine, S. Paul &amp; G. Detorakis, Front. Neurosci. 11:324, 2017, doi
 * 10.3389/fnins.2017.00324.
 */
@NullMarked
package io.github.snn4j.examples.erbp;

import org.jspecify.annotations.NullMarked;
