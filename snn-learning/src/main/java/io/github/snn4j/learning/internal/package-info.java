/** Checks that the packages of this module share. Not part of the public interface. */
@NullMarked
package io.github.snn4j.learning.internal;

import org.jspecify.annotations.NullMarked;
