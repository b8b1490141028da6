/** Output spikes that learn to draw a picture: SuperSpike, after Zenke &amp; Ganguli 2018. */
@NullMarked
package io.github.snn4j.examples.superspike;

import org.jspecify.annotations.NullMarked;
