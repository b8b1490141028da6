package io.github.snn4j.learning.bptt;

/** The losses on a {@link Tape}, written from their definitions. */
final class TapeLoss {

    private TapeLoss() {}

    static Tape.Num of(Tape tape, BpttConfig config, Tape.Num[][] z, Tape.Num[][] u, int label, float[] target) {
        Loss loss = config.loss();
        int size = z[0].length;
        if (loss instanceof Loss.VanRossum l) {
            return vanRossum(tape, z, target, l.tauMs(), config.dtMs());
        }
        if (loss instanceof Loss.MembraneMse) {
            Tape.Num sum = tape.of(0);
            for (int t = 0; t < u.length; t++) {
                for (int k = 0; k < size; k++) {
                    if (!Float.isNaN(target[t * size + k])) {
                        sum = tape.add(sum, squared(tape, tape.linear(1, u[t][k], -target[t * size + k])));
                    }
                }
            }
            return tape.linear(0.5 / u.length, sum, 0);
        }
        if (loss instanceof Loss.CourseCrossEntropy) {
            Tape.Num sum = tape.of(0);
            for (int t = 0; t < u.length; t++) {
                for (int k = 0; k < size; k++) {
                    if (!Float.isNaN(target[t * size + k])) {
                        sum = tape.add(sum, tape.linear(target[t * size + k], tape.crossEntropy(u[t], k), 0));
                    }
                }
            }
            return tape.linear(1.0 / u.length, sum, 0);
        }
        if (loss instanceof Loss.CountMse l) {
            Tape.Num sum = tape.of(0);
            for (int k = 0; k < size; k++) {
                double wanted = k == label ? l.correctRate() : l.wrongRate();
                sum = tape.add(sum, squared(tape, tape.linear(1.0 / z.length, count(tape, z, k), -wanted)));
            }
            return tape.linear(1.0 / size, sum, 0);
        }
        if (loss instanceof Loss.MembraneCrossEntropy l && l.over() == Loss.Over.EACH_STEP) {
            Tape.Num sum = tape.of(0);
            for (int t = l.fromStep(); t < u.length; t++) {
                sum = tape.add(sum, tape.crossEntropy(u[t], label));
            }
            return sum;
        }
        Tape.Num[] arguments = new Tape.Num[size];
        for (int k = 0; k < size; k++) {
            arguments[k] = argument(tape, loss, z, u, k);
        }
        return tape.crossEntropy(arguments, label);
    }

    private static Tape.Num argument(Tape tape, Loss loss, Tape.Num[][] z, Tape.Num[][] u, int k) {
        if (loss instanceof Loss.CountCrossEntropy l) {
            return tape.linear(l.scale(), count(tape, z, k), 0);
        }
        if (loss instanceof Loss.FirstSpikeCrossEntropy l) {
            Tape.Num none = tape.of(1);
            Tape.Num sum = tape.of(0);
            for (Tape.Num[] step : z) {
                none = tape.times(none, tape.linear(-1, step[k], 1));
                sum = tape.add(sum, none);
            }
            return tape.linear(-1 / l.scaleSteps(), sum, 0);
        }
        Loss.MembraneCrossEntropy l = (Loss.MembraneCrossEntropy) loss;
        Tape.Num best = u[l.fromStep()][k];
        Tape.Num sum = tape.of(0);
        for (int t = l.fromStep(); t < u.length; t++) {
            best = u[t][k].value > best.value ? u[t][k] : best;
            sum = tape.add(sum, u[t][k]);
        }
        return switch (l.over()) {
            case MAX -> best;
            case LAST -> u[u.length - 1][k];
            default -> tape.linear(1.0 / (u.length - l.fromStep()), sum, 0);
        };
    }

    private static Tape.Num vanRossum(Tape tape, Tape.Num[][] z, float[] target, double tauMs, double dtMs) {
        Tape.Num sum = tape.of(0);
        for (int k = 0; k < z[0].length; k++) {
            Tape.Num filtered = tape.of(0);
            double wanted = 0;
            for (int t = 0; t < z.length; t++) {
                filtered = tape.add(tape.linear(Math.exp(-dtMs / tauMs), filtered, 0), z[t][k]);
                wanted = wanted * Math.exp(-dtMs / tauMs) + target[t * z[0].length + k];
                sum = tape.add(sum, squared(tape, tape.linear(1, filtered, -wanted)));
            }
        }
        return tape.linear(dtMs / (2 * tauMs), sum, 0);
    }

    static Tape.Num rates(Tape tape, RateRegularizer r, Tape.Num[][] z) {
        Tape.Num sum = tape.of(0);
        for (int j = 0; j < z[0].length; j++) {
            Tape.Num rate = tape.linear(1.0 / z.length, count(tape, z, j), 0);
            if (rate.value > r.high()) {
                sum = tape.add(sum, squared(tape, tape.linear(1, rate, -r.high())));
            } else if (rate.value < r.low()) {
                sum = tape.add(sum, squared(tape, tape.linear(1, rate, -r.low())));
            }
        }
        return tape.linear(r.strength() / (2 * z[0].length), sum, 0);
    }

    private static Tape.Num count(Tape tape, Tape.Num[][] z, int k) {
        Tape.Num sum = tape.of(0);
        for (Tape.Num[] step : z) {
            sum = tape.add(sum, step[k]);
        }
        return sum;
    }

    private static Tape.Num squared(Tape tape, Tape.Num x) {
        return tape.times(x, x);
    }
}
