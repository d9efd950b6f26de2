package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cadre.program.NineMonths.EDITION;
import static org.cadre.program.NineMonths.id;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.cadre.platform.text.Texts;
import org.cadre.program.Standing.State;

class StandingPropertiesTest {
    private static final LocalDate FIRST = NineMonths.FIRST;
    private static final Texts TEXTS = new Texts();

    /** Evidence that counts can only help: whatever is asked for, unmet < partly < met never goes back. */
    @Property(tries = 400)
    void isNeverLoweredByEvidenceThatCounts(
            @ForAll("evidence") Evidence before,
            @ForAll("factThatCounts") Fact more,
            @ForAll("requirement") Requirement requirement,
            @ForAll("day") LocalDate day) {
        for (var asked : List.of(requirement, EDITION.certification(), EDITION.renewalRequirement())) {
            var without = Standings.of(EDITION, asked, before, day);
            var with = Standings.of(EDITION, asked, before.plus(Evidence.of(more)), day);
            assertNoPartIsLower(without, with);
        }
    }

    private static void assertNoPartIsLower(Standing without, Standing with) {
        assertThat(with.state()).as(with.key()).isGreaterThanOrEqualTo(without.state());
        for (int i = 0; i < with.parts().size(); i++) {
            assertNoPartIsLower(without.parts().get(i), with.parts().get(i));
        }
    }

    @Property(tries = 400)
    void ofAllIsMetExactlyWhenItsPartsAre(
            @ForAll("requirements") List<Requirement> parts,
            @ForAll("evidence") Evidence evidence,
            @ForAll("day") LocalDate day) {
        var standing = Standings.of(EDITION, new Requirement.AllOf("all", "All", parts), evidence, day);
        assertThat(standing.isMet()).isEqualTo(metOf(parts, evidence, day) == parts.size());
    }

    @Property(tries = 400)
    void ofAtLeastIsMetExactlyWhenEnoughPartsAre(
            @ForAll("requirements") List<Requirement> parts,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll("evidence") Evidence evidence,
            @ForAll("day") LocalDate day) {
        int met = metOf(parts, evidence, day);
        var some = Standings.of(EDITION, new Requirement.AtLeast("some", "Some", count, parts), evidence, day);
        assertThat(some.isMet()).isEqualTo(met >= count);
        var any = Standings.of(EDITION, new Requirement.AnyOf("any", "Any", parts), evidence, day);
        assertThat(any.isMet()).isEqualTo(met >= 1);
        if (!any.isMet()) {
            boolean begun = any.parts().stream().anyMatch(part -> part.state() != State.UNMET);
            assertThat(any.state()).isEqualTo(begun ? State.PARTLY : State.UNMET);
        }
    }

    private static int metOf(List<Requirement> parts, Evidence evidence, LocalDate day) {
        return (int) parts.stream()
                .filter(part -> Standings.of(EDITION, part, evidence, day).isMet())
                .count();
    }

    @Property(tries = 300)
    void isTheSameForTheSameEvidenceInAnyOrder(
            @ForAll("evidence") Evidence evidence,
            @ForAll("requirement") Requirement requirement,
            @ForAll("day") LocalDate day,
            @ForAll Random random) {
        var facts = new ArrayList<>(evidence.facts());
        Collections.shuffle(facts, random);
        int cut = facts.isEmpty() ? 0 : random.nextInt(facts.size());
        var shuffled = Evidence.of(facts.subList(0, cut)).plus(Evidence.of(facts.subList(cut, facts.size())));
        for (var asked : List.of(requirement, EDITION.certification(), EDITION.renewalRequirement())) {
            assertThat(Standings.of(EDITION, asked, shuffled, day))
                    .isEqualTo(Standings.of(EDITION, asked, evidence, day));
        }
        assertThat(Standings.months(EDITION, shuffled, day)).isEqualTo(Standings.months(EDITION, evidence, day));
    }

    @Property(tries = 300)
    void isSaidInWordsAndNeverOverdueOnceMet(
            @ForAll("evidence") Evidence evidence,
            @ForAll("requirement") Requirement requirement,
            @ForAll("day") LocalDate day) {
        assertIsSaid(Standings.of(EDITION, requirement, evidence, day));
    }

    private static void assertIsSaid(Standing standing) {
        assertThat(TEXTS.say(standing.reason())).isNotBlank().doesNotContain("{", "[", "null", "#");
        assertThat(standing.isMet() && standing.overdue()).isFalse();
        standing.parts().forEach(StandingPropertiesTest::assertIsSaid);
    }

    @Provide
    Arbitrary<LocalDate> day() {
        return Arbitraries.integers().between(-40, 420).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<Evidence> evidence() {
        var facts = Arbitraries.oneOf(factThatCounts(), contact(Arbitraries.of(Fact.ContactState.class)))
                .list()
                .ofMaxSize(40)
                .uniqueElements(Fact::id); // a record is there once
        var internships = internship().list().ofMaxSize(2).uniqueElements(Fact::id);
        return Combinators.combine(facts, internships).as((some, both) -> {
            var all = new ArrayList<Fact>(some);
            all.addAll(both);
            return Evidence.of(all);
        });
    }

    private static Arbitrary<Fact> internship() {
        var hold = Combinators.combine(
                        Arbitraries.integers().between(0, 250),
                        Arbitraries.integers().between(0, 60))
                .as((after, days) -> new DateRange(FIRST.plusDays(after), FIRST.plusDays(after + days)));
        return Combinators.combine(
                        number(),
                        Arbitraries.of(Fact.InternshipState.class),
                        Arbitraries.integers().between(0, 60),
                        hold.list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 3))
                .as((number, state, after, holds, extension) -> new Fact.Internship(
                        id(2, number),
                        state,
                        state == Fact.InternshipState.APPLIED ? null : FIRST.plusDays(after),
                        null,
                        holds,
                        extension));
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(1, 1_000_000);
    }

    private static Arbitrary<Integer> month() {
        return Arbitraries.integers().between(1, 12);
    }

    @Provide
    Arbitrary<Fact> factThatCounts() {
        var modules = Arbitraries.of(EDITION.modules()).map(Edition.ProgramModule::key);
        Arbitrary<Fact> attended = Combinators.combine(
                        number(), modules, Arbitraries.integers().between(5, 150), day())
                .as((number, module, minutes, day) ->
                        new Fact.Attended(id(1, number), module, minutes, day, OfferingKind.LII));
        Arbitrary<Fact> pairing = Combinators.combine(
                        number(), day(), Arbitraries.integers().between(-1, 200))
                .as((number, day, lasts) ->
                        new Fact.Pairing(id(3, number), day, lasts < 0 ? null : day.plusDays(lasts)));
        Arbitrary<Fact> contact = contact(Arbitraries.just(Fact.ContactState.SUBMITTED));
        Arbitrary<Fact> excused = month().map(month -> new Fact.ExcusedMonth(id(9, month), month));
        Arbitrary<Fact> report = Combinators.combine(number(), month(), Arbitraries.of(Fact.ReportState.class), day())
                .as((number, month, state, day) -> new Fact.Report(
                        id(5, number),
                        month,
                        state,
                        state == Fact.ReportState.OPEN ? null : day,
                        state == Fact.ReportState.ACCEPTED ? day.plusDays(4) : null));
        Arbitrary<Fact> meeting = Combinators.combine(number(), month(), Arbitraries.of(Fact.Presence.class), day())
                .as((number, month, presence, day) -> new Fact.Meeting(id(6, number), month, presence, day));
        Arbitrary<Fact> project = Combinators.combine(number(), Arbitraries.of(Fact.ProjectState.class), day())
                .as((number, state, day) ->
                        new Fact.Project(id(7, number), state, state == Fact.ProjectState.PASSED ? day : null));
        Arbitrary<Fact> recertified = Combinators.combine(number(), Arbitraries.of(180, 360), day())
                .as((number, minutes, day) -> new Fact.Recertified(id(8, number), minutes, day));
        return Arbitraries.oneOf(
                List.of(attended, pairing, contact, contact, excused, report, meeting, project, recertified));
    }

    private Arbitrary<Fact> contact(Arbitrary<Fact.ContactState> states) {
        return Combinators.combine(
                        number(),
                        day(),
                        Arbitraries.integers().between(1, 96),
                        Arbitraries.of(EDITION.hours().modes()),
                        Arbitraries.of(ConfirmationLevel.class),
                        states)
                .as((number, day, steps, mode, level, state) ->
                        new Fact.Contact(id(4, number), day, steps * 5, mode.key(), level, state));
    }

    @Provide
    Arbitrary<List<Requirement>> requirements() {
        return requirement().list().ofMinSize(1).ofMaxSize(4);
    }

    /** Trees of every kind of requirement, small enough for random evidence to meet some of them. */
    @Provide
    Arbitrary<Requirement> requirement() {
        return Arbitraries.lazyOf(
                StandingPropertiesTest::leaf, StandingPropertiesTest::leaf, StandingPropertiesTest::leaf, this::branch);
    }

    private Arbitrary<Requirement> branch() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 3),
                        requirement().list().ofMinSize(1).ofMaxSize(3))
                .as((kind, count, parts) -> switch (kind) {
                    case 0 -> new Requirement.AllOf("all", "All", parts);
                    case 1 -> new Requirement.AnyOf("any", "Any", parts);
                    default -> new Requirement.AtLeast("some", "Some", Math.min(count, parts.size()), parts);
                });
    }

    private static Arbitrary<Requirement> leaf() {
        var levels = Arbitraries.of(ConfirmationLevel.class);
        var small = Arbitraries.integers().between(1, 5);
        Arbitrary<Requirement> modules = Arbitraries.of(EDITION.modules())
                .map(module -> new Requirement.ModulesAttended(
                        "modules", "Modules", List.of(new Requirement.ModuleMinutes(module.key(), module.minutes()))));
        Arbitrary<Requirement> pd = small.map(n -> new Requirement.PdMinutes("pd", "PD", n * 100));
        Arbitrary<Requirement> pairing = Arbitraries.just(new Requirement.PairingInForce("pairing", "Pairing"));
        Arbitrary<Requirement> contact = Combinators.combine(small, levels)
                .as((n, level) -> new Requirement.ContactMinutes("contact", "Contact", n * 300, level));
        Arbitrary<Requirement> cadence = Combinators.combine(small, levels, Arbitraries.of(true, false))
                .as((n, level, excusable) -> new Requirement.ContactCadence("cadence", "Cadence", n, level, excusable));
        Arbitrary<Requirement> reports =
                small.map(n -> new Requirement.MonthlyReportsAccepted("reports", "Reports", n));
        Arbitrary<Requirement> meetings =
                small.map(n -> new Requirement.MeetingsAttended("meetings", "Meetings", n, n + 2));
        Arbitrary<Requirement> project = Arbitraries.just(new Requirement.ProjectPassed("project", "Project"));
        Arbitrary<Requirement> training =
                small.map(n -> new Requirement.RecertificationAttended("training", "Training", n * 180));
        return Arbitraries.oneOf(List.of(modules, pd, pairing, contact, cadence, reports, meetings, project, training));
    }
}
