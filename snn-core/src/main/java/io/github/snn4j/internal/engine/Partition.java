package io.github.snn4j.internal.engine;

import io.github.snn4j.neuron.Slice;

/** Cuts populations into one slice per worker, always by target, so that each sum has one owner and one order. */
final class Partition {

    /** Neuron ranges start at multiples of this, so that no two workers write to the same cache line. */
    static final int ALIGNMENT = 16;

    private Partition() {}

    /** Whether workers take whole samples rather than some neurons of every sample. */
    static boolean bySample(int batch, int workers) {
        return workers == 1 || batch >= workers;
    }

    /**
     * Where the shares of the workers begin and end, if neurons are shared out.
     *
     * @param size neurons
     * @param workers threads
     * @param owner worker that gets all neurons, or -1 to cut evenly
     * @return {@code workers + 1} ascending numbers
     */
    static int[] borders(int size, int workers, int owner) {
        int[] borders = new int[workers + 1];
        for (int w = 0; w <= workers; w++) {
            borders[w] = owner < 0 ? cut(size, w, workers, ALIGNMENT) : w <= owner ? 0 : size;
        }
        return borders;
    }

    static Slice[] slices(int[] borders, int batch) {
        int workers = borders.length - 1;
        int size = borders[workers];
        Slice[] slices = new Slice[workers];
        for (int w = 0; w < workers; w++) {
            slices[w] = bySample(batch, workers)
                    ? new Slice(w, cut(batch, w, workers, 1), cut(batch, w + 1, workers, 1), 0, size)
                    : new Slice(w, 0, batch, borders[w], borders[w + 1]);
        }
        return slices;
    }

    /** The w-th of {@code workers + 1} cuts of a range, at a multiple of {@code alignment}. */
    static int cut(int size, int w, int workers, int alignment) {
        if (w == workers) {
            return size;
        }
        int exact = (int) ((long) size * w / workers);
        return Math.min(size, exact / alignment * alignment);
    }
}
