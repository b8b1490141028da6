package io.github.snn4j.stimulus;

import io.github.snn4j.time.TimeStep;

/**
 * A time course on the grid.
 *
 * @param course the course
 * @param timeStep the grid
 */
record GridCourse(TimeCourse course, TimeStep timeStep) {

    /** Mean over a step. */
    double at(long step) {
        double dtMs = timeStep.dtMs();
        return course.mean(step * dtMs, (step + 1) * dtMs);
    }

    double max() {
        return course.max();
    }

    /** Whether it can change at all. */
    boolean varying() {
        return course.min() < course.max();
    }
}
