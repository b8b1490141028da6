/**
 * Labelled images for the experiments: readers that distrust their input, and one value type they all produce.
 *
 * <p>Every reader ends in an {@link io.github.snn4j.examples.data.ImageDataset}: grey images of one size with one
 * label each, kept as unsigned bytes in a single array. Where the pixels came from no longer matters after that.
 *
 * <table>
 *   <caption>Data sets</caption>
 *   <tr><th>class</th><th>images</th><th>size</th><th>where the bytes come from</th></tr>
 *   <tr><td>{@link io.github.snn4j.examples.data.DigitsData}</td><td>1,297 + 500</td><td>8 x 8, 0..16</td>
 *       <td>inside this jar (UCI, CC BY 4.0)</td></tr>
 *   <tr><td>{@link io.github.snn4j.examples.data.MnistData}</td><td>60,000 + 10,000</td><td>28 x 28, 0..255</td>
 *       <td>four files of the user's, never downloaded silently</td></tr>
 * </table>
 *
 * <p>Recordings of event cameras are {@link io.github.snn4j.event.EventDataset}s:
 * {@link io.github.snn4j.examples.data.NmnistData} and {@link io.github.snn4j.examples.data.GestureData}, from folders
 * or zip files of the user's.
 *
 * <p>{@link io.github.snn4j.examples.data.DataPlaces} decides where to look: the directory given on the command line,
 * then the environment variable {@code SNN_DATA}, then the user's cache directory.
 *
 * <p>A file that is not what it claims to be ends in an {@link io.github.snn4j.examples.data.InvalidDataException}
 * which says what was expected, what was found and what to do. Sizes in a header are never trusted for an
 * allocation; see {@link io.github.snn4j.examples.data.IdxReader}.
 */
@NullMarked
package io.github.snn4j.examples.data;

import org.jspecify.annotations.NullMarked;
