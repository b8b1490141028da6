package io.github.snn4j.internal.engine;

import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.signal.Activity;
import io.github.snn4j.signal.Membrane;
import io.github.snn4j.signal.Psp;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.signal.Spikes;
import io.github.snn4j.signal.State;
import io.github.snn4j.signal.Surrogate;
import io.github.snn4j.signal.Trace;
import io.github.snn4j.time.TimeStep;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The signals that somebody asked for; equal requests share one array. Records are the keys, so a map is all it takes.
 */
final class SignalPool {

    private record Key(PopulationRuntime population, SignalSpec<?> spec, int delay) {}

    private final Kernels kernels;
    private final TimeStep timeStep;
    private final Map<Key, Object> signals = new LinkedHashMap<>();
    private SignalRuntime[] running = new SignalRuntime[0];

    SignalPool(Kernels kernels, TimeStep timeStep) {
        this.kernels = kernels;
        this.timeStep = timeStep;
    }

    /**
     * A signal of a population, delayed.
     *
     * @param population whose signal
     * @param spec what is wanted
     * @param delay steps by which it lags
     * @param <S> type of the signal
     * @return the one signal for this request
     */
    @SuppressWarnings("unchecked") // a spec of S yields an S, by construction in make()
    <S> S get(PopulationRuntime population, SignalSpec<S> spec, int delay) {
        Key key = new Key(population, spec, delay);
        Object known = signals.get(key);
        if (known == null) {
            known = make(population, spec, delay);
            signals.put(key, known);
            running = signals.values().stream()
                    .filter(SignalRuntime.class::isInstance)
                    .map(SignalRuntime.class::cast)
                    .filter(s -> !(s instanceof LiveSignal))
                    .toArray(SignalRuntime[]::new);
        }
        return (S) known;
    }

    private Object make(PopulationRuntime p, SignalSpec<?> spec, int delay) {
        if (spec instanceof Spikes) {
            return p.spikes(delay);
        } else if (spec instanceof Trace t) {
            return new TraceRuntime(kernels, t, p.spikes(delay), (float) timeStep.decay(t.tauMs()));
        } else if (spec instanceof Psp s) {
            return new PspRuntime(s, p.spikes(delay), timeStep);
        } else if (spec instanceof Activity && !p.graded()) {
            return new SpikeActivityRuntime(p.spikes(delay));
        }
        return delay == 0 ? undelayed(p, spec) : new DelayLine((Signal) get(p, spec, 0), delay);
    }

    private Signal undelayed(PopulationRuntime p, SignalSpec<?> spec) {
        if (spec instanceof Membrane) {
            return new LiveSignal(p.batch(), p.size(), p.membrane());
        } else if (spec instanceof Activity) {
            return new LiveSignal(p.batch(), p.size(), p.activity());
        } else if (spec instanceof State s) {
            return new LiveSignal(p.batch(), p.size(), p.variable(s.name()));
        }
        return new SurrogateRuntime((Surrogate) spec, p.batch(), p.size(), p.distanceToThreshold());
    }

    /** Brings all signals of some samples up to date, in the order in which they were asked for. */
    void update(int sampleFrom, int sampleTo) {
        for (SignalRuntime s : running) {
            for (int b = sampleFrom; b < sampleTo; b++) {
                s.update(b);
            }
        }
    }

    /** Rough number of values that an update touches per sample. */
    long cost() {
        long n = 0;
        for (SignalRuntime s : running) {
            n += s.size();
        }
        return n;
    }

    void reset() {
        for (SignalRuntime s : running) {
            s.reset();
        }
    }
}
