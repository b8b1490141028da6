package io.github.snn4j.learning.stdp;

/**
 * STDP from lists of spike times, in double precision, by summing over spikes: no traces, no grid, no order of
 * events within a step. Spikes at the same time do not meet.
 */
final class EventReference {

    private EventReference() {}

    /** Sum of exp(-(t - s)/tau) over all spikes s before t, or the last of them only. */
    static double trace(double[] times, double t, double tauMs, Pairing pairing) {
        double sum = 0;
        for (double s : times) {
            if (s < t) {
                double one = Math.exp(-(t - s) / tauMs);
                sum = pairing == Pairing.NEAREST ? one : sum + one;
            }
        }
        return sum;
    }

    static double change(PairStdp rule, double[] pre, double[] post) {
        double dw = 0;
        for (double t : pre) {
            dw -= rule.etaMinus() * trace(post, t, rule.tauMinusMs(), rule.pairing());
        }
        for (double t : post) {
            dw += rule.etaPlus() * trace(pre, t, rule.tauPlusMs(), rule.pairing());
        }
        return dw;
    }

    static double change(TripletStdp rule, double[] pre, double[] post) {
        double dw = 0;
        for (double t : pre) {
            dw -= trace(post, t, rule.tauMinusMs(), rule.pairing())
                    * (rule.a2Minus() + rule.a3Minus() * trace(pre, t, rule.tauXMs(), rule.pairing()));
        }
        for (double t : post) {
            dw += trace(pre, t, rule.tauPlusMs(), rule.pairing())
                    * (rule.a2Plus() + rule.a3Plus() * trace(post, t, rule.tauYMs(), rule.pairing()));
        }
        return dw;
    }
}
