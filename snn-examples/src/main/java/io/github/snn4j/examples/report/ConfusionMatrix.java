package io.github.snn4j.examples.report;

/**
 * Counts of true against predicted classes. A network that stays silent predicts nothing; such images count as wrong
 * and are kept apart, because "no answer" and "wrong answer" have different remedies.
 */
public final class ConfusionMatrix {

    private final int classCount;
    private final long[][] counts;
    private final long[] undecided;

    /**
     * Creates an empty matrix.
     *
     * @param classCount number of classes, at least 1
     * @throws IllegalArgumentException if there is no class
     */
    public ConfusionMatrix(int classCount) {
        if (classCount < 1) {
            throw new IllegalArgumentException("ConfusionMatrix: classCount must be >= 1, got " + classCount);
        }
        this.classCount = classCount;
        this.counts = new long[classCount][classCount];
        this.undecided = new long[classCount];
    }

    /**
     * Counts one image.
     *
     * @param trueClass      its class
     * @param predictedClass the predicted class, or {@link LabelAssignment#UNDECIDED}
     * @throws IllegalArgumentException if there is no such class
     */
    public void add(int trueClass, int predictedClass) {
        check("trueClass", trueClass);
        if (predictedClass == LabelAssignment.UNDECIDED) {
            undecided[trueClass]++;
            return;
        }
        check("predictedClass", predictedClass);
        counts[trueClass][predictedClass]++;
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
     * Returns how many images of one class were taken for another.
     *
     * @param trueClass      class of the images
     * @param predictedClass class they were taken for
     * @return number of images
     * @throws IllegalArgumentException if there is no such class
     */
    public long count(int trueClass, int predictedClass) {
        check("trueClass", trueClass);
        check("predictedClass", predictedClass);
        return counts[trueClass][predictedClass];
    }

    /**
     * Returns how many images of a class got no answer.
     *
     * @param trueClass class of the images
     * @return number of images
     * @throws IllegalArgumentException if there is no such class
     */
    public long undecided(int trueClass) {
        check("trueClass", trueClass);
        return undecided[trueClass];
    }

    /**
     * Returns how many images got no answer.
     *
     * @return number of images
     */
    public long undecided() {
        long sum = 0;
        for (long count : undecided) {
            sum += count;
        }
        return sum;
    }

    /**
     * Returns the number of images of a class.
     *
     * @param trueClass class of the images
     * @return number of images, decided or not
     * @throws IllegalArgumentException if there is no such class
     */
    public long total(int trueClass) {
        check("trueClass", trueClass);
        long sum = undecided[trueClass];
        for (long count : counts[trueClass]) {
            sum += count;
        }
        return sum;
    }

    /**
     * Returns the number of images.
     *
     * @return number of images, decided or not
     */
    public long total() {
        long sum = 0;
        for (int c = 0; c < classCount; c++) {
            sum += total(c);
        }
        return sum;
    }

    /**
     * Returns the number of images on the diagonal.
     *
     * @return images with the right answer
     */
    public long correct() {
        long sum = 0;
        for (int c = 0; c < classCount; c++) {
            sum += counts[c][c];
        }
        return sum;
    }

    /**
     * Returns the fraction of images with the right answer.
     *
     * @return 0 to 1, or NaN if there are no images
     */
    public double accuracy() {
        return ratio(correct(), total());
    }

    /**
     * Returns the fraction of a class that was recognised.
     *
     * @param trueClass the class
     * @return 0 to 1, or NaN if the class has no images
     * @throws IllegalArgumentException if there is no such class
     */
    public double recall(int trueClass) {
        return ratio(count(trueClass, trueClass), total(trueClass));
    }

    /**
     * Returns the fraction of answers of a class that were right.
     *
     * @param predictedClass the class
     * @return 0 to 1, or NaN if the class was never an answer
     * @throws IllegalArgumentException if there is no such class
     */
    public double precision(int predictedClass) {
        check("predictedClass", predictedClass);
        long answers = 0;
        for (long[] row : counts) {
            answers += row[predictedClass];
        }
        return ratio(counts[predictedClass][predictedClass], answers);
    }

    private void check(String name, int value) {
        if (value < 0 || value >= classCount) {
            throw new IllegalArgumentException(
                    "ConfusionMatrix: " + name + " must be in 0.." + (classCount - 1) + ", got " + value);
        }
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
