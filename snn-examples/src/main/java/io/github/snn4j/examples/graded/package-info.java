/** Nets of graded units that classify images: data in batches, epochs with validation and test, learning curves. */
@NullMarked
package io.github.snn4j.examples.graded;

import org.jspecify.annotations.NullMarked;
