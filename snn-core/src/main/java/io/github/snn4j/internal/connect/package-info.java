/** Draws which synapses exist, and their weights and delays. */
@NullMarked
package io.github.snn4j.internal.connect;

import org.jspecify.annotations.NullMarked;
