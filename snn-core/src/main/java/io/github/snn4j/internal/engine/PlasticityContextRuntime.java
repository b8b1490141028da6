package io.github.snn4j.internal.engine;

import io.github.snn4j.plasticity.Eligibility;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.time.TimeStep;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a rule of one projection may ask for. */
final class PlasticityContextRuntime implements PlasticityContext {

    private final ProjectionRuntime projection;
    private final PlasticLane lane;
    private final SignalPool pool;
    private final EngineSettings settings;
    private final Supplier<Signal> modulator;
    private final @Nullable WeightSink override;

    PlasticityContextRuntime(
            ProjectionRuntime projection,
            PlasticLane lane,
            SignalPool pool,
            EngineSettings settings,
            Supplier<Signal> modulator,
            @Nullable WeightSink override) {
        this.projection = projection;
        this.lane = lane;
        this.pool = pool;
        this.settings = settings;
        this.modulator = modulator;
        this.override = override;
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public int batch() {
        return settings.batch();
    }

    @Override
    public <S> S pre(SignalSpec<S> spec) {
        return pool.get(projection.pre(), spec, lane.delay());
    }

    @Override
    public <S> S post(SignalSpec<S> spec) {
        return pool.get(projection.post(), spec, 0);
    }

    @Override
    public Signal modulator() {
        return modulator.get();
    }

    @Override
    public WeightView weights() {
        return projection.store();
    }

    @Override
    public WeightSink sink() {
        return override != null ? override : lane.sink(WeightDependence.additive());
    }

    @Override
    public WeightSink sink(WeightDependence dependence) {
        if (override == null) {
            return lane.sink(dependence);
        }
        if (!dependence.equals(WeightDependence.additive())) {
            throw new IllegalStateException("Projection '" + name()
                    + "': a rule inside another must be additive; give the weight dependence to the outer rule");
        }
        return override;
    }

    @Override
    public Eligibility eligibility(double tauMs, WeightDependence dependence) {
        if (override != null) {
            throw new IllegalStateException("Projection '" + name()
                    + "': a rule with eligibility cannot be inside another rule; make it the outer one");
        }
        return projection.eligibility(lane, settings.timeStep().decay(tauMs), dependence);
    }

    @Override
    public Signal preScratch() {
        int n = projection.pre().size();
        return new LiveSignal(batch(), n, new float[batch() * n]);
    }

    @Override
    public Signal postScratch() {
        int n = projection.post().size();
        return new LiveSignal(batch(), n, new float[batch() * n]);
    }

    @Override
    public TimeStep timeStep() {
        return settings.timeStep();
    }

    @Override
    public KeyedRandom random(String purpose) {
        return KeyedRandom.of(settings.seed(), projection.name(), purpose);
    }

    @Override
    public PlasticityContext withSink(WeightSink other) {
        return new PlasticityContextRuntime(projection, lane, pool, settings, modulator, other);
    }
}
