package io.github.snn4j.examples.compare;

import java.util.List;

/** The rules that there are, in the order of the table. */
final class ComparedRules {

    private static final List<ComparedRule> RULES = List.of(
            new BpttRule(),
            new EpropRule(true),
            new EpropRule(false),
            new SuperSpikeRule(),
            new DecolleRule(),
            new ErbpRule());

    private ComparedRules() {}

    static List<String> names() {
        return RULES.stream().map(ComparedRule::name).toList();
    }

    static List<ComparedRule> all() {
        return RULES;
    }

    static List<ComparedRule> named(String name) {
        return RULES.stream().filter(rule -> rule.name().equals(name)).toList();
    }
}
