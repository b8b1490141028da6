/**
 * What an experiment is, as far as the command line is concerned.
 *
 * <p>An {@link io.github.snn4j.examples.experiment.Experiment} says what it is called, what data it needs, which
 * options it understands with which defaults, and what result to expect. Running it gives a
 * {@link io.github.snn4j.examples.report.RunResult}; seed, versions, files and verdict are added by the caller.
 *
 * <pre>
 * Experiment experiment = ...;
 * RunOptions options = experiment.defaults().toOptions(DataPlaces.standard(null), 2);
 * RunResult result = experiment.run(options, ProgressListener.NONE);
 * </pre>
 *
 * <p>To add one, implement the interface and put it into the list of the registry in the {@code cli} package.
 */
@NullMarked
package io.github.snn4j.examples.experiment;

import org.jspecify.annotations.NullMarked;
