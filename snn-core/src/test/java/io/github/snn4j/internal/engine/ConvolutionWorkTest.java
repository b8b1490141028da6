package io.github.snn4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.connect.Convolution;
import io.github.snn4j.connect.Shape;
import io.github.snn4j.connect.Window;
import io.github.snn4j.internal.kernel.JavaKernels;
import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import java.lang.reflect.Proxy;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a convolution does for a spike, and that its two ways to a gradient give the same bits. */
class ConvolutionWorkTest {

    private static final int COUNT_OF_ROWS = 3;

    private static Convolution random(long seed) {
        Random r = new Random(seed);
        Shape in = new Shape(1 + r.nextInt(9), 3 + r.nextInt(6), 3 + r.nextInt(6));
        int size = 1 + r.nextInt(3);
        return new Convolution(in, 1 + r.nextInt(40), new Window(size, 1 + r.nextInt(3), r.nextInt(size)));
    }

    /** Kernels that count the additions of whole rows. */
    private static Kernels counting(long[] additions) {
        Kernels java = new JavaKernels();
        return (Kernels) Proxy.newProxyInstance(
                Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("addRows");
                    int columns = (int) args[args.length - 1] - (int) args[args.length - 2];
                    additions[0] += (long) (int) args[COUNT_OF_ROWS] * columns;
                    return method.invoke(java, args);
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void additionsAreThoseOfTheSynapsesThatTheSpikesReach(long seed) {
        Convolution rule = random(seed);
        long[] additions = {0};
        ConvStore store = new ConvStore(counting(additions), rule);
        Random r = new Random(seed);
        int[] fired = r.ints(0, rule.in().size()).distinct().limit(7).sorted().toArray();
        float[] out = new float[rule.out().size()];
        store.deliverSpikes(fired, fired.length, out, 0, 0, out.length);
        long expected = 0;
        for (int i : fired) {
            expected += store.fanOut(i);
        }
        assertThat(additions[0]).as("seed %d, %s", seed, rule).isEqualTo(expected);
    }

    @Test
    void aSpikeOfALargeLayerCostsItsSynapses() {
        long[] additions = {0};
        ConvStore store =
                new ConvStore(counting(additions), new Convolution(new Shape(16, 32, 32), 32, new Window(7, 1, 3)));
        float[] out = new float[store.postSize()];
        store.deliverSpikes(new int[] {16 * 32 + 16}, 1, out, 0, 0, out.length);
        assertThat(additions[0]).isEqualTo(49 * 32).isLessThan(store.synapses() / 10_000);
    }

    private static LiveSignal signal(int batch, int size, double share, Random r) {
        float[] x = new float[batch * size];
        for (int i = 0; i < x.length; i++) {
            x[i] = r.nextDouble() < share ? r.nextFloat() - 0.5f : 0f;
        }
        return new LiveSignal(batch, size, x);
    }

    /** The sums of all weights, {@code [o][line]}. */
    private static float[] sums(ConvOuter outer, ConvGeometry g, int from, int to) {
        float[] all = new float[g.outChannels * g.lines];
        for (int o = from; o < to; o++) {
            for (int line = 0; line < g.lines; line++) {
                all[o * g.lines + line] = outer.sums()[outer.indexOf(line, o)] + 0f;
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void bothWaysToTheGradientSumInOrderOfSamplesAndPlaces(long seed) {
        Convolution rule = random(seed);
        ConvGeometry g = new ConvGeometry(rule);
        Random r = new Random(seed);
        int batch = 1 + r.nextInt(3);
        LiveSignal pre = signal(batch, rule.in().size(), 0.8, r);
        LiveSignal post = signal(batch, rule.out().size(), 0.6, r);
        int from = r.nextInt(g.outChannels);
        int to = from + 1 + r.nextInt(g.outChannels - from);
        float[] expected = plain(rule, pre, post, from, to);
        for (String kernels : new String[] {"java", "auto"}) {
            ConvOuter outer = new ConvOuter(g, KernelProvider.byName(kernels));
            for (int again = 0; again < 2; again++) {
                outer.computeByPlace(pre, post, from, to);
                assertThat(sums(outer, g, from, to))
                        .as("by place, seed %d, %s", seed, rule)
                        .containsExactly(expected);
                outer.computeByInput(pre, post, from, to);
                assertThat(sums(outer, g, from, to))
                        .as("by input, seed %d, %s", seed, rule)
                        .containsExactly(expected);
            }
        }
    }

    private static float[] plain(Convolution rule, LiveSignal pre, LiveSignal post, int from, int to) {
        Window w = rule.window();
        Shape in = rule.in();
        Shape out = rule.out();
        float[] sums = new float[rule.kernels() * rule.fanIn()];
        for (int o = from; o < to; o++) {
            for (int n = 0; n < rule.fanIn(); n++) {
                float sum = 0f;
                for (int b = 0; b < pre.batch(); b++) {
                    for (int p = 0; p < out.area(); p++) {
                        int y = p / out.width() * w.stride() - w.padding() + n / w.size() % w.size();
                        int x = p % out.width() * w.stride() - w.padding() + n % w.size();
                        if (y >= 0 && y < in.height() && x >= 0 && x < in.width()) {
                            int i = in.index(n / (w.size() * w.size()), y, x);
                            sum += post.array()[b * out.size() + o * out.area() + p] * pre.array()[b * in.size() + i];
                        }
                    }
                }
                sums[o * rule.fanIn() + n] = sum;
            }
        }
        return sums;
    }
}
