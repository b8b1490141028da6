/**
 * Random numbers that depend on what they are for, not on who drew before.
 *
 * <p>A simulation has one seed. Every component (a population, a projection, a learning signal) makes its key from that
 * seed, its own name and a purpose; a number is then addressed by step, id and stream. So adding a monitor or a
 * population, another batch size or another number of threads changes no number anywhere else.
 *
 * <p>Start from {@link io.github.snn4j.random.KeyedRandom} for addressed numbers and from
 * {@link io.github.snn4j.random.Distributions} for anything but uniform ones:
 *
 * <pre>
 *   KeyedRandom random = KeyedRandom.of(seed, "hidden", "weights");
 *   double w = Distributions.normal(random.generator(0, synapse, 0));
 * </pre>
 *
 * <table>
 *   <caption>Contents</caption>
 *   <tr><th>type</th><th>what it does</th></tr>
 *   <tr><td>{@link io.github.snn4j.random.KeyedRandom}</td><td>key from (seed, component, purpose); blocks of four
 *       words and generators at an address</td></tr>
 *   <tr><td>{@link io.github.snn4j.random.KeyedRandom.Cursor}</td><td>the same generator, movable, for inner
 *       loops</td></tr>
 *   <tr><td>{@link io.github.snn4j.random.Distributions}</td><td>exponential and normal (plain and fast), Erlang;
 *       {@link StrictMath} only</td></tr>
 *   <tr><td>{@link io.github.snn4j.random.Values}</td><td>one number per neuron or synapse: constant, given or
 *       drawn</td></tr>
 *   <tr><td>{@link io.github.snn4j.random.Philox}</td><td>the generator underneath, without state</td></tr>
 * </table>
 *
 * <p>The numbers belong to the results: a change of address, key or distribution changes every seeded run and is noted
 * in the changelog.
 *
 * <p>References:
 *
 * <ol>
 *   <li>J.K. Salmon, M.A. Moraes, R.O. Dror &amp; D.E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC'11, doi
 *       10.1145/2063384.2063405 (Philox).
 *   <li>G.L. Steele, D. Lea &amp; C.H. Flood, "Fast splittable pseudorandom number generators", OOPSLA'14, doi
 *       10.1145/2660193.2660195 (the mixing function behind the keys).
 *   <li>G.E.P. Box &amp; M.E. Muller, "A note on the generation of random normal deviates", Annals of Mathematical
 *       Statistics 29:610-611, 1958, doi 10.1214/aoms/1177706645.
 *   <li>G. Marsaglia &amp; W.W. Tsang, "The ziggurat method for generating random variables", Journal of Statistical
 *       Software 5(8), 2000, doi 10.18637/jss.v005.i08 (the fast ones).
 * </ol>
 */
@NullMarked
package io.github.snn4j.random;

import org.jspecify.annotations.NullMarked;
