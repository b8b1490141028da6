package io.github.snn4j.internal.engine;

import java.util.Collection;
import java.util.List;

/** By how much the activity of graded units changes from one step to the next, at most. */
final class Residual {

    private final List<PopulationRuntime> graded;
    private final float[][] before;
    private String where = "";

    Residual(Collection<PopulationRuntime> populations) {
        graded = populations.stream().filter(PopulationRuntime::graded).toList();
        before = new float[graded.size()][0];
    }

    /** Takes the activity as it stands. */
    void start() {
        for (int k = 0; k < before.length; k++) {
            float[] now = graded.get(k).activity();
            if (before[k].length == 0) {
                before[k] = now.clone(); // kept from the first use on: most networks never settle
            } else {
                System.arraycopy(now, 0, before[k], 0, now.length);
            }
        }
    }

    /** The largest change since the last call, NaN if an activity is NaN. */
    double next() {
        float largest = 0f;
        boolean broken = false;
        for (int k = 0; k < before.length; k++) {
            float[] now = graded.get(k).activity();
            float[] then = before[k];
            float most = 0f;
            for (int n = 0; n < now.length; n++) {
                float change = Math.abs(now[n] - then[n]);
                then[n] = now[n];
                most = change > most ? change : most;
                broken |= change != change;
            }
            if (most > largest) {
                largest = most;
                where = graded.get(k).name();
            }
        }
        return broken ? Double.NaN : largest;
    }

    /** Population of the largest change that was ever above zero. */
    String where() {
        return where;
    }
}
