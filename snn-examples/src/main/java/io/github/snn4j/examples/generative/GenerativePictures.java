package io.github.snn4j.examples.generative;

import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.data.ImageDataset;
import io.github.snn4j.examples.report.RunResult;
import io.github.snn4j.random.KeyedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a trained net imagines: halves filled in, with their errors, and samples. */
final class GenerativePictures {

    private static final int ACROSS = 10;
    private static final int FITTED = 5000;

    private final ImageModel model;
    private final DataSplit data;
    private final float[] mean;
    private final KeyedRandom random;

    GenerativePictures(ImageModel model, DataSplit data, float[] mean, long seed) {
        this.model = model;
        this.data = data;
        this.mean = mean;
        this.random = KeyedRandom.of(seed, "samples", "top states");
    }

    void add(RunResult.Builder result) {
        inPaint(result);
        sample(result);
    }

    private void inPaint(RunResult.Builder result) {
        ImageDataset test = data.test();
        float[][] classMeans = InPainting.classMeans(data.train());
        float[] original = new float[model.batch() * test.pixelCount()];
        float[] one = new float[test.pixelCount()];
        for (int b = 0; b < model.batch(); b++) {
            test.copyIntensities(b, one);
            System.arraycopy(one, 0, original, b * one.length, one.length);
        }
        ImageSheet sheet = new ImageSheet(test.rows(), test.cols(), ACROSS).row("test images", original);
        for (InPainting.Half half : InPainting.Half.values()) {
            String name = half.name().toLowerCase(Locale.ROOT);
            InPainting measured = InPainting.measure(model, test, mean, classMeans, half);
            result.metric("inpainting_" + name, measured.error())
                    .metric("class_mean_" + name, measured.classMean())
                    .metric("mean_" + name, measured.mean());
            float[] hidden = half.hidden(test);
            float[] seen = original.clone();
            for (int n = 0; n < seen.length; n++) {
                seen[n] *= 1 - hidden[n % hidden.length];
            }
            sheet.row("without the " + name + " half", seen)
                    .row("filled in", model.complete(test, 0, hidden, mean, InPainting.STEPS));
        }
        result.image(
                "in-painting.png",
                "Test images, their halves, and what settling fills in where nothing is seen.",
                sheet.draw());
    }

    /** A Gaussian fitted to the top states of each class, and one to all of them; the net has seen no label. */
    private void sample(RunResult.Builder result) {
        ImageDataset train = data.train();
        int classes = train.classCount();
        List<List<float[]>> byClass = new ArrayList<>();
        for (int c = 0; c <= classes; c++) {
            byClass.add(new ArrayList<>());
        }
        for (int from = 0; from + model.batch() <= Math.min(FITTED, train.size()); from += model.batch()) {
            float[] states = model.causes(train, from);
            int size = states.length / model.batch();
            for (int b = 0; b < model.batch(); b++) {
                float[] state = Arrays.copyOfRange(states, b * size, (b + 1) * size);
                byClass.get(train.label(from + b)).add(state);
                byClass.get(classes).add(state);
            }
        }
        ImageSheet sheet = new ImageSheet(train.rows(), train.cols(), ACROSS);
        for (int c = 0; c <= classes; c++) {
            if (byClass.get(c).size() > 1) {
                sheet.row(c == classes ? "all classes" : "class " + c, samples(TopStates.fit(byClass.get(c)), c));
            }
        }
        result.image(
                "samples.png",
                "Images that the decoder makes of top states drawn from a Gaussian, fitted to those of each class and of"
                        + " all images.",
                sheet.draw());
    }

    private float[] samples(TopStates states, int stream) {
        int size = states.mean().length;
        float[] drawn = new float[model.batch() * size];
        for (int b = 0; b < model.batch(); b++) {
            states.draw(random.generator(0, b, stream), drawn, b * size);
        }
        return model.decode(drawn);
    }
}
