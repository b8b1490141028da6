package io.github.snn4j.learning.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.snn4j.learning.memory.TemporalValueTransport.Read;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporalValueTransportTest {

    private static final TemporalValueTransport TRANSPORT = new TemporalValueTransport(0.9, 0.75, 2);

    private final double[] rewards = {0, 1, 0, 0, 0, 0, 0, 5};
    private final double[] values = {9, 9, 9, 9, 9, 9, 9, 10};

    @Test
    void rewardGrowsByAlphaTimesShareTimesValue() {
        double[] changed = TRANSPORT.transport(rewards, values, List.of(new Read(7, 3, List.of(0.6, 0.3, 0.1))));
        assertThat(changed).containsExactly(new double[] {5.4, 3.7, 0.9, 0, 0, 0, 0, 5}, within(1e-15));
        assertThat(rewards[0]).isZero();
    }

    /** 1 / (1 - gamma) is 4: step 3 is credited, step 4 is left to the discounted return. */
    @Test
    void closeReadsAreIgnored() {
        List<Double> all = List.of(0.1, 0.1, 0.1, 0.1, 0.2, 0.2, 0.2);
        double[] changed = TRANSPORT.transport(new double[8], values, List.of(new Read(7, 2, all)));
        assertThat(changed).containsExactly(new double[] {0.9, 0.9, 0.9, 0.9, 0, 0, 0, 0}, within(1e-15));
    }

    @Test
    void weakReadsAreIgnoredAndOthersAddUp() {
        Read weak = new Read(7, 1.99, List.of(1.0));
        Read strong = new Read(7, 2, List.of(1.0));
        Read earlier = new Read(5, 2, List.of(0.5));
        assertThat(TRANSPORT.transport(new double[8], values, List.of(weak))).containsOnly(0);
        assertThat(TRANSPORT.transport(new double[8], values, List.of(strong, weak, earlier))[0])
                .isCloseTo(0.9 * 10 + 0.9 * 0.5 * 9, within(1e-14));
    }

    @Test
    void contentIsFoundBySimilarity() {
        EpisodicMemory memory = new EpisodicMemory(2);
        assertThat(memory.weights(5, 1, 0)).isEmpty();
        memory.write(2, 0);
        memory.write(0, 1);
        memory.write(0, 0);
        List<Double> weights = memory.weights(5, 3, 0);
        double sum = Math.exp(5) + 2;
        assertThat(weights.get(0)).isCloseTo(Math.exp(5) / sum, within(1e-12));
        assertThat(weights.get(1)).isCloseTo(1 / sum, within(1e-12)).isEqualTo(weights.get(2));
        assertThat(memory.content(weights)[0]).isCloseTo(2 * Math.exp(5) / sum, within(1e-12));
        assertThat(memory.weights(1e6, -1, 0.1).stream().mapToDouble(w -> w).sum())
                .isCloseTo(1, within(1e-12));
        memory.clear();
        assertThat(memory.size()).isZero();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new TemporalValueTransport(0.9, 1, 0))
                .hasMessage("TemporalValueTransport.gamma must be in [0, 1), got 1.0");
        assertThatThrownBy(() -> new TemporalValueTransport(-1, 0, 0)).hasMessageContaining("alpha");
        assertThatThrownBy(() -> new Read(1, 1, List.of(0.5, 0.5))).hasMessageContaining("steps before 1");
        assertThatThrownBy(() -> TRANSPORT.transport(new double[2], new double[3], List.of()))
                .hasMessageContaining("got 3 for 2");
        assertThatThrownBy(() -> TRANSPORT.transport(new double[2], new double[2], List.of(new Read(2, 1, List.of()))))
                .hasMessageContaining("episode of 2 steps, got step 2");
        assertThatThrownBy(() -> new EpisodicMemory(2).write(1)).hasMessageContaining("length 2, got 1");
    }
}
