package io.github.snn4j;

import io.github.snn4j.internal.engine.Engine;
import io.github.snn4j.monitor.MonitorContext;
import io.github.snn4j.plasticity.Bounds;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.signal.SpikeSignal;
import io.github.snn4j.time.TimeStep;
import java.util.List;

/** What monitors may see of a simulator. */
final class MonitorAccess implements MonitorContext {

    private final Network network;
    private final SimulationConfig config;
    private final Engine engine;

    MonitorAccess(Network network, SimulationConfig config, Engine engine) {
        this.network = network;
        this.config = config;
        this.engine = engine;
    }

    @Override
    public TimeStep timeStep() {
        return new TimeStep(config.dtMs());
    }

    @Override
    public int batch() {
        return config.batchSize();
    }

    @Override
    public List<String> populations() {
        return List.copyOf(network.populations().keySet());
    }

    @Override
    public List<String> projections() {
        return List.copyOf(network.projections().keySet());
    }

    @Override
    public int size(String population) {
        return engine.population(population).size();
    }

    @Override
    public boolean isSource(String population) {
        engine.population(population);
        return network.populations().get(population).source().isPresent();
    }

    @Override
    public boolean isGraded(String population) {
        return engine.population(population).graded();
    }

    @Override
    public SpikeSignal spikes(String population) {
        return engine.population(population).spikes();
    }

    @Override
    public long spikeCount(String population) {
        return engine.population(population).spikeCount();
    }

    @Override
    public boolean learning() {
        return engine.learning();
    }

    @Override
    public <S> S signal(String population, SignalSpec<S> spec) {
        return engine.signal(population, spec);
    }

    @Override
    public float[] variable(String population, String variable) {
        return engine.population(population).variable(variable);
    }

    @Override
    public List<String> variables(String population) {
        return engine.population(population).variableNames();
    }

    @Override
    public String preOf(String projection) {
        engine.projection(projection);
        return network.projections().get(projection).pre();
    }

    @Override
    public String postOf(String projection) {
        engine.projection(projection);
        return network.projections().get(projection).post();
    }

    @Override
    public WeightView weights(String projection) {
        return engine.projection(projection).weights();
    }

    @Override
    public Bounds bounds(String projection) {
        return engine.projection(projection).bounds();
    }

    @Override
    public boolean isPlastic(String projection) {
        engine.projection(projection);
        return network.projections().get(projection).rule().isPresent();
    }

    @Override
    public int fanOut(String projection, int pre) {
        return engine.projection(projection).fanOut(pre);
    }
}
