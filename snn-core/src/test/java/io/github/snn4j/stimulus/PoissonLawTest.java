package io.github.snn4j.stimulus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways from random bits to numbers, all bits gone through. */
class PoissonLawTest {

    private static final int FIELDS = 1 << 16;

    private static PoissonLaw law(double mean) {
        PoissonLaw law = new PoissonLaw(mean);
        law.setMean(mean);
        return law;
    }

    /** P(number <= k) with forty digits: partial sums of m^k / k! over their total. */
    static double[] distributionFunction(double mean) {
        MathContext digits = new MathContext(40);
        BigDecimal m = new BigDecimal(mean);
        List<BigDecimal> sums = new ArrayList<>();
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        sums.add(sum);
        for (int k = 1; k < mean + 30 * Math.sqrt(mean) + 60; k++) {
            term = term.multiply(m, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
            sums.add(sum);
        }
        BigDecimal total = sum;
        return sums.stream()
                .mapToDouble(s -> s.divide(total, digits).doubleValue())
                .toArray();
    }

    /** Share of the fresh bits for which an unsettled field means k or less; more bits, larger numbers. */
    private static double share(PoissonLaw law, int field, int k) {
        if (law.number(field, -1, -1) <= k) {
            return 1;
        }
        long low = 0;
        long high = law.number(field, 0, 0) <= k ? 1L << 53 : 0;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long bits = middle << 11;
            if (law.number(field, (int) (bits >>> 32), (int) bits) <= k) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low * 0x1.0p-53;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.1, 2, 20, 200, 500})
    void fieldsAndFreshBitsMakeThePoissonDistribution(double mean) {
        PoissonLaw law = law(mean);
        double[] expected = distributionFunction(mean);
        double[] settled = new double[expected.length];
        List<Integer> unsettled = new ArrayList<>();
        for (int field = 0; field < FIELDS; field++) {
            int number = law.number(field);
            if (number == PoissonLaw.UNSETTLED) {
                unsettled.add(field);
            } else {
                settled[number]++;
            }
        }
        assertThat(unsettled.size()).isLessThan((int) (20 * Math.sqrt(mean) + 20));
        double below = 0;
        for (int k = 0; k < expected.length; k++) {
            below += settled[k];
            double sum = below;
            for (int field : unsettled) {
                sum += share(law, field, k);
            }
            assertThat(sum / FIELDS).as("k = %d", k).isCloseTo(expected[k], within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.1, 2, 20, 200, 500})
    void tablesSayWhatFieldsSay(double mean) {
        PoissonLaw law = law(mean);
        float[] table = new float[1 << PoissonLaw.TABLE_BITS];
        law.fillTable(table, 0.5f);
        int perEntry = FIELDS / table.length;
        for (int i = 0; i < table.length; i++) {
            int first = law.number(i * perEntry);
            boolean same = first != PoissonLaw.UNSETTLED;
            for (int j = 1; j < perEntry; j++) {
                same &= law.number(i * perEntry + j) == first;
            }
            float expected = same ? 0.5f * first : Float.NaN;
            assertThat(Float.compare(table[i], expected)).as("entry %d", i).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.1, 2, 20, 200, 500})
    void boundariesSayWhatFieldsSay(double mean) {
        PoissonLaw law = law(mean);
        int count = law.boundaries(new char[0], 0, 0);
        char[] row = new char[count + 5];
        assertThat(law.boundaries(row, 2, count + 1)).isEqualTo(count);
        assertThat(row[0]).isEqualTo('\0');
        assertThat(row[count + 2]).isEqualTo(Character.MAX_VALUE);
        assertThat(row[count + 3]).isEqualTo('\0');
        int known = 0;
        for (int field = 1; field < FIELDS; field++) {
            int at = 2;
            while (row[at] < field) {
                at++;
            }
            int number = law.number(field);
            if (row[at] != field) {
                assertThat(number).as("field %d", field).isEqualTo(law.first() + at - 2);
                known++;
            }
        }
        assertThat(known).isGreaterThanOrEqualTo(FIELDS - 2 - count);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 7})
    void lawsMayBeSetAgain(double mean) {
        PoissonLaw law = new PoissonLaw(50);
        assertThat(law.setMean(50)).isTrue();
        assertThat(law.setMean(mean)).isTrue();
        assertThat(law.setMean(mean)).isFalse();
        PoissonLaw fresh = law(mean);
        for (int field = 0; field < FIELDS; field += 17) {
            assertThat(law.number(field)).isEqualTo(fresh.number(field));
        }
    }
}
