package io.github.snn4j.internal.engine;

/** A running 64-bit hash for fingerprints; not cryptographic. */
final class Hash {

    private long state = 0x243F6A8885A308D3L;

    void add(long value) {
        long z = (state ^ value) * 0x9E3779B97F4A7C15L;
        z ^= z >>> 32;
        state = z * 0xD6E8FEB86659FD93L;
        state ^= state >>> 29;
    }

    void add(float[] values) {
        for (float x : values) {
            add(Float.floatToIntBits(x));
        }
    }

    long value() {
        return state;
    }
}
