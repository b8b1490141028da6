package io.github.snn4j.internal.connect;

import io.github.snn4j.connect.LocallyConnected;
import io.github.snn4j.connect.Pooling;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.Window;
import io.github.snn4j.random.KeyedRandom;

/** Rows of synapses through a window that moves over feature maps, all of them or a random part. */
final class WindowRows implements DrawnRows.Row {

    private final Shape in;
    private final Shape out;
    private final Window window;
    private final boolean sameChannel;
    private final double probability;

    WindowRows(Pooling rule) {
        this(rule.in(), rule.out(), rule.window(), true, 1);
    }

    WindowRows(LocallyConnected rule) {
        this(rule.in(), rule.out(), rule.window(), false, rule.probability());
    }

    private WindowRows(Shape in, Shape out, Window window, boolean sameChannel, double probability) {
        this.in = in;
        this.out = out;
        this.window = window;
        this.sameChannel = sameChannel;
        this.probability = probability;
    }

    /** Pairs of an input and a place that sees it, in one feature map. */
    static long pairs(Shape in, Window window) {
        return along(in.height(), window) * along(in.width(), window);
    }

    private static long along(int length, Window window) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += Math.max(0, window.lastPlace(i, length) - window.firstPlace(i) + 1);
        }
        return sum;
    }

    @Override
    public void draw(int row, KeyedRandom.Cursor random, DrawnRows.Targets targets) {
        int y = in.yOf(row);
        int x = in.xOf(row);
        int channelFrom = sameChannel ? in.channelOf(row) : 0;
        int channelTo = sameChannel ? channelFrom + 1 : out.channels();
        int bottom = window.lastPlace(y, in.height());
        int right = window.lastPlace(x, in.width());
        for (int o = channelFrom; o < channelTo; o++) {
            for (int py = window.firstPlace(y); py <= bottom; py++) {
                for (int px = window.firstPlace(x); px <= right; px++) {
                    if (probability == 1 || random.nextDouble() < probability) {
                        targets.add((o * out.height() + py) * out.width() + px);
                    }
                }
            }
        }
    }
}
