package org.cadre.internship;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The packages of part two know each other one way only, and the base package knows none of them. */
class PackagesTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cadre.internship");

    @Test
    void knowEachOtherOneWayOnly() {
        slices().matching("org.cadre.internship.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void areUnknownToTheBasePackage() {
        noClasses()
                .that()
                .resideInAPackage("org.cadre.internship")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cadre.internship.*..")
                .check(classes);
    }
}
