package io.github.snn4j.examples.data;

/** The two kinds of IDX file the readers accept, told apart by their first four bytes. */
enum IdxKind {

    /** Unsigned bytes in three dimensions: count, rows, columns. */
    IMAGES(0x00000803, 3, "an IDX image file (magic 0x00000803)", "image"),

    /** Unsigned bytes in one dimension: count. */
    LABELS(0x00000801, 1, "an IDX label file (magic 0x00000801)", "label");

    private final int magic;
    private final int dimensions;
    private final String text;
    private final String unit;

    IdxKind(int magic, int dimensions, String text, String unit) {
        this.magic = magic;
        this.dimensions = dimensions;
        this.text = text;
        this.unit = unit;
    }

    int magic() {
        return magic;
    }

    int dimensions() {
        return dimensions;
    }

    /** Bytes before the payload: the magic number and one 32-bit size per dimension. */
    int headerBytes() {
        return 4 + 4 * dimensions;
    }

    String unit() {
        return unit;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Says what a magic number stands for, as far as it can be told. */
    static String describe(int magic) {
        for (IdxKind kind : values()) {
            if (magic == kind.magic) {
                return kind.text;
            }
            if (magic == Integer.reverseBytes(kind.magic)) {
                return kind.text + " with its bytes in little-endian order";
            }
        }
        return String.format("magic number 0x%08x", magic);
    }
}
