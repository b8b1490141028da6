package io.github.snn4j.spike;

import io.github.snn4j.internal.check.Check;
import io.github.snn4j.time.TimeStep;

/**
 * Images as Poisson spike trains: the brighter a pixel, the higher the rate of its neuron.
 *
 * <pre>
 *   rate = maxRateHz * intensity * pixel / maxPixel
 *   P(spike in a step) = 1 - exp(-rate dt)
 * </pre>
 *
 * <p>Images are presented per sample ({@link SpikeSource.Emitter#present}), one pixel per neuron; until then the source
 * is silent. {@code intensity} is 1 unless raised with {@link Encoder#intensity}. Diehl &amp; Cook use
 * {@code pixel / 8 * 2} Hz, which is {@code new ImageSource(63.75, 255)}, and show an image again with
 * {@code pixel / 8 * 3} Hz, an intensity of 1.5, when it woke too few spikes.
 *
 * <p>Timing: as for {@link PoissonSource}; every presentation has a stream of its own, so an image that is shown again
 * gets new noise.
 *
 * <p>Reference: P.U. Diehl &amp; M. Cook, "Unsupervised learning of digit recognition using spike-timing-dependent
 * plasticity", Frontiers in Computational Neuroscience 9:99, 2015, doi 10.3389/fncom.2015.00099.
 *
 * <p>Verified by {@code ImageSourceTest}.
 *
 * @param maxRateHz rate of the brightest pixel in Hz, {@code > 0}
 * @param maxPixel value of the brightest pixel, {@code > 0}; 255 for bytes, 1 for scaled images
 */
public record ImageSource(double maxRateHz, double maxPixel) implements SpikeSource {

    /** Validates rate and pixel range. */
    public ImageSource {
        Check.positive(maxRateHz, "ImageSource.maxRateHz", "Hz");
        Check.positive(maxPixel, "ImageSource.maxPixel", "");
    }

    /**
     * The encoding of Diehl &amp; Cook 2015: pixels 0..255, up to 63.75 Hz.
     *
     * @return source
     */
    public static ImageSource diehlCook() {
        return new ImageSource(63.75, 255);
    }

    @Override
    public Encoder bind(SourceContext context) {
        return new Running(this, context);
    }

    /** A running image source. */
    public interface Encoder extends Emitter {

        /**
         * Scales the rates of one sample from the next step on; stays until set again, also for other images.
         *
         * @param sample sample in {@code [0, batch)}
         * @param factor factor on all rates of the sample, {@code >= 0}
         * @throws IllegalArgumentException if the brightest pixel could not be represented; nothing is changed then
         */
        void intensity(int sample, double factor);
    }

    private static final class Running implements Encoder {

        private final ImageSource source;
        private final SourceContext context;
        private final TimeStep timeStep;
        private final BernoulliTrains trains;
        private final float[][] pixels;
        private final double[] hzPerUnit;

        Running(ImageSource source, SourceContext context) {
            this.source = source;
            this.context = context;
            this.timeStep = context.timeStep();
            this.trains = new BernoulliTrains(context);
            this.pixels = new float[context.batch()][context.size()];
            this.hzPerUnit = new double[context.batch()];
            for (int b = 0; b < context.batch(); b++) {
                intensity(b, 1);
            }
        }

        @Override
        public void present(int sample, float[] values) {
            Rates.presented(context, sample, values, 0, source.maxPixel, "ImageSource", "");
            System.arraycopy(values, 0, pixels[sample], 0, values.length);
            encode(sample);
        }

        @Override
        public void intensity(int sample, double factor) {
            String what = "ImageSource '" + context.name() + "': ";
            Check.index(sample, context.batch(), what + "sample");
            Check.nonNegative(factor, what + "intensity", "");
            double maxHz = source.maxRateHz * factor;
            Rates.representable(maxHz, timeStep, what + "maxRateHz times intensity");
            hzPerUnit[sample] = maxHz / source.maxPixel;
            encode(sample);
        }

        private void encode(int sample) {
            float[] image = pixels[sample];
            double scale = hzPerUnit[sample];
            trains.setRates(sample, timeStep, n -> scale * image[n]);
        }

        @Override
        public void emit(long step, int sample, int stream, SpikeWriter out) {
            trains.emit(step, sample, stream, out);
        }
    }
}
