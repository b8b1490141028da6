package io.github.snn4j;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {

    private static final String ROOT = "io.github.snn4j";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Without this the rules below could hold for want of classes. */
    @Test
    void allPackagesWereSeen() {
        Set<String> packages = CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages)
                .contains(
                        ROOT,
                        ROOT + ".connect",
                        ROOT + ".internal.check",
                        ROOT + ".internal.engine",
                        ROOT + ".internal.kernel",
                        ROOT + ".internal.kernel.vector",
                        ROOT + ".monitor",
                        ROOT + ".neuron",
                        ROOT + ".plasticity",
                        ROOT + ".random",
                        ROOT + ".signal",
                        ROOT + ".spike",
                        ROOT + ".time");
        assertThat(CORE.size()).isGreaterThan(150);
        assertThat(CORE.contain(Simulator.class)).isTrue();
        assertThat(CORE.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void nobodyDependsOnTheRootPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CORE);
    }

    @Test
    void onlyTheBridgeAndTheKernelsNameNd4j() {
        noClasses()
                .that(not(resideInAnyPackage(ROOT + ".nd4j", ROOT + ".internal.kernel")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
                .check(CORE);
    }

    @Test
    void onlyTheVectorKernelsNameTheIncubator() {
        noClasses()
                .that(not(resideInAPackage(ROOT + ".internal.kernel.vector")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator..")
                .check(CORE);
        assertThat(CORE.get(ROOT + ".internal.kernel.vector.VectorKernels").getDirectDependenciesFromSelf())
                .isNotEmpty();
    }

    @Test
    void onlyKeyedRandomNumbersAreUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .check(CORE);
    }

    @Test
    void theClockIsNeverRead() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Instant")
                .check(CORE);
    }

    @Test
    void standardStreamsOtherLoggersAndJavaSerialisationAreNotUsed() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectOutputStream")
                .check(CORE);
    }

    @Test
    void theApiShowsNoInternalTypes() {
        List<String> leaks = new ArrayList<>();
        int methods = 0;
        for (JavaClass type : CORE) {
            if (!type.getModifiers().contains(JavaModifier.PUBLIC)
                    || type.getPackageName().contains(".internal")) {
                continue;
            }
            for (JavaMethod m : type.getMethods()) {
                if (m.getModifiers().contains(JavaModifier.PUBLIC)) {
                    methods++;
                    List<JavaClass> shown = new ArrayList<>(m.getRawParameterTypes());
                    shown.add(m.getRawReturnType());
                    shown.stream()
                            .filter(c -> c.getPackageName().startsWith(ROOT + ".internal"))
                            .forEach(c -> leaks.add(m.getFullName() + " shows " + c.getName()));
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(methods).isGreaterThan(200);
    }
}
