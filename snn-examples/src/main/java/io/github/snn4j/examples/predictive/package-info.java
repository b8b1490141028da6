/** Predictive coding on images: classification, and the completion of pictures of which a part is hidden. */
@NullMarked
package io.github.snn4j.examples.predictive;

import org.jspecify.annotations.NullMarked;
