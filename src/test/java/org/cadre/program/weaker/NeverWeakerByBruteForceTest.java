package org.cadre.program.weaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.cadre.program.OfferingKind;
import org.cadre.program.Requirement;
import org.cadre.program.Standings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is proved or refuted, against trying it out: random pairs of small editions, each with everything a person can have
 * done in a small world. A proof is wrong when one of these passes here and not there; a refutation carries its own example.
 */
class NeverWeakerByBruteForceTest {
    private static final int PAIRS = 1000;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate AFTER = LocalDate.of(2027, 9, 1);
    private static final ConfirmationLevel[] LEVELS = {ConfirmationLevel.SUPPORTED, ConfirmationLevel.CONFIRMED};
    private static final List<String> MODULES = List.of("one", "two", "three");

    /** What a world knows of; all of it at once would be too much to try out. */
    enum World {
        MODULES_AND_MEETINGS,
        CONTACTS,
        CONTACTS_AND_PROJECT
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithTryingItOut(World world) {
        var everything = everything(world);
        var random = new Random(world.ordinal() + 1L);
        int proved = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            var here = edition(world, random);
            // Often a close relative: two strangers are nearly always weaker one way or the other.
            var there = random.nextInt(3) == 0 ? edition(world, random) : relative(here, world, random);
            var comparison = compared(here, there);
            boolean weaker =
                    everything.stream().anyMatch(evidence -> passes(here, evidence) && !passes(there, evidence));
            if (comparison instanceof Comparison.NoWeaker) {
                proved++;
                assertThat(weaker)
                        .as("proved, but not so: %s against %s", said(here), said(there))
                        .isFalse();
            } else {
                assertThat(comparison).isInstanceOf(Comparison.Weaker.class);
            }
        }
        assertThat(proved).isBetween(PAIRS / 20, PAIRS - PAIRS / 20);
    }

    private static Comparison compared(Edition here, Edition there) {
        try {
            return NeverWeaker.compare(here, here.certification(), there, there.certification());
        } catch (IllegalStateException e) {
            throw new AssertionError(said(here) + " against " + said(there), e);
        }
    }

    private static String said(Edition edition) {
        return edition.certification() + " with " + edition.modules()
                + edition.hours().modes() + " in " + edition.internship().months() + " months";
    }

    private static boolean passes(Edition edition, Evidence evidence) {
        return Standings.of(edition, edition.certification(), evidence, AFTER).isMet();
    }

    private static Edition edition(World world, Random random) {
        var modules = new ArrayList<Edition.ProgramModule>();
        for (String key : MODULES) {
            if (random.nextInt(5) > 0) {
                modules.add(new Edition.ProgramModule(key, modules.size() + 1, key, 1 + random.nextInt(2), key));
            }
        }
        return new Editioned(
                        modules,
                        random.nextInt(4) > 0,
                        List.of(
                                Editioned.mode("a", random.nextInt(5) > 0, cap(random)),
                                Editioned.mode("b", random.nextInt(5) > 0, cap(random))),
                        2 + random.nextInt(2),
                        tree(world, random, 2))
                .edition();
    }

    private static @Nullable Integer cap(Random random) {
        return random.nextInt(3) > 0 ? null : Integer.valueOf(1 + random.nextInt(2));
    }

    /** The same requirements under other rules, or other requirements under the same rules. */
    private static Edition relative(Edition edition, World world, Random random) {
        var same = new Editioned(
                edition.modules(),
                edition.attendance().partialCredit(),
                edition.hours().modes(),
                edition.internship().months(),
                edition.certification());
        return switch (random.nextInt(3)) {
            case 0 -> {
                var other = edition(world, random);
                yield new Editioned(
                                other.modules(),
                                other.attendance().partialCredit(),
                                other.hours().modes(),
                                other.internship().months(),
                                edition.certification())
                        .edition();
            }
            case 1 ->
                same.asking(new Requirement.AnyOf(
                                "any", "any", List.of(edition.certification(), tree(world, random, 1))))
                        .edition();
            default -> same.asking(tree(world, random, 1)).edition();
        };
    }

    private static Requirement tree(World world, Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf(world, random);
        }
        var parts = new ArrayList<Requirement>();
        for (int i = 0; i <= 1 + random.nextInt(2); i++) {
            parts.add(tree(world, random, depth - 1));
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Requirement.AllOf("all", "all", parts);
            case 1 -> new Requirement.AnyOf("any", "any", parts);
            default -> new Requirement.AtLeast("some", "some", 1 + random.nextInt(parts.size()), parts);
        };
    }

    private static Requirement leaf(World world, Random random) {
        return switch (world) {
            case MODULES_AND_MEETINGS ->
                switch (random.nextInt(5)) {
                    case 0, 1 -> new Requirement.PdMinutes("pd", "pd", 1 + random.nextInt(4));
                    case 2 -> new Requirement.MeetingsAttended("meetings", "meetings", 1 + random.nextInt(2), 2);
                    default ->
                        new Requirement.ModulesAttended(
                                "modules",
                                "modules",
                                List.of(new Requirement.ModuleMinutes(
                                        MODULES.get(random.nextInt(3)), 1 + random.nextInt(2))));
                };
            case CONTACTS -> contact(random);
            case CONTACTS_AND_PROJECT ->
                random.nextInt(3) == 0 ? new Requirement.ProjectPassed("project", "project") : contact(random);
        };
    }

    private static Requirement contact(Random random) {
        var level = LEVELS[random.nextInt(LEVELS.length)];
        return random.nextInt(3) == 0
                ? new Requirement.ContactCadence(
                        "cadence", "cadence", 1 + random.nextInt(2), level, random.nextBoolean())
                : new Requirement.ContactMinutes("contact", "contact", 1 + random.nextInt(4), level);
    }

    private static List<Evidence> everything(World world) {
        return switch (world) {
            case MODULES_AND_MEETINGS -> modulesAndMeetings();
            case CONTACTS -> contacts(new Random(7), 1200, false);
            case CONTACTS_AND_PROJECT -> contacts(new Random(8), 600, true);
        };
    }

    private static List<Evidence> modulesAndMeetings() {
        var all = new ArrayList<Evidence>();
        for (int code = 0; code < 3 * 3 * 3 * 3; code++) {
            var facts = new ArrayList<Fact>();
            facts.add(internship());
            int rest = code;
            for (int module = 0; module < 3; module++) {
                facts.add(
                        new Fact.Attended(new UUID(1, module), MODULES.get(module), rest % 3, FIRST, OfferingKind.LII));
                rest /= 3;
            }
            for (int month = 1; month <= rest; month++) {
                facts.add(new Fact.Meeting(new UUID(2, month), month, Fact.Presence.CAME, FIRST));
            }
            all.add(Evidence.of(facts));
        }
        return all;
    }

    private static Fact internship() {
        return new Fact.Internship(new UUID(0, 1), Fact.InternshipState.ACTIVE, FIRST, null, List.of(), 0);
    }

    /** Up to three kinds of contacts in three months, of up to four minutes each; all months excused or some or none. */
    private static List<Evidence> contacts(Random random, int howMany, boolean project) {
        var term = new InternshipTerm(FIRST, 3, List.of(), 0);
        var all = new ArrayList<Evidence>();
        for (int i = 0; i < howMany; i++) {
            var facts = new ArrayList<Fact>();
            facts.add(internship());
            for (int contact = random.nextInt(5); contact > 0; contact--) {
                facts.add(new Fact.Contact(
                        new UUID(3, contact),
                        term.monthFirst(1 + random.nextInt(3)),
                        1 + random.nextInt(random.nextBoolean() ? 1 : 4),
                        random.nextBoolean() ? "a" : "b",
                        LEVELS[random.nextInt(LEVELS.length)],
                        Fact.ContactState.SUBMITTED));
            }
            for (int month = 1; month <= 2; month++) {
                if (random.nextInt(4) == 0) {
                    facts.add(new Fact.ExcusedMonth(new UUID(4, month), month));
                }
            }
            if (project && random.nextBoolean()) {
                facts.add(new Fact.Project(new UUID(5, 1), Fact.ProjectState.PASSED, FIRST));
            }
            all.add(Evidence.of(facts));
        }
        return all;
    }
}
