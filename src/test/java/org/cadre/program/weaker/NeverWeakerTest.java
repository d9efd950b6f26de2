package org.cadre.program.weaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.Requirement;
import org.cadre.program.Standing;
import org.cadre.program.Standing.Measure;
import org.cadre.program.Standing.Unit;
import org.cadre.program.weaker.NeverWeaker.Part;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A district's edition against the national one. */
class NeverWeakerTest {
    private static final Edition NATIONAL = Editioned.NATIONAL;

    /** The national requirements with one of them changed. */
    private static Requirement changed(String key, UnaryOperator<Requirement> change) {
        return changed(NATIONAL.certification(), key, change);
    }

    private static Requirement changed(Requirement tree, String key, UnaryOperator<Requirement> change) {
        if (tree.key().equals(key)) {
            return change.apply(tree);
        }
        return tree instanceof Requirement.AllOf(var own, var title, var parts)
                ? new Requirement.AllOf(
                        own,
                        title,
                        parts.stream().map(part -> changed(part, key, change)).toList())
                : tree;
    }

    private static Requirement contactMinutes(int minutes) {
        return changed(
                "contact-hours",
                _ -> new Requirement.ContactMinutes("contact-hours", "Hours", minutes, ConfirmationLevel.VERIFIED));
    }

    private static Comparison compared(Editioned editioned) {
        var edition = editioned.edition();
        return NeverWeaker.compare(edition, edition.certification(), NATIONAL, NATIONAL.certification());
    }

    private static List<Standing> missing(Comparison comparison) {
        return ((Comparison.Weaker) comparison).example().missing();
    }

    @Test
    void theNationalEditionIsNoWeakerThanItself() {
        assertThat(NeverWeaker.compare(NATIONAL, NATIONAL))
                .containsOnlyKeys(Part.values())
                .allSatisfy((_, comparison) -> assertThat(comparison).isInstanceOf(Comparison.NoWeaker.class));
    }

    @Nested
    class Thresholds {
        @Test
        void moreIsNoWeaker() {
            assertThat(compared(Editioned.national().asking(contactMinutes(4800))))
                    .isInstanceOf(Comparison.NoWeaker.class);
        }

        @Test
        void lessIsRefusedWithTheHoursThatWouldPassHere() {
            var missing = missing(compared(Editioned.national().asking(contactMinutes(3600))));
            assertThat(missing).singleElement().satisfies(standing -> {
                assertThat(standing.key()).isEqualTo("contact-hours");
                assertThat(standing.measure()).isEqualTo(new Measure(3600, 4320, Unit.MINUTES));
            });
        }

        @Test
        void aLowerLevelIsRefused() {
            var lower = changed(
                    "contact-hours",
                    _ -> new Requirement.ContactMinutes(
                            "contact-hours", "Hours", 9000, ConfirmationLevel.SELF_ATTESTED));
            assertThat(missing(compared(Editioned.national().asking(lower))))
                    .extracting(Standing::key)
                    .containsExactly("contact-hours");
        }

        @Test
        void aModuleLessIsRefusedAndOneMoreIsNot() {
            var modules = new ArrayList<>(NATIONAL.modules());
            modules.removeLast();
            var fewer = changed(
                    "modules",
                    _ -> new Requirement.ModulesAttended(
                            "modules",
                            "Modules",
                            modules.stream()
                                    .map(one -> new Requirement.ModuleMinutes(one.key(), one.minutes()))
                                    .toList()));
            // The PD hours still ask for all of them.
            assertThat(compared(Editioned.national().asking(fewer))).isInstanceOf(Comparison.NoWeaker.class);

            var withoutHours = changed(fewer, "pd-hours", old -> new Requirement.PdMinutes("pd-hours", "PD", 750));
            assertThat(missing(compared(Editioned.national().asking(withoutHours))))
                    .extracting(Standing::key)
                    .contains("modules");
        }

        @Test
        void hoursOfAModuleOnlyTheDistrictHasDoNotCountNationally() {
            var modules = new ArrayList<>(NATIONAL.modules());
            modules.add(new Edition.ProgramModule("local", 7, "Local policy", 150, "What is done here."));
            var onlyHours = new Requirement.PdMinutes("pd-hours", "PD", 900);
            var edition = new Editioned(modules, true, NATIONAL.hours().modes(), 9, NATIONAL.certification()).edition();
            var comparison = NeverWeaker.compare(edition, onlyHours, NATIONAL, onlyHours);
            assertThat(missing(comparison)).extracting(Standing::key).containsExactly("pd-hours");
        }
    }

    @Nested
    class Alternatives {
        @Test
        void aChoiceBetweenTwoNationalRequirementsIsRefused() {
            var choice = changed(
                    "project",
                    project -> new Requirement.AnyOf(
                            "choice",
                            "A project or more hours",
                            List.of(
                                    project,
                                    new Requirement.ContactMinutes(
                                            "more", "Hours", 6000, ConfirmationLevel.VERIFIED))));
            assertThat(missing(compared(Editioned.national().asking(choice))))
                    .extracting(Standing::key)
                    .containsExactly("project");
        }

        @Test
        void aChoiceOfWhichEachSideIsEnoughIsNoWeaker() {
            var choice = changed(
                    "contact-hours",
                    _ -> new Requirement.AnyOf(
                            "choice",
                            "More hours, or confirmed ones",
                            List.of(
                                    new Requirement.ContactMinutes("more", "More", 6000, ConfirmationLevel.VERIFIED),
                                    new Requirement.ContactMinutes(
                                            "confirmed", "Confirmed", 4320, ConfirmationLevel.CONFIRMED))));
            assertThat(compared(Editioned.national().asking(choice))).isInstanceOf(Comparison.NoWeaker.class);
        }

        @Test
        void allButOneIsRefused() {
            var parts = NATIONAL.certification().parts();
            var most = new Requirement.AtLeast("most", "Most", parts.size() - 1, parts);
            // One module less is also two and a half hours less: nothing smaller is missing then.
            assertThat(missing(compared(Editioned.national().asking(most)))).hasSizeBetween(1, 2);
        }
    }

    @Nested
    class HoursPolicies {
        @Test
        void aModeOnlyTheDistrictCountsIsRefused() {
            var modes = new ArrayList<>(NATIONAL.hours().modes());
            modes.add(Editioned.mode("travel", true, null));
            var comparison = compared(new Editioned(NATIONAL.modules(), true, modes, 9, NATIONAL.certification()));
            assertThat(missing(comparison)).extracting(Standing::key).containsExactly("contact-hours");
        }

        @Test
        void aCapOnAModeIsNoWeaker() {
            var modes = new ArrayList<>(NATIONAL.hours().modes());
            modes.replaceAll(mode -> mode.key().equals("email") ? Editioned.mode("email", true, 600) : mode);
            assertThat(compared(new Editioned(NATIONAL.modules(), true, modes, 9, NATIONAL.certification())))
                    .isInstanceOf(Comparison.NoWeaker.class);
        }

        @Test
        void monthsTheNationalInternshipDoesNotHaveAreRefused() {
            assertThat(missing(compared(Editioned.national().months(12))))
                    .extracting(Standing::key)
                    .containsExactly("contact-hours");
        }
    }

    @Nested
    class Cadences {
        private Requirement cadence(int months, boolean excusable) {
            return changed(
                    "contact-each-month",
                    _ -> new Requirement.ContactCadence(
                            "contact-each-month", "Each month", months, ConfirmationLevel.VERIFIED, excusable));
        }

        @Test
        void fewerMonthsAreRefused() {
            assertThat(missing(compared(Editioned.national().asking(cadence(8, true)))))
                    .extracting(Standing::key)
                    .containsExactly("contact-each-month");
        }

        @Test
        void noExcuseIsNoWeaker() {
            assertThat(compared(Editioned.national().asking(cadence(9, false))))
                    .isInstanceOf(Comparison.NoWeaker.class);
        }
    }
}
