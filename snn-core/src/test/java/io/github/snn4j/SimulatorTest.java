package io.github.snn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.snn4j.monitor.SpikeMonitor;
import io.github.snn4j.monitor.SpikeRecording;
import io.github.snn4j.neuron.Lif;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.spike.PoissonSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Life of a simulator: closing, threads, faults inside a step. */
class SimulatorTest {

    private static final SimulationConfig CONFIG = SimulationConfig.of(1, 1);

    @Test
    void aClosedSimulatorSaysSo() {
        Simulator sim =
                Simulator.of(Network.builder().population("n", 1, Lif.delta(20)).build(), CONFIG);
        sim.close();
        sim.close();
        assertThatIllegalStateException()
                .isThrownBy(sim::step)
                .withMessage("this Simulator is closed; make a new one with Simulator.of");
    }

    @Test
    void aSecondThreadIsTurnedAway() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        NeuronModel waiting = context -> {
            context.state("v", 0f);
            return (slice, out) -> {
                inside.countDown();
                await(go);
            };
        };
        try (Simulator sim =
                Simulator.of(Network.builder().population("n", 1, waiting).build(), CONFIG)) {
            Thread runner = new Thread(sim::step);
            runner.start();
            await(inside);
            assertThatIllegalStateException()
                    .isThrownBy(sim::step)
                    .withMessage(
                            "this Simulator is in use by another call; use one Simulator per thread, or one call at a"
                                    + " time");
            go.countDown();
            runner.join();
            sim.step();
            assertThat(sim.stepCount()).isEqualTo(2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "trial"})
    void aNumberThatIsNotFiniteIsReportedWithItsPlace(String found) {
        NeuronModel broken = context -> {
            float[] u = context.state("u", 0f);
            return (slice, out) -> u[context.size() + 3] = Float.NaN;
        };
        Network network = Network.builder()
                .population("fine", 2, Lif.delta(20))
                .population("broken", 5, broken)
                .build();
        try (Simulator sim = Simulator.of(network, CONFIG.withBatchSize(2))) {
            sim.run(63);
            assertThatThrownBy(() -> {
                        if (found.equals("run")) {
                            sim.step();
                        } else {
                            sim.endTrial();
                        }
                    })
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageMatching("Population 'broken', neuron 3, sample 1: variable 'u' is NaN by step 6[34];"
                            + " check weights, inputs and the learning rate");
        }
    }

    @Test
    void aReaderThatFailsLeavesACompleteStep() {
        Network network =
                Network.builder().source("in", 50, new PoissonSource(100)).build();
        try (Simulator sim = Simulator.of(network, CONFIG);
                Simulator undisturbed = Simulator.of(network, CONFIG)) {
            SpikeRecording spikes = sim.attach(SpikeMonitor.of("in").atMost(100));
            assertThatIllegalStateException()
                    .isThrownBy(() -> sim.run(1000))
                    .withMessageMatching("SpikeMonitor of 'in': more than 100 spikes by step \\d+; raise the limit with"
                            + " atMost, watch fewer neurons with only, or write to a file with toFile");
            spikes.clear();
            sim.step();
            undisturbed.run((int) sim.stepCount());
            assertThat(sim.fingerprint()).isEqualTo(undisturbed.fingerprint());
        }
    }

    @Test
    void largePopulationsAreReallyAdvancedBySeveralThreads() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch all = new CountDownLatch(3);
        NeuronModel probe = context -> {
            context.state("v", 0f);
            return (slice, out) -> {
                threads.add(Thread.currentThread().getName());
                all.countDown();
                await(all); // goes on only when three threads are here at the same time
            };
        };
        Network network = Network.builder().population("n", 4000, probe).build();
        try (Simulator sim = Simulator.of(network, CONFIG.withThreads(3), 0)) {
            sim.run(5);
        }
        assertThat(threads).hasSize(3).contains("snn4j-worker-1", "snn4j-worker-2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aModelThatFailsIsReportedWithItsCause(int threads) {
        NeuronModel failing = context -> {
            context.state("v", 0f);
            return (slice, out) -> {
                if (slice.index() == threads - 1) {
                    throw new UnsupportedOperationException("worn out");
                }
            };
        };
        Network network = Network.builder().population("n", 4000, failing).build();
        try (Simulator sim = Simulator.of(network, CONFIG.withThreads(threads), 0)) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            try {
                sim.step();
            } catch (RuntimeException e) {
                thrown.set(e.getCause() == null ? e : e.getCause());
            }
            assertThat(thrown.get())
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("worn out");
        }
    }

    @Test
    void networkAndScheduleAreReadable() {
        Network network = Network.builder()
                .source("in", 100, new PoissonSource(20))
                .population("out", 10, Lif.delta(20))
                .projection(Projection.between("in", "out").weight(0.1))
                .projection(Projection.between("out", "out").weight(-0.1).delayMs(2))
                .build();
        assertThat(network.toString()).isEqualTo("""
                Network
                  in: 100 x PoissonSource[rateHz=20.0]
                  out: 10 x Lif[tauMemMs=20.0, synapse=Delta[], vRest=0.0, vReset=0.0, vTh=1.0, tRefMs=0.0, \
                reset=TO_VALUE, scaling=RAW, bias=0.0, competition=NONE, resistance=1.0]
                  in->out: AllToAll[], delay 0.0 ms
                  out->out: AllToAll[], delay 2.0 ms""");
        try (Simulator sim = Simulator.of(network, SimulationConfig.of(0.5, 1))) {
            assertThat(sim.schedule()).isEqualToNormalizingNewlines("""
                    step of 0.5 ms
                      1  emit      in
                      2  deliver   in->out (of this step)
                      3  deliver   out->out (of 4 steps ago)
                      4  advance   out
                      5  signals   traces and other signals that were asked for
                      6  monitors  read
                    """);
        }
    }
}
