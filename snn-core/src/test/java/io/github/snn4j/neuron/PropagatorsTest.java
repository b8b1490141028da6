package io.github.snn4j.neuron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The propagator against an evaluation in 224 bits. */
class PropagatorsTest {

    private static final int BITS = 224;
    private static final int SETS = 10_000;

    @Test
    void agreesWithHighPrecisionForRandomTimeConstants() {
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < SETS; n++) {
            double tauMem = Math.exp(random.nextDouble(Math.log(0.5), Math.log(500)));
            double dt = tauMem * Math.exp(random.nextDouble(Math.log(1e-4), Math.log(5)));
            // A third near the singular case, at relative distances from 1e-14 to 1e-1.
            double apart = (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextDouble(-14, -1));
            double tauSyn = n % 3 == 0 ? tauMem * (1 + apart) : tauMem * Math.exp(random.nextDouble(-2.5, 2.5));
            double exact = exact(tauMem, tauSyn, dt);
            double found = Propagators.currentToMembrane(tauMem, tauSyn, dt);
            if (!(Math.abs(found - exact) <= 1e-12 * exact)) {
                fail("seed %d, set %d: tauMem %s, tauSyn %s, dt %s: found %s, exact %s"
                        .formatted(seed, n, tauMem, tauSyn, dt, found, exact));
            }
        }
    }

    private static double exact(double tauMem, double tauSyn, double dt) {
        BigInteger m = fixed(tauMem);
        BigInteger s = fixed(tauSyn);
        BigInteger t = fixed(dt);
        BigInteger decayed = exp(ratio(t, m).negate());
        BigInteger q = tauMem == tauSyn
                ? times(ratio(t, m), decayed)
                : times(
                        ratio(s, m.subtract(s)),
                        decayed.subtract(exp(ratio(t, s).negate())));
        return new BigDecimal(q)
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(BITS)), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** Numbers are integers in units of 2^-BITS. */
    private static BigInteger fixed(double x) {
        return new BigDecimal(x)
                .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(BITS)))
                .toBigInteger();
    }

    private static BigInteger ratio(BigInteger x, BigInteger y) {
        return x.shiftLeft(BITS).divide(y);
    }

    private static BigInteger times(BigInteger x, BigInteger y) {
        return x.multiply(y).shiftRight(BITS);
    }

    /** Taylor series after division by 2^10, squared back. */
    private static BigInteger exp(BigInteger x) {
        BigInteger y = x.shiftRight(10);
        BigInteger term = BigInteger.ONE.shiftLeft(BITS);
        BigInteger sum = term;
        for (int k = 1; k < 24; k++) {
            term = times(term, y).divide(BigInteger.valueOf(k));
            sum = sum.add(term);
        }
        for (int k = 0; k < 10; k++) {
            sum = times(sum, sum);
        }
        return sum;
    }

    @Test
    void riseAgreesWithHighPrecisionForRandomTimeConstants() {
        long seed = 4712;
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < SETS; n++) {
            double tauMem = Math.exp(random.nextDouble(Math.log(0.5), Math.log(500)));
            double dt = tauMem * Math.exp(random.nextDouble(Math.log(1e-4), Math.log(5)));
            double apart = (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextDouble(-14, -1));
            double tauSyn = n % 3 == 0 ? tauMem * (1 + apart) : tauMem * Math.exp(random.nextDouble(-2.5, 2.5));
            double exact = exactRise(tauMem, tauSyn, dt);
            double found = Propagators.riseToMembrane(tauMem, tauSyn, dt);
            if (!(Math.abs(found - exact) <= 1e-12 * exact)) {
                fail("seed %d, set %d: tauMem %s, tauSyn %s, dt %s: found %s, exact %s"
                        .formatted(seed, n, tauMem, tauSyn, dt, found, exact));
            }
        }
    }

    /** With k = 1/tauSyn - 1/tauMem: (exp(-dt/tauMem) - (1 + k dt) exp(-dt/tauSyn)) / (k^2 tauMem tauSyn). */
    private static double exactRise(double tauMem, double tauSyn, double dt) {
        BigInteger one = BigInteger.ONE.shiftLeft(BITS);
        BigInteger a = ratio(fixed(dt), fixed(tauMem));
        BigInteger b = ratio(fixed(dt), fixed(tauSyn));
        BigInteger d = b.subtract(a);
        BigInteger rest = exp(a.negate()).subtract(times(one.add(d), exp(b.negate())));
        BigInteger q = d.signum() == 0
                ? times(times(a, b), exp(a.negate())).shiftRight(1)
                : times(ratio(times(a, b), d), ratio(rest, d));
        return new BigDecimal(q)
                .divide(new BigDecimal(one), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Test
    void meansOverAStepAreIntegralsOfTheCourse() {
        for (double tau : new double[] {0.05, 0.7, 3, 100}) {
            double decay = 0;
            double rise = 0;
            int n = 20_000;
            for (int k = 0; k < n; k++) {
                double s = (k + 0.5) / n / tau;
                decay += Math.exp(-s) / n;
                rise += s * Math.exp(-s) / n;
            }
            assertThat(Propagators.meanOfDecay(tau, 1)).isCloseTo(decay, within(1e-7 * decay));
            assertThat(Propagators.meanOfRise(tau, 1)).isCloseTo(rise, within(1e-6 * rise));
        }
    }

    @Test
    void slowSynapsesOnFastMembranesDoNotOverflow() {
        assertThat(Propagators.riseToMembrane(1e-3, 10, 1)).isCloseTo(0.1 * Math.exp(-0.1), within(1e-4));
        assertThat(Propagators.currentToMembrane(1e-3, 10, 1)).isCloseTo(Math.exp(-0.1), within(1e-3));
    }

    @Test
    void equalTimeConstantsGiveTheLimit() {
        double q = Propagators.currentToMembrane(10, 10, 1);
        assertThat(q).isCloseTo(0.1 * Math.exp(-0.1), within(1e-16));
        assertThat(Propagators.currentToMembrane(10, Math.nextUp(10.0), 1)).isCloseTo(q, within(1e-16));
    }

    @Test
    void tenStepsComposeToOneLongStep() {
        double q = Propagators.currentToMembrane(20, 5, 1);
        double v = 0;
        double i = 1;
        for (int k = 0; k < 10; k++) {
            v = v * Math.exp(-1 / 20.0) + i * q;
            i *= Math.exp(-1 / 5.0);
        }
        assertThat(v).isCloseTo(Propagators.currentToMembrane(20, 5, 10), within(1e-12));
    }
}
