/** Target propagation on MNIST. Start from {@link io.github.snn4j.examples.targetprop.MnistTargetProp}. */
@NullMarked
package io.github.snn4j.examples.targetprop;

import org.jspecify.annotations.NullMarked;
