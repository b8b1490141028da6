package io.github.snn4j.examples.feedback;

import io.github.snn4j.examples.feedback.FeedbackRun.Outcome;
import io.github.snn4j.examples.report.CurveChart;
import io.github.snn4j.examples.report.LearningCurveChart;
import io.github.snn4j.examples.report.ReportTable;
import io.github.snn4j.examples.report.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the runs of an experiment on routes show. */
final class FeedbackPictures {

    /** Curves that a chart can hold. */
    private static final int CURVES = 4;

    private FeedbackPictures() {}

    /** Learning curves, angles and the table of all routes. */
    static void addRoutes(List<Outcome> outcomes, int images, RunResult.Builder result) {
        for (int from = 0; from < outcomes.size(); from += CURVES) {
            List<Outcome> some = outcomes.subList(from, Math.min(outcomes.size(), from + CURVES));
            String number = outcomes.size() > CURVES ? "-" + (from / CURVES + 1) : "";
            result.image(
                    "learning-curve" + number + ".png",
                    "Share of the test images told right after every pass over the training images, by the way the error"
                            + " takes.",
                    LearningCurveChart.draw(
                            "Test images",
                            some.stream().map(o -> curve(o, images)).toList()));
        }
        List<Outcome> turning = outcomes.stream()
                .filter(o -> o.route() != Route.BP
                        && o.route() != Route.FROZEN
                        && !o.images().isEmpty())
                .toList();
        for (int from = 0; from < turning.size(); from += CURVES) {
            List<Outcome> some = turning.subList(from, Math.min(turning.size(), from + CURVES));
            int layers = some.get(0).lastDegrees().length;
            for (int k = 0; k < layers; k++) {
                String number = turning.size() > CURVES ? "-" + (from / CURVES + 1) : "";
                int layer = k;
                result.image(
                        "angle-hidden" + (k + 1) + number + ".png",
                        "Angle between the error that hidden layer " + (k + 1)
                                + " hears and that of back-propagation with"
                                + " the same weights, over a mini-batch: 0 is the gradient, 90 says nothing about it.",
                        CurveChart.draw(
                                "Angle to back-propagation, hidden layer " + (k + 1),
                                "images seen",
                                "angle (degrees)",
                                some.stream().map(o -> angles(o, layer)).toList()));
            }
        }
        result.table(table(outcomes));
    }

    private static LearningCurveChart.Curve curve(Outcome o, int images) {
        List<Integer> seen = new ArrayList<>();
        for (int k = 0; k < o.accuracy().size(); k++) {
            seen.add((k + 1) * images);
        }
        return new LearningCurveChart.Curve(o.route().label(), seen, o.accuracy());
    }

    private static CurveChart.Curve angles(Outcome o, int layer) {
        return new CurveChart.Curve(
                o.route().label(),
                o.images().stream().mapToDouble(n -> n).toArray(),
                o.degrees().stream().mapToDouble(d -> d[layer]).toArray());
    }

    private static ReportTable table(List<Outcome> outcomes) {
        List<List<String>> rows = new ArrayList<>();
        for (Outcome o : outcomes) {
            rows.add(List.of(
                    o.route().label(),
                    String.format(Locale.ROOT, "%.2f", 100 * o.last()),
                    o.degrees().isEmpty() ? "" : degrees(o.degrees().get(0)),
                    o.degrees().isEmpty() ? "" : degrees(o.lastDegrees()),
                    String.format(Locale.ROOT, "%.0f", o.seconds())));
        }
        return new ReportTable(
                "routes.csv",
                "Ways of the error",
                List.of(
                        "route",
                        "test images right (%)",
                        "angles at first (degrees)",
                        "angles at last",
                        "training (s)"),
                rows);
    }

    private static String degrees(double[] angles) {
        StringBuilder text = new StringBuilder();
        for (double a : angles) {
            text.append(text.isEmpty() ? "" : " / ").append(String.format(Locale.ROOT, "%.0f", a));
        }
        return text.toString();
    }

    /** Accuracy against the scale of B. */
    static void addScales(double[] scales, List<CurveChart.Curve> curves, RunResult.Builder result) {
        result.image(
                "scales.png",
                "Test accuracy against the scale of the feedback weights, which sets how fast the hidden layers learn:"
                        + " routes compared at one scale alone say nothing.",
                CurveChart.draw(
                        "Scale of the feedback weights",
                        "log10 of the scale, shifted by " + String.format(Locale.ROOT, "%.1f", -Math.log10(scales[0])),
                        "test images told right (%)",
                        curves));
    }
}
