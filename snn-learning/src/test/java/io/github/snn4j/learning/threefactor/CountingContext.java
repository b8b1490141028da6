package io.github.snn4j.learning.threefactor;

import io.github.snn4j.plasticity.Eligibility;
import io.github.snn4j.plasticity.Norm;
import io.github.snn4j.plasticity.PlasticityContext;
import io.github.snn4j.plasticity.WeightDependence;
import io.github.snn4j.plasticity.WeightSink;
import io.github.snn4j.plasticity.WeightView;
import io.github.snn4j.random.KeyedRandom;
import io.github.snn4j.signal.Signal;
import io.github.snn4j.signal.SignalSpec;
import io.github.snn4j.time.TimeStep;

/** Counts the values that a rule asks for; has no weights and no eligibility to give. */
final class CountingContext implements PlasticityContext {

    private final int pre;
    private final int post;
    private final int batch;
    private long values;

    CountingContext(int pre, int post, int batch) {
        this.pre = pre;
        this.post = post;
        this.batch = batch;
    }

    long values() {
        return values;
    }

    private record Values(int batch, int size, float[] array) implements Signal {}

    private Signal counted(int size) {
        values += (long) batch * size;
        return new Values(batch, size, new float[batch * size]);
    }

    @Override
    public String name() {
        return "counted";
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    @SuppressWarnings("unchecked") // only rules that ask for signals of values
    public <S> S pre(SignalSpec<S> spec) {
        return (S) counted(pre);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S> S post(SignalSpec<S> spec) {
        return (S) counted(post);
    }

    @Override
    public Signal modulator() {
        return counted(post);
    }

    @Override
    public Signal preScratch() {
        return counted(pre);
    }

    @Override
    public Signal postScratch() {
        return counted(post);
    }

    @Override
    public TimeStep timeStep() {
        return new TimeStep(1);
    }

    @Override
    public KeyedRandom random(String purpose) {
        return KeyedRandom.of(1, "counted", purpose);
    }

    @Override
    public WeightSink sink() {
        return new WeightSink() {
            @Override
            public void row(int sample, int preNeuron, float scale, Signal values) {}

            @Override
            public void column(int sample, int postNeuron, float scale, Signal values, float offset) {}

            @Override
            public void outer(float scale, Signal preValues, Signal postValues) {}

            @Override
            public void dense(float scale, float[] deltas) {}

            @Override
            public void normalizeIncoming(Norm norm, float total) {}
        };
    }

    @Override
    public WeightView weights() {
        throw new UnsupportedOperationException("weights");
    }

    @Override
    public WeightSink sink(WeightDependence dependence) {
        throw new UnsupportedOperationException("weight dependence");
    }

    @Override
    public Eligibility eligibility(double tauMs, WeightDependence dependence) {
        throw new UnsupportedOperationException("eligibility");
    }

    @Override
    public PlasticityContext withSink(WeightSink other) {
        throw new UnsupportedOperationException("other sink");
    }
}
