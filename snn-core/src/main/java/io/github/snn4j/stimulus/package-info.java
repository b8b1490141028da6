/**
 * Input from outside the network that needs no synapses of its own: noise and injected currents.
 *
 * <p>Start from {@link io.github.snn4j.stimulus.Stimulus}. For spike trains that are to be recorded, or that reach
 * neurons through plastic synapses, use a population made from a {@link io.github.snn4j.spike.SpikeSource} instead.
 */
@NullMarked
package io.github.snn4j.stimulus;

import org.jspecify.annotations.NullMarked;
