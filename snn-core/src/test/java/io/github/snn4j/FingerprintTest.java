package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.snn4j.SimulationConfig.Kernel;
import io.github.snn4j.connect.Connectivity;
import io.github.snn4j.connect.WeightInit;
import io.github.snn4j.monitor.EnergyMonitor;
import io.github.snn4j.monitor.EnergyPrices;
import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.StateMonitor;
import io.github.snn4j.neuron.AdaptiveLif;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.spike.PoissonSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same run gives the same bits, whoever computes it. The pinned numbers hold on every JDK. */
class FingerprintTest {

    private static final long SEED = 2026;

    /** Potentiates the synapses of active inputs whenever a neuron fires, and keeps the sum. */
    private static final PlasticityRule RULE = context -> {
        Signal pre = context.pre(Trace.of(20));
        SpikeSignal post = context.post(new Spikes());
        WeightSink sink = context.sink();
        return new PlasticityRule.Updater() {
            @Override
            public void onStep() {
                for (int b = 0; b < post.batch(); b++) {
                    for (int k = 0; k < post.count(b); k++) {
                        sink.column(b, post.index(b, k), 0.01f, pre, 0.2f);
                    }
                }
                sink.normalizeIncoming(Norm.SUM, 60f);
            }
        };
    };

    /** Excitation and inhibition with conductances, an adaptive threshold, delays, and a rule. */
    private static Network.Builder network(int scale) {
        int exc = 100 * scale;
        int inh = 25 * scale;
        AdaptiveLif adaptive = AdaptiveLif.homeostatic(Lif.diehlCookExcitatory(), 0.05, 1e4);
        return Network.builder()
                .source("in", 64, new PoissonSource(40))
                .population("exc", exc, adaptive)
                .population("inh", inh, Lif.diehlCookInhibitory())
                .projection(Projection.between("in", "exc")
                        .weights(WeightInit.uniform(0, 2))
                        .bounds(Bounds.upTo(4))
                        .rule(RULE))
                .projection(Projection.between("exc", "inh")
                        .weights(WeightInit.uniform(0, 3.0 / scale))
                        .delayMs(1))
                .projection(Projection.between("inh", "exc")
                        .weights(WeightInit.uniform(0, 1.0 / scale))
                        .receptor(Receptor.INHIBITORY)
                        .delayMs(2))
                .projection(Projection.between("exc", "exc")
                        .connectivity(Connectivity.allButSelf())
                        .weight(0.015625 / scale)
                        .delayMs(3));
    }

    private static Fingerprint run(Network network, SimulationConfig config) {
        try (Simulator sim = Simulator.of(network, config, 0)) {
            for (int trial = 0; trial < 2; trial++) {
                sim.run(100);
                sim.endTrial();
                sim.reset();
            }
            assertThat(sim.spikeCount("exc")).isPositive();
            assertThat(sim.spikeCount("inh")).isPositive();
            return sim.fingerprint();
        }
    }

    private static SimulationConfig config(Kernel kernel, int threads, int batch) {
        return SimulationConfig.of(0.5, SEED)
                .withBatchSize(batch)
                .withThreads(threads)
                .withKernel(kernel);
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void smallNetworkHasThePinnedFingerprint(Kernel kernel) {
        assertThat(run(network(1).build(), config(kernel, 1, 1))).hasToString("23c5e72e7f6aa7b6");
        assertThat(run(network(1).build(), config(kernel, 1, 5))).hasToString("6080469691ea95e2");
    }

    /** Large enough for the engine to share the work: by neuron with one sample, by sample with eight. */
    @ParameterizedTest
    @CsvSource({"1, de2332fb522b4a88", "8, 9dbded5fefe63fb5"})
    void kernelsAndThreadsDoNotMatter(int batch, String pinned) {
        Network network = network(12).build();
        for (Kernel kernel : new Kernel[] {Kernel.JAVA, Kernel.VECTOR}) {
            for (int threads : new int[] {1, 2, 3, 4, 8}) {
                assertThat(run(network, config(kernel, threads, batch)))
                        .as("%s, %d threads, batch %d", kernel, threads, batch)
                        .hasToString(pinned);
            }
        }
    }

    @Test
    void monitorsChangeNothing() {
        Network network = network(1).build();
        try (Simulator sim = Simulator.of(network, config(Kernel.AUTO, 1, 2), 0)) {
            sim.attach(SpikeMonitor.of("exc"));
            sim.attach(StateMonitor.of("inh", "v"));
            sim.attach(EnergyMonitor.of(EnergyPrices.cmos45nm()));
            sim.signal("exc", Trace.of(15));
            for (int trial = 0; trial < 2; trial++) {
                sim.run(100);
                sim.endTrial();
                sim.reset();
            }
            assertThat(sim.fingerprint()).isEqualTo(run(network, config(Kernel.AUTO, 1, 2)));
        }
    }

    @Test
    void anUnrelatedPopulationChangesNoOtherPart() {
        Fingerprint alone = run(network(1).build(), config(Kernel.AUTO, 1, 1));
        Network larger = network(1)
                .source("noise", 30, new PoissonSource(80))
                .population("bystander", 7, Lif.delta(10))
                .projection(Projection.between("noise", "bystander").weights(WeightInit.normal(0.2, 0.1)))
                .build();
        Fingerprint together = run(larger, config(Kernel.AUTO, 1, 1));
        Map<String, Long> spikes = new LinkedHashMap<>(together.spikes());
        Map<String, Long> weights = new LinkedHashMap<>(together.weights());
        spikes.keySet().removeAll(List.of("noise", "bystander"));
        weights.remove("noise->bystander");
        assertThat(new Fingerprint(spikes, weights)).isEqualTo(alone);
        assertThat(together.combined()).isNotEqualTo(alone.combined());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2025, 2027, -1})
    void anotherSeedChangesEveryPart(long seed) {
        Fingerprint one = run(network(1).build(), config(Kernel.AUTO, 1, 1));
        Fingerprint other = run(network(1).build(), SimulationConfig.of(0.5, seed));
        one.spikes()
                .forEach((name, hash) ->
                        assertThat(other.spikes().get(name)).as(name).isNotEqualTo(hash));
        assertThat(other.weights().get("in->exc")).isNotEqualTo(one.weights().get("in->exc"));
    }

    @Test
    void theSameCallsGiveTheSameBitsTwice() {
        assertThat(run(network(1).build(), config(Kernel.AUTO, 2, 3)))
                .isEqualTo(run(network(1).build(), config(Kernel.AUTO, 1, 3)));
    }
}
