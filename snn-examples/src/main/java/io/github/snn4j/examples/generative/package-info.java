/**
 * Images from causes: variational EM by settling, in-painting, samples; and the curve of the rule that learns from
 * changes of potential. Start from {@link io.github.snn4j.examples.generative.MnistGenerative}.
 */
@NullMarked
package io.github.snn4j.examples.generative;

import org.jspecify.annotations.NullMarked;
