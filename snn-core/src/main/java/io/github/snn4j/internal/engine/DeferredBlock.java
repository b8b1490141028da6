package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.internal.kernel.SparseRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link DeferredColumns} that one worker keeps for a block of targets.
 *
 * <p>Time is counted in ticks: all spikes noted in a step share one, but a row that is read in between begins the next.
 * So "noted after the row was last read" is a comparison of two ages. What is read for every synapse must stay in the
 * nearest caches, or little is won; hence ticks of 16 bits, and an array of factors only if they differ.
 *
 * <p>There are two ways to bring a row up to date. Usually the change by a spike of each age is put into a table first,
 * with a zero beyond the oldest new spike; then every synapse takes the changes by the last three spikes of its target,
 * of which some are zero and change nothing. Only a fourth new spike takes a branch, which is rare. If a row has not been
 * read for long, the table would be longer than the row, and the synapses that have changes are listed instead.
 */
final class DeferredBlock {

    /** Spikes kept per neuron. Rows that still wait for the oldest are brought up to date before it is dropped. */
    private static final int KEPT = 16;

    /**
     * Ticks that can be told apart. Every so often rows are brought up to date, and old spikes put at an age of half, so
     * that they never come to look young.
     */
    private static final int TICKS = 1 << 16;

    private static final int OLD = TICKS / 2;

    private static final int TICK_LIMIT = 1 << 30;

    /** New spikes per neuron from which on seven of them are looked at without a branch, not three. */
    private static final double MANY = 1.25;

    /** Longest table of changes, in lengths of the row. */
    private static final int LONGEST_TABLE = 2;

    private final SparseStore store;
    private final int block;
    private final int cut;
    private final float[] w;
    private final char[] targets;
    private final float decay;
    private final boolean saturate;
    private final Law law;
    // By neuron: ticks of the last spikes in a ring, the ticks of the last four (the last one in the lowest bits) and
    // of
    // the four before, where the next goes in the ring, and the factors.
    private final char[] ticks;
    private final long[] recent;
    private final long[] earlier;
    private final byte[] next;
    private boolean first = true;
    private float scale;
    private float @Nullable [] scales;
    // By row: the tick up to which it is up to date; step of the last presynaptic spike, the trace before that spike.
    private final int[] done;
    private final int[] baseStep;
    private final float[] baseTrace;
    private final boolean[] baseSpike;
    private final int[] stepOfTick = new int[TICKS];
    // Spikes noted in all, and those before each tick.
    private int noted;
    private final int[] notedBefore = new int[TICKS];
    private int tick;
    private int oldestDone;
    private boolean readSinceNote;
    // The trace from the base of a row on, and the index from which on it is zero (or not known).
    private float[] course = new float[64];
    private int courseEnd;
    // Places of synapses with a new spike, then of those with two, and so on; and where each list ends.
    private int[] found = new int[64];
    private final int[] foundEnd = new int[KEPT + 1];
    // The change by a spike, by its age in ticks; zero from some age on.
    private final float[] byAge = new float[TICKS];
    private int byAgeEnd;
    // Written so that the compiler must not leave fetching out.
    private float fetched;

    DeferredBlock(SparseStore store, int block, float[] w, TraceRuntime trace, Law law) {
        this.store = store;
        this.block = block;
        this.cut = store.cut(block);
        this.w = w;
        this.targets = store.targets();
        this.decay = trace.decayFactor();
        this.saturate = trace.saturates();
        this.law = law;
        int neurons = store.cut(block + 1) - cut;
        int rows = store.preSize();
        this.ticks = new char[neurons * KEPT];
        this.recent = new long[neurons];
        this.earlier = new long[neurons];
        this.next = new byte[neurons];
        this.done = new int[rows];
        this.baseStep = new int[rows];
        this.baseTrace = trace.array().clone();
        this.baseSpike = new boolean[rows];
        Arrays.fill(baseStep, trace.updates() - 1);
        for (int k = 0; k < trace.spikes().count(0); k++) {
            baseSpike[trace.spikes().list(0)[k]] = true;
        }
        forgetSpikes();
    }

    private void forgetSpikes() {
        tick = OLD;
        oldestDone = tick;
        readSinceNote = true;
        Arrays.fill(ticks, (char) 0);
        Arrays.fill(recent, 0);
        Arrays.fill(earlier, 0);
        Arrays.fill(done, tick);
    }

    void reset() {
        forgetSpikes();
        Arrays.fill(baseStep, 0);
        Arrays.fill(baseTrace, 0f);
        Arrays.fill(baseSpike, false);
    }

    /** Notes a spike of a neuron. */
    void note(int post, int step, float factor) {
        int neuron = post - cut;
        int at = neuron * KEPT + next[neuron];
        int age = age(ticks[at]);
        if (age < tick - oldestDone) {
            // A row may wait for the spike that is dropped now. Take in more, or this would happen at every spike.
            sweep(tick - age / 2);
        }
        // After the sweep: what is noted from now on is new to the rows that it has read.
        if (readSinceNote || stepOfTick[tick & TICKS - 1] != step) {
            nextTick(step);
        }
        ticks[at] = (char) tick;
        earlier[neuron] = earlier[neuron] << 16 | recent[neuron] >>> 48;
        recent[neuron] = recent[neuron] << 16 | (char) tick;
        noted++;
        next[neuron] = (byte) (next[neuron] + 1 & KEPT - 1);
        if (first) {
            scale = factor;
            first = false;
        }
        if (factor != scale || scales != null) {
            factors()[at] = factor;
        }
    }

    /** Factors of all kept spikes, needed as soon as two differ. */
    private float[] factors() {
        if (scales == null) {
            scales = new float[ticks.length];
            Arrays.fill(scales, scale);
        }
        return scales;
    }

    /** Tick of the spike of a neuron that is so many spikes back. */
    private char spike(int neuron, int back) {
        return ticks[neuron * KEPT + (next[neuron] - 1 - back & KEPT - 1)];
    }

    private int age(char spike) {
        return tick - spike & TICKS - 1;
    }

    private void nextTick(int step) {
        if (tick == TICK_LIMIT) {
            applyAll();
            forgetSpikes();
        } else if ((tick & OLD / 2 - 1) == 0) {
            sweep(tick - OLD / 4);
            ageSpikes();
        }
        tick++;
        stepOfTick[tick & TICKS - 1] = step;
        notedBefore[tick & TICKS - 1] = noted;
        readSinceNote = false;
    }

    /** Puts spikes that are older than half of what can be told apart at that age. */
    private void ageSpikes() {
        for (int n = 0; n < ticks.length; n++) {
            if (age(ticks[n]) > OLD) {
                ticks[n] = (char) (tick - OLD);
            }
        }
        for (int n = 0; n < recent.length; n++) {
            recent[n] = aged(recent[n]);
            earlier[n] = aged(earlier[n]);
        }
    }

    private long aged(long spikes) {
        long kept = 0;
        for (int shift = 48; shift >= 0; shift -= 16) {
            char spike = (char) (spikes >>> shift);
            kept = kept << 16 | (age(spike) > OLD ? (char) (tick - OLD) : spike);
        }
        return kept;
    }

    /** Brings the rows up to date that have not been since a tick. */
    private void sweep(int since) {
        int oldest = tick;
        for (int i = 0; i < done.length; i++) {
            if (done[i] <= since) {
                apply(i);
            }
            oldest = Math.min(oldest, done[i]);
        }
        oldestDone = oldest;
    }

    void applyAll() {
        sweep(tick);
    }

    /** A presynaptic spike arrives: the row is brought up to date and added to the sums, if any; its trace starts anew. */
    void arrive(int pre, int step, float @Nullable [] out, int outBase) {
        int elapsed = step - baseStep[pre];
        int begin = store.begin(block, pre);
        int end = store.end(block, pre);
        int window = takeNew(pre);
        if (window > 0 && tabled(window, end - begin)) {
            baseTrace[pre] = tabulate(pre, elapsed, window);
            changeTabled(begin, end, window, out, outBase);
        } else {
            computeCourse(pre, elapsed);
            if (window > 0) {
                changeListed(begin, end, window, baseStep[pre]);
            }
            baseTrace[pre] = elapsed < courseEnd ? course[elapsed] : 0f;
            if (out != null) {
                SparseRows.add(out, outBase, targets, w, begin, end);
            }
        }
        baseSpike[pre] = true;
        baseStep[pre] = step;
    }

    /** The trace of a row from its base on, as {@link TraceRuntime} would have it, up to so many steps later. */
    private void computeCourse(int pre, int steps) {
        float y = baseTrace[pre];
        int n = 0;
        float[] x = course;
        x[0] = y;
        if (baseSpike[pre]) {
            y = saturate ? 1f : y + 1f;
        }
        while (n < steps && y != 0f) {
            y *= decay;
            if (y < Kernels.FLOOR) {
                y = 0f;
            }
            n++;
            if (n == x.length) {
                x = Arrays.copyOf(x, 2 * n);
                course = x;
            }
            x[n] = y;
        }
        courseEnd = n + 1;
    }

    /**
     * Follows the trace of a row from its base on, as {@link #computeCourse} does, and notes the change by a spike of each
     * age on the way. One multiplication waits for the last, which leaves time for the rest.
     *
     * @return the trace after so many steps
     */
    private float tabulate(int pre, int steps, int window) {
        float[] table = byAge;
        int base = baseStep[pre];
        int age = window - 1;
        float y = baseTrace[pre];
        float next = baseSpike[pre] ? saturate ? 1f : y + 1f : y;
        int n = 0;
        while (true) {
            while (age >= 0 && stepOfTick[tick - age & TICKS - 1] - base == n) {
                table[age] = scale * y;
                age--;
            }
            if (n == steps || next == 0f) {
                break;
            }
            y = next * decay;
            if (y < Kernels.FLOOR) {
                y = 0f;
            }
            next = y;
            n++;
        }
        int zeros = Math.max(window, byAgeEnd);
        Arrays.fill(table, window, zeros, 0f);
        Arrays.fill(table, 0, age + 1, 0f);
        byAgeEnd = window;
        return n == steps ? y : 0f;
    }

    /** Brings a row up to date. */
    void apply(int pre) {
        int window = takeNew(pre);
        if (window > 0) {
            int elapsed = stepOfTick[tick & TICKS - 1] - baseStep[pre];
            int begin = store.begin(block, pre);
            int end = store.end(block, pre);
            if (tabled(window, end - begin)) {
                tabulate(pre, elapsed, window);
                changeTabled(begin, end, window, null, 0);
            } else {
                computeCourse(pre, elapsed);
                changeListed(begin, end, window, baseStep[pre]);
            }
        }
    }

    /** Notes that a row is read now; spikes younger than the answer are new to it, none if the answer is 0. */
    private int takeNew(int pre) {
        int since = done[pre];
        if (since == tick) {
            return 0;
        }
        done[pre] = tick;
        readSinceNote = true;
        boolean silent = baseTrace[pre] == 0f && !baseSpike[pre];
        return silent ? 0 : tick - since; // a trace of zero changes nothing
    }

    private boolean tabled(int window, int row) {
        return scales == null && scale >= 0f && law.additive && window <= LONGEST_TABLE * row;
    }

    /** Looks as far back as pays: a branch that is taken for every tenth synapse costs more than four table entries. */
    private void changeTabled(int begin, int end, int window, float @Nullable [] out, int outBase) {
        int spikes = noted - notedBefore[tick - window + 1 & TICKS - 1];
        if (spikes > MANY * recent.length) {
            changeByManyAges(begin, end, window, out, outBase);
        } else {
            changeByAge(begin, end, window, out, outBase);
        }
    }

    /**
     * All changes of a row, older ones first, and what the row then adds to the sums, if there are any. As no change is
     * negative, a weight that reaches the upper bound stays there, and it is enough to look at the end.
     */
    private void changeByAge(int begin, int end, int window, float @Nullable [] out, int outBase) {
        float[] table = byAge;
        float low = law.low;
        float high = law.high;
        int now = tick;
        for (int k = begin; k < end; k++) {
            int j = targets[k];
            long spikes = recent[j];
            float x = w[k];
            if ((char) (now - (int) (spikes >>> 48)) < window || x < low || x > high) {
                x = changeByAll(x, j, window);
            } else {
                float y = x
                        + table[(char) (now - (int) (spikes >>> 32))]
                        + table[(char) (now - (int) (spikes >>> 16))]
                        + table[(char) (now - (int) spikes)];
                x = Math.min(y, high);
            }
            w[k] = x;
            if (out != null) {
                out[outBase + j] += x;
            }
        }
    }

    /** As {@link #changeByAge}, with the last seven spikes. */
    private void changeByManyAges(int begin, int end, int window, float @Nullable [] out, int outBase) {
        float[] table = byAge;
        float low = law.low;
        float high = law.high;
        int now = tick;
        for (int k = begin; k < end; k++) {
            int j = targets[k];
            long spikes = recent[j];
            long before = earlier[j];
            float x = w[k];
            if ((char) (now - (int) (before >>> 48)) < window || x < low || x > high) {
                x = changeByAll(x, j, window);
            } else {
                float y = x
                        + table[(char) (now - (int) (before >>> 32))]
                        + table[(char) (now - (int) (before >>> 16))]
                        + table[(char) (now - (int) before)]
                        + table[(char) (now - (int) (spikes >>> 48))]
                        + table[(char) (now - (int) (spikes >>> 32))]
                        + table[(char) (now - (int) (spikes >>> 16))]
                        + table[(char) (now - (int) spikes)];
                x = Math.min(y, high);
            }
            w[k] = x;
            if (out != null) {
                out[outBase + j] += x;
            }
        }
    }

    /** The changes by all new spikes of a target, one by one. */
    private float changeByAll(float weight, int neuron, int window) {
        int depth = 0;
        while (depth < KEPT && age(spike(neuron, depth)) < window) {
            depth++;
        }
        float x = weight;
        for (int d = depth - 1; d >= 0; d--) {
            x = Law.add(x, byAge[age(spike(neuron, d))], law.low, law.high);
        }
        return x;
    }

    private void changeListed(int begin, int end, int window, int base) {
        fetch(begin, end);
        int depth = find(begin, end, window);
        for (int d = depth - 1; d >= 0; d--) {
            change(d, base);
        }
    }

    /** Reads a row in order, which the processor does ahead of time; the changes come in no such order. */
    private void fetch(int begin, int end) {
        float sum = 0f;
        for (int k = begin; k < end; k += 16) {
            sum += w[k];
        }
        fetched = sum;
    }

    /**
     * Lists the synapses whose target has fired since a tick, then those whose target has fired twice, and so on.
     * Whether it has cannot be foretold, so every place is written, and kept by moving the end by the sign of
     * {@code age - window}: no branch to mispredict.
     *
     * @return number of lists
     */
    private int find(int begin, int end, int window) {
        room(end - begin);
        int n = 0;
        for (int k = begin; k < end; k++) {
            found[n] = k;
            n += age((char) recent[targets[k]]) - window >>> 31;
        }
        foundEnd[0] = n;
        int from = 0;
        int depth = 0;
        while (n > from) {
            depth++;
            if (depth == KEPT) {
                break;
            }
            int to = n;
            room(n + to - from);
            for (int f = from; f < to; f++) {
                int k = found[f];
                int j = targets[k];
                found[n] = k;
                n += age(ticks[j * KEPT + (next[j] - 1 - depth & KEPT - 1)]) - window >>> 31;
            }
            foundEnd[depth] = n;
            from = to;
        }
        return depth;
    }

    private void room(int entries) {
        if (found.length <= entries) {
            found = Arrays.copyOf(found, Math.max(entries + 1, 2 * found.length));
        }
    }

    /** Makes the changes by the spikes that are so many spikes back, for the synapses in that list. */
    private void change(int depth, int base) {
        int known = courseEnd - 1;
        for (int f = depth == 0 ? 0 : foundEnd[depth - 1]; f < foundEnd[depth]; f++) {
            int k = found[f];
            int at = targets[k] * KEPT + (next[targets[k]] - 1 - depth & KEPT - 1);
            // Beyond the known course the trace is zero, and so is its last value.
            float x = course[Math.min(stepOfTick[ticks[at]] - base, known)];
            w[k] = law.apply(w[k], (scales == null ? scale : scales[at]) * x);
        }
    }

    long bytes() {
        return 2L * ticks.length
                + 17L * recent.length
                + (scales == null ? 0L : 4L * scales.length)
                + 13L * done.length
                + 4L * (2 * TICKS + found.length + course.length + byAge.length);
    }
}
