package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.data.DataSplit;
import io.github.snn4j.examples.experiment.ProgressListener;
import io.github.snn4j.examples.experiment.RunOptions;
import io.github.snn4j.examples.graded.GradedClassifier;
import io.github.snn4j.examples.graded.GradedTraining;
import io.github.snn4j.examples.report.BarChart;
import io.github.snn4j.examples.report.ReportTable;
import io.github.snn4j.examples.report.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Trains one net of graded units by every rule, one after the other. */
final class GradedContest {

    private static final int PANEL_PX = 1200;

    private GradedContest() {}

    /** A rule's outcome. */
    private record Score(String rule, int batch, double accuracy, double seconds) {}

    static RunResult run(DataSplit data, RunOptions options, ProgressListener progress) {
        int n = options.neurons();
        int[] sizes = {data.train().pixelCount(), n, n, data.train().classCount()};
        List<Score> scores = new ArrayList<>();
        for (Map.Entry<String, GradedRules.Entry> rule : GradedRules.all().entrySet()) {
            if (options.rule().equals(Compare.ALL) || options.rule().equals(rule.getKey())) {
                long start = System.nanoTime();
                double accuracy = accuracy(rule.getValue(), sizes, data, options, progress);
                double seconds = (System.nanoTime() - start) * 1e-9;
                scores.add(new Score(rule.getKey(), rule.getValue().batch(), accuracy, seconds));
            }
        }
        RunResult.Builder result = RunResult.builder()
                .config("training images", data.train().size())
                .config("test images", data.test().size())
                .config("layers", sizes[0] + "-" + n + "-" + n + "-" + sizes[3])
                .config("epochs", options.epochs())
                .metric(
                        Compare.LOWEST,
                        scores.stream().mapToDouble(Score::accuracy).min().orElseThrow());
        scores.forEach(s -> result.metric(s.rule() + "_accuracy", s.accuracy()));
        return result.table(table(scores))
                .image(
                        "compare.png",
                        "The rules on the same layers, images and order of images.",
                        BarChart.panels(panels(scores), 1, PANEL_PX))
                .build();
    }

    private static double accuracy(
            GradedRules.Entry rule, int[] sizes, DataSplit data, RunOptions options, ProgressListener progress) {
        try (GradedClassifier net = rule.maker().make(sizes, options.seed(), options.threads())) {
            GradedTraining training = new GradedTraining(data.train(), rule.batch(), options.seed(), progress);
            for (int epoch = 0; epoch < options.epochs(); epoch++) {
                training.epoch(net, epoch, done -> {});
            }
            return GradedTraining.accuracy(net, data.test());
        }
    }

    private static ReportTable table(List<Score> scores) {
        return new ReportTable(
                "compare.csv",
                "Rules for graded units",
                List.of("rule", "test accuracy (%)", "training and test (s)", "mini-batch"),
                scores.stream()
                        .map(s -> List.of(
                                s.rule(),
                                String.format(Locale.ROOT, "%.1f", 100 * s.accuracy()),
                                String.format(Locale.ROOT, "%.1f", s.seconds()),
                                Integer.toString(s.batch())))
                        .toList());
    }

    private static List<BarChart.Panel> panels(List<Score> scores) {
        return List.of(
                new BarChart.Panel(
                        "Test accuracy",
                        "%",
                        scores.stream()
                                .map(s -> new BarChart.Bar(s.rule(), 100 * s.accuracy(), Double.NaN, 0))
                                .toList()),
                new BarChart.Panel(
                        "Time of training and test",
                        "s",
                        scores.stream()
                                .map(s -> new BarChart.Bar(s.rule(), s.seconds(), Double.NaN, 2))
                                .toList()));
    }
}
