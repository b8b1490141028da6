package io.github.snn4j.learning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.snn4j.learning.reward.RewardModulated;
import io.github.snn4j.learning.stdp.PairStdp;
import io.github.snn4j.plasticity.LearningSignal;
import io.github.snn4j.plasticity.PlasticityRule;
import org.junit.jupiter.api.Test;

/** Rules live on the published interface alone. */
class ArchitectureTest {

    private static final JavaClasses LEARNING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.snn4j.learning");

    /** Without this the rules below could hold for want of classes. */
    @Test
    void theRulesWereSeen() {
        assertThat(LEARNING.contain(PairStdp.class)).isTrue();
        assertThat(LEARNING.contain(RewardModulated.class)).isTrue();
        assertThat(LEARNING.contain(ArchitectureTest.class)).isFalse();
        assertThat(LEARNING.stream().filter(c -> c.isAssignableTo(PlasticityRule.class)))
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void nobodyTouchesTheInternalsOfTheCore() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.snn4j.internal..", "org.nd4j..", "java.awt..")
                .check(LEARNING);
    }

    @Test
    void rulesAndLearningSignalsAreRecords() {
        classes()
                .that()
                .areAssignableTo(PlasticityRule.class)
                .or()
                .areAssignableTo(LearningSignal.class)
                .should()
                .beRecords()
                .check(LEARNING);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.github.snn4j.learning.(**)")
                .should()
                .beFreeOfCycles()
                .check(LEARNING);
    }
}
