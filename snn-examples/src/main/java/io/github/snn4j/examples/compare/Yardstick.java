package io.github.snn4j.examples.compare;

import io.github.snn4j.Network;
import io.github.snn4j.learning.bptt.Loss;
import io.github.snn4j.signal.Surrogate;
import java.util.Set;

/**
 * What back-propagation through time is asked, to compare a rule with it.
 *
 * @param network the rule's network, or the nearest one that has a gradient; the weights have the same names
 * @param loss the loss nearest to the one that the rule lowers
 * @param surrogate the rule's stand-in for the derivative of a spike, or the nearest
 * @param frozen weights that the rule does not learn
 */
record Yardstick(Network network, Loss loss, Surrogate surrogate, Set<String> frozen) {}
