/**
 * Contrastive learning of MNIST by networks that settle. Start from {@link
 * io.github.snn4j.examples.contrastive.MnistEquilibrium} (equilibrium propagation) and {@link
 * io.github.snn4j.examples.contrastive.MnistContrastive} (contrastive Hebbian learning, by two phases or continuously).
 *
 * <p>References: B. Scellier &amp; Y. Bengio, Front. Comput. Neurosci. 11:24, 2017, doi 10.3389/fncom.2017.00024. X.
 * Xie &amp; H.S. Seung, Neural Comput. 15:441-454, 2003, doi 10.1162/089976603762552988.
 */
@NullMarked
package io.github.snn4j.examples.contrastive;

import org.jspecify.annotations.NullMarked;
