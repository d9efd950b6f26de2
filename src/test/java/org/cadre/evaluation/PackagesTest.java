package org.cadre.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of evaluations know each other one way only, and the base package knows none of them. */
class PackagesTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cadre.evaluation");

    @Test
    void knowEachOtherOneWayOnly() {
        slices().matching("org.cadre.evaluation.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void areUnknownToTheBasePackage() {
        noClasses()
                .that()
                .resideInAPackage("org.cadre.evaluation")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cadre.evaluation.*..")
                .check(classes);
    }
}
