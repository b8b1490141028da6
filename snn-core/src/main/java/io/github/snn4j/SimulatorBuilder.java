package io.github.snn4j;

import io.github.snn4j.connect.Sparse;
import io.github.snn4j.internal.check.Check;
import io.github.snn4j.internal.engine.Engine;
import io.github.snn4j.internal.engine.EngineSettings;
import io.github.snn4j.internal.engine.MemoryForecast;
import io.github.snn4j.internal.engine.Ownership;
import io.github.snn4j.internal.engine.PopulationSpec;
import io.github.snn4j.internal.engine.ProjectionSpec;
import io.github.snn4j.internal.kernel.DenseProduct;
import io.github.snn4j.internal.kernel.DenseProducts;
import io.github.snn4j.internal.kernel.KernelProvider;
import io.github.snn4j.internal.kernel.Kernels;
import io.github.snn4j.neuron.NeuronModel;
import io.github.snn4j.neuron.Receptor;
import io.github.snn4j.plasticity.PlasticityRule;
import io.github.snn4j.time.TimeStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a description into a running engine, checking everything on the way. */
final class SimulatorBuilder {

    private SimulatorBuilder() {}

    static Engine build(Network network, SimulationConfig config, long shareFrom) {
        TimeStep timeStep = new TimeStep(config.dtMs());
        List<List<String>> stages = network.stages();
        Map<String, ProjectionSpec> specs = new LinkedHashMap<>();
        Map<String, Integer> delays = new LinkedHashMap<>();
        network.projections().forEach((name, p) -> {
            ProjectionSpec spec = resolve(network, p, config, timeStep);
            specs.put(name, spec);
            delays.merge(p.pre(), spec.remembered(), Math::max);
        });
        Runtime memory = Runtime.getRuntime();
        MemoryForecast.require(
                specs.values(),
                name -> network.populations().get(name).size(),
                memory.maxMemory() - memory.totalMemory() + memory.freeMemory());
        TimeConstants.warnIfShorterThanStep(network, config.dtMs());
        Kernels kernels = KernelProvider.byName(config.kernel().name().toLowerCase(Locale.ROOT));
        DenseProduct blas =
                config.denseProducts() == SimulationConfig.DenseProducts.FASTEST ? DenseProducts.blas() : null;
        Map<String, Integer> owners = owners(network, specs, config.threads());
        int shares = owners.isEmpty() && !plasticRows(specs)
                ? EngineSettings.shares(config.batchSize(), config.threads())
                : config.threads();
        Engine engine = new Engine(new EngineSettings(
                timeStep, config.seed(), config.batchSize(), config.threads(), shares, kernels, blas, shareFrom));
        try {
            start(network, engine, specs, delays, stages, owners);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        return engine;
    }

    /** Rows that follow a trace do so once for each piece that they are cut into, so more pieces would not pay. */
    private static boolean plasticRows(Map<String, ProjectionSpec> specs) {
        return specs.values().stream().anyMatch(p -> p.plastic() && p.connectivity() instanceof Sparse);
    }

    private static Map<String, Integer> owners(Network network, Map<String, ProjectionSpec> specs, int threads) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        network.populations().values().stream()
                .filter(p -> p.model().isPresent())
                .forEach(p -> sizes.put(p.name(), p.size()));
        return Ownership.deal(sizes, specs.values(), threads);
    }

    private static void start(
            Network network,
            Engine engine,
            Map<String, ProjectionSpec> specs,
            Map<String, Integer> delays,
            List<List<String>> stages,
            Map<String, Integer> owners) {
        network.populations()
                .forEach((name, p) -> engine.addPopulation(new PopulationSpec(
                        name,
                        p.size(),
                        p.model().orElse(null),
                        p.source().orElse(null),
                        p.parameters(),
                        p.initial(),
                        network.stimuli().getOrDefault(name, List.of()),
                        network.recurrent(name),
                        owners.getOrDefault(name, -1))));
        network.learningSignals().forEach(engine::addLearningSignal);
        engine.startPopulations(delays);
        specs.values().forEach(engine::addProjection);
        Map<String, PlasticityRule> rules = new LinkedHashMap<>();
        network.projections().forEach((name, p) -> p.rule().ifPresent(r -> rules.put(name, r)));
        engine.start(rules, stages);
    }

    private static ProjectionSpec resolve(Network network, Projection p, SimulationConfig config, TimeStep timeStep) {
        Population post = network.populations().get(p.post());
        NeuronModel model = post.model().orElseThrow();
        Receptor receptor = p.receptor().orElse(model.receptors().get(0));
        Check.argument(
                model.receptors().contains(receptor),
                () -> "Projection '" + p.name() + "': population '" + p.post() + "' has no receptor '"
                        + receptor.name() + "'; it has "
                        + model.receptors().stream().map(Receptor::name).toList());
        return new ProjectionSpec(
                p.name(),
                p.pre(),
                p.post(),
                p.connectivity(),
                p.weights(),
                p.delay(),
                delaySteps(p, config, timeStep),
                receptor,
                p.bounds(),
                p.application(),
                p.rule().isPresent(),
                p.shortTerm().orElse(null),
                p.tie().map(Projection.Tie::other).orElse(null),
                (float) p.tie().map(Projection.Tie::factor).orElse(1.0).doubleValue(),
                p.tie().map(Projection.Tie::transposed).orElse(true));
    }

    private static int delaySteps(Projection p, SimulationConfig config, TimeStep timeStep) {
        double longestMs = p.delay().valuesMs().max();
        Check.argument(
                longestMs <= config.maxDelayMs(),
                () -> "Projection '" + p.name() + "': delays must be <= " + config.maxDelayMs() + " ms, got "
                        + longestMs + " ms; allow longer ones with SimulationConfig.withMaxDelay");
        return p.delay().constant()
                ? timeStep.steps(longestMs, "Projection '" + p.name() + "': delayMs")
                : Math.max(1, (int) Math.round(longestMs / timeStep.dtMs()));
    }
}
