/**
 * Recordings of event cameras and other sensors that send events: readers that distrust their input, cropping and
 * pooling, frames for a simulation, labelled sets that need not fit into memory.
 *
 * <table>
 *   <caption>Where to look</caption>
 *   <tr><th>for</th><th>class</th></tr>
 *   <tr><td>reading a file, all at once or event by event</td><td>{@link io.github.snn4j.event.EventReader}</td></tr>
 *   <tr><td>which formats there are</td><td>{@link io.github.snn4j.event.EventFormat}</td></tr>
 *   <tr><td>events in memory; crop, pool, window, polarity</td>
 *       <td>{@link io.github.snn4j.event.EventRecording}</td></tr>
 *   <tr><td>spikes or counts per step</td><td>{@link io.github.snn4j.event.EventFraming}</td></tr>
 *   <tr><td>showing them to a network</td><td>{@link io.github.snn4j.spike.FrameSource}</td></tr>
 *   <tr><td>many labelled recordings in a folder or zip file</td>
 *       <td>{@link io.github.snn4j.event.EventDataset}, {@link io.github.snn4j.event.EventArchive},
 *       {@link io.github.snn4j.event.EventLabels}</td></tr>
 *   <tr><td>mini-batches</td><td>{@link io.github.snn4j.random.Batches}</td></tr>
 *   <tr><td>writing a file</td><td>{@link io.github.snn4j.event.EventWriter}</td></tr>
 * </table>
 *
 * <p>A file that is not what it should be ends in an {@link io.github.snn4j.event.EventFileException}, which names the
 * file, the byte, what was expected, what was found and what to do. Sizes that a file states about itself are never
 * trusted for an allocation.
 */
@NullMarked
package io.github.snn4j.event;

import org.jspecify.annotations.NullMarked;
