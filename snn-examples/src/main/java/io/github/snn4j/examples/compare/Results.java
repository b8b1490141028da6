package io.github.snn4j.examples.compare;

import io.github.snn4j.examples.report.BarChart;
import io.github.snn4j.examples.report.ReportTable;
import io.github.snn4j.examples.report.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Table, metrics and figure of a comparison. */
final class Results {

    private static final int PANEL_PX = 640;

    private Results() {}

    static void add(RunResult.Builder result, Setting setting, List<Outcome> outcomes) {
        result.metric(
                Compare.LOWEST,
                outcomes.stream().mapToDouble(Outcome::accuracy).min().orElse(Double.NaN));
        outcomes.forEach(o -> result.metric(o.rule() + "_accuracy", o.accuracy()));
        result.table(table(setting, outcomes));
        result.image("compare.png", caption(setting), BarChart.panels(panels(setting, outcomes), 2, PANEL_PX));
    }

    private static ReportTable table(Setting setting, List<Outcome> outcomes) {
        List<String> columns =
                new ArrayList<>(List.of("rule", "test accuracy (%)", "training (s)", "synaptic events per image"));
        for (String when : List.of("before", "after")) {
            setting.layerNames().forEach(layer -> columns.add("angle of " + layer + " " + when + " (degrees)"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Outcome o : outcomes) {
            List<String> row = new ArrayList<>(List.of(
                    o.rule(),
                    number("%.1f", 100 * o.accuracy()),
                    number("%.2f", o.trainSeconds()),
                    number("%.0f", o.eventsPerImage())));
            for (double[] angles : List.of(o.anglesBefore(), o.anglesAfter())) {
                for (double angle : angles) {
                    row.add(number("%.1f", angle));
                }
            }
            rows.add(row);
        }
        return new ReportTable("compare.csv", "Rules", columns, rows);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, format, value);
    }

    private static List<BarChart.Panel> panels(Setting setting, List<Outcome> outcomes) {
        List<BarChart.Bar> accuracy = new ArrayList<>();
        List<BarChart.Bar> time = new ArrayList<>();
        List<BarChart.Bar> events = new ArrayList<>();
        List<BarChart.Bar> angles = new ArrayList<>();
        for (Outcome o : outcomes) {
            accuracy.add(new BarChart.Bar(o.rule(), 100 * o.accuracy(), Double.NaN, 0));
            time.add(new BarChart.Bar(o.rule(), o.trainSeconds(), Double.NaN, 2));
            events.add(new BarChart.Bar(o.rule(), o.eventsPerImage(), Double.NaN, 4));
            if (!angles.isEmpty()) {
                angles.add(new BarChart.Bar("", Double.NaN, Double.NaN, 0));
            }
            for (int k = 0; k < setting.layers(); k++) {
                String name = k == setting.layers() / 2 ? o.rule() : "";
                angles.add(new BarChart.Bar(name, o.anglesAfter()[k], o.anglesBefore()[k], 2 * k));
            }
        }
        return List.of(
                new BarChart.Panel("Test accuracy", "%", accuracy),
                new BarChart.Panel("Time of training", "s", time),
                new BarChart.Panel("Synaptic events of a test image", "events", events),
                new BarChart.Panel("Angle to the gradient", "degrees", angles, keys(setting)));
    }

    private static List<BarChart.Key> keys(Setting setting) {
        List<BarChart.Key> keys = new ArrayList<>();
        for (int k = 0; k < setting.layers(); k++) {
            keys.add(new BarChart.Key(setting.layerNames().get(k), 2 * k));
        }
        keys.add(new BarChart.Key("before learning", -1));
        return keys;
    }

    private static String caption(Setting setting) {
        return "The rules on the same images and layers. Angles are those between the change by the rule and the way down"
                + " the gradient by back-propagation through time: from left to right a bar for the weights to "
                + String.join(", ", setting.layerNames())
                + " after learning, a mark at the starting weights. 90 degrees is no better than chance; weights that a"
                + " rule does not learn have no bar.";
    }
}
