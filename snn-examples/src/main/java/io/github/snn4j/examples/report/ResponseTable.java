package io.github.snn4j.examples.report;

/**
 * Spikes of every neuron, added up over the images of every class. Needs no memory per image, so it can watch a whole
 * training run.
 */
public final class ResponseTable {

    private final int neuronCount;
    private final int classCount;
    private final long[] spikes;
    private final long[] images;

    /**
     * Creates an empty table.
     *
     * @param neuronCount number of neurons, at least 1
     * @param classCount  number of classes, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public ResponseTable(int neuronCount, int classCount) {
        if (neuronCount < 1 || classCount < 1) {
            throw new IllegalArgumentException("ResponseTable: neuronCount and classCount must be >= 1, got "
                    + neuronCount + " and " + classCount);
        }
        this.neuronCount = neuronCount;
        this.classCount = classCount;
        this.spikes = new long[Math.multiplyExact(neuronCount, classCount)];
        this.images = new long[classCount];
    }

    /**
     * Adds the response to one image.
     *
     * @param label       class of the image
     * @param spikeCounts spikes of every neuron while the image was shown
     * @throws IllegalArgumentException if the label or the number of counts does not fit, or a count is negative
     */
    public void add(int label, int[] spikeCounts) {
        if (label < 0 || label >= classCount) {
            throw new IllegalArgumentException(
                    "ResponseTable: label must be in 0.." + (classCount - 1) + ", got " + label);
        }
        requireCounts(spikeCounts);
        images[label]++;
        for (int n = 0; n < neuronCount; n++) {
            spikes[n * classCount + label] += spikeCounts[n];
        }
    }

    /**
     * Returns the number of neurons.
     *
     * @return at least 1
     */
    public int neuronCount() {
        return neuronCount;
    }

    /**
     * Returns the number of classes.
     *
     * @return at least 1
     */
    public int classCount() {
        return classCount;
    }

    /**
     * Returns the mean number of spikes of a neuron for an image of a class. Classes with few images are thus not at a
     * disadvantage.
     *
     * @param neuron the neuron
     * @param label  the class
     * @return spikes per image, 0 if no image of the class was seen
     * @throws IndexOutOfBoundsException if there is no such neuron or class
     */
    public double meanResponse(int neuron, int label) {
        if (neuron < 0 || neuron >= neuronCount || label < 0 || label >= classCount) {
            throw new IndexOutOfBoundsException("ResponseTable: neuron " + neuron + " of " + neuronCount + ", class "
                    + label + " of " + classCount);
        }
        return images[label] == 0 ? 0 : (double) spikes[neuron * classCount + label] / images[label];
    }

    private void requireCounts(int[] spikeCounts) {
        if (spikeCounts.length != neuronCount) {
            throw new IllegalArgumentException("ResponseTable: spikeCounts must have one entry for each of the "
                    + neuronCount + " neurons, got " + spikeCounts.length);
        }
        for (int n = 0; n < neuronCount; n++) {
            if (spikeCounts[n] < 0) {
                throw new IllegalArgumentException(
                        "ResponseTable: spike count of neuron " + n + " must be >= 0, got " + spikeCounts[n]);
            }
        }
    }
}
