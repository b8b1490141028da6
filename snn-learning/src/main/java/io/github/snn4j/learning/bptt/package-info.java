/**
 * Back-propagation through time with surrogate gradients: the gradient that local rules approximate, and the yardstick
 * for them.
 *
 * <p>Start from {@link io.github.snn4j.learning.bptt.BpttTrainer}.
 *
 * <table>
 *   <caption>Parts</caption>
 *   <tr><th>part</th><th>what it is</th></tr>
 *   <tr><td>{@link io.github.snn4j.learning.bptt.BpttTrainer}</td><td>trains, evaluates, and gives gradients</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.bptt.BpttConfig}</td><td>loss, surrogate, truncation, optimiser</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.bptt.Loss},
 *       {@link io.github.snn4j.learning.bptt.RateRegularizer}</td><td>what is to become small</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.bptt.BpttBatch},
 *       {@link io.github.snn4j.learning.bptt.MiniBatches}</td><td>samples, and their order</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.bptt.BpttResult},
 *       {@link io.github.snn4j.learning.bptt.BpttTrace}</td><td>what came of them</td></tr>
 *   <tr><td>{@link io.github.snn4j.learning.bptt.DivergedException}</td><td>numbers that are none</td></tr>
 * </table>
 *
 * <p>References:
 *
 * <ol>
 *   <li>E.O. Neftci, H. Mostafa &amp; F. Zenke, IEEE Signal Process. Mag. 36:51-63, 2019, doi
 *       10.1109/MSP.2019.2931595.
 *   <li>J.K. Eshraghian et al., Proc. IEEE 111:1016-1054, 2023, doi 10.1109/JPROC.2023.3308088.
 *   <li>R.J. Williams &amp; D. Zipser, Neural Comput. 1:270-280, 1989, doi 10.1162/neco.1989.1.2.270 (forward mode, the
 *       oracle of the tests).
 * </ol>
 */
@NullMarked
package io.github.snn4j.learning.bptt;

import org.jspecify.annotations.NullMarked;
