/**
 * Deep continuous local learning of MNIST with fully connected layers. Start from
 * {@link io.github.snn4j.examples.decolle.MnistDecolle}.
 *
 * <p>Reference: J. Kaiser, H. Mostafa &amp; E. Neftci, Front. Neurosci. 14:424, 2020, doi 10.3389/fnins.2020.00424.
 */
@NullMarked
package io.github.snn4j.examples.decolle;

import org.jspecify.annotations.NullMarked;
