package org.cadre.program.weaker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.InternshipTerm;
import org.cadre.program.OfferingKind;
import org.cadre.program.Requirement;
import org.cadre.program.Standings;
import org.cadre.program.weaker.Contacts.Plan;
import org.cadre.program.weaker.Months.Month;
import org.cadre.program.weaker.Possible.Kind;
import org.cadre.program.weaker.Quantity.Plain;
import org.cadre.program.weaker.Search.Found;

/** Makes the evidence of what was found: as much as is asked for here of what is missed there, and plenty of the rest. */
final class Witness {
    private static final LocalDate INSTITUTE = LocalDate.of(2026, 6, 1);
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 1);
    /** More than any edition asks for. */
    private static final int PLENTY = 60;

    private static final int PLENTY_MINUTES = 1_000_000;
    private static final ConfirmationLevel[] LEVELS = ConfirmationLevel.values();

    private final Tree here;
    private final Tree there;
    private final Possible possible;
    private final Found found;
    private final Set<Kind> missed = EnumSet.noneOf(Kind.class);
    private final List<Fact> facts = new ArrayList<>();
    private final InternshipTerm term;
    private final LocalDate day;

    Witness(Tree here, Tree there, Possible possible, Found found) {
        this.here = here;
        this.there = there;
        this.possible = possible;
        this.found = found;
        int months = Math.max(
                here.edition().internship().months(),
                there.edition().internship().months());
        this.term = new InternshipTerm(FIRST_DAY, months, List.of(), 0);
        this.day = term.lastDay().plusDays(1);
        for (int j = 0; j < found.most().length; j++) {
            if (found.most()[j] < there.steps(j)) {
                missed.add(Kind.of(there.quantities().get(j)));
            }
        }
    }

    CounterExample of(Requirement asked, Requirement parents) {
        attend();
        facts.add(new Fact.Internship(id(), Fact.InternshipState.ACTIVE, FIRST_DAY, null, List.of(), 0));
        plain();
        if (!missed.contains(Kind.CONTACTS)) {
            plentyOfContacts();
            return judged(asked, parents, improved(parents, Evidence.of(facts)));
        }
        var plan = Objects.requireNonNull(possible.contacts(found.least(), found.most()));
        int months = Math.min(
                here.edition().internship().months(),
                there.edition().internship().months());
        for (int month = 1; month <= months; month++) {
            var evidence = Evidence.of(facts).plus(contacts(plan, month));
            if (holds(asked, parents, evidence)) {
                return judged(asked, parents, improved(parents, evidence));
            }
        }
        throw new IllegalStateException("what was found is not there: " + facts);
    }

    private UUID id() {
        return new UUID(0, facts.size() + 1L);
    }

    private void attend() {
        if (missed.contains(Kind.MODULES)) {
            Objects.requireNonNull(possible.attended(found.least(), found.most()))
                    .forEach(this::attend);
        } else {
            for (var edition : List.of(here.edition(), there.edition())) {
                edition.modules().forEach(module -> attend(module.key(), (long) module.minutes()));
            }
        }
    }

    private void attend(String module, Long minutes) {
        facts.add(new Fact.Attended(id(), module, minutes.intValue(), INSTITUTE, OfferingKind.LII));
    }

    private void plain() {
        for (int month = 1; month <= amount(Plain.REPORTS, PLENTY); month++) {
            facts.add(new Fact.Report(id(), month, Fact.ReportState.ACCEPTED, null, null));
        }
        for (int month = 1; month <= amount(Plain.MEETINGS, PLENTY); month++) {
            facts.add(new Fact.Meeting(id(), month, Fact.Presence.CAME, FIRST_DAY));
        }
        if (amount(Plain.PAIRING, 1) > 0) {
            facts.add(new Fact.Pairing(id(), FIRST_DAY, null));
        }
        if (amount(Plain.PROJECT, 1) > 0) {
            facts.add(new Fact.Project(id(), Fact.ProjectState.PASSED, day));
        }
        facts.add(new Fact.Recertified(id(), amount(Plain.RECERTIFIED, PLENTY_MINUTES), day));
    }

    /** What is asked for here where it is too little there, else plenty. */
    private int amount(Plain quantity, int plenty) {
        int other = there.quantities().indexOf(quantity);
        if (other < 0 || found.most()[other] == there.steps(other)) {
            return plenty;
        }
        int own = here.quantities().indexOf(quantity);
        return own < 0 ? 0 : (int) here.least(own, found.least()[own]);
    }

    private void plentyOfContacts() {
        for (int month = 1; month <= term.months(); month++) {
            facts.add(new Fact.ExcusedMonth(id(), month));
            for (var mode : possible.contacts().modes()) {
                facts.add(contact(month, PLENTY_MINUTES, mode.key(), ConfirmationLevel.CONFIRMED));
            }
        }
    }

    private Fact.Contact contact(int month, long minutes, String mode, ConfirmationLevel level) {
        return new Fact.Contact(id(), term.monthFirst(month), (int) minutes, mode, level, Fact.ContactState.SUBMITTED);
    }

    /** @param base the month in which all contacts lie that need no month of their own */
    private Evidence contacts(Plan plan, int base) {
        var contacts = new ArrayList<Fact>();
        long[][] left = exactly(plan.minutes());
        long[][] seen = exactly(plan.seen());
        for (boolean exact : new boolean[] {true, false}) {
            for (int month = 1; month < plan.months().size(); month++) {
                if (plan.months().get(month).exact() == exact) {
                    keep(contacts, month, plan.months().get(month), left, seen);
                }
            }
        }
        int late = there.edition().internship().months() + 1;
        for (int mode = 0; mode < left.length; mode++) {
            for (int level = 0; level < LEVELS.length; level++) {
                String key = possible.contacts().modes().get(mode).key();
                long afterward = possible.contacts().late() ? left[mode][level] - seen[mode][level] : 0;
                add(contacts, late, afterward, key, LEVELS[level]);
                add(contacts, base, left[mode][level] - afterward, key, LEVELS[level]);
            }
        }
        return Evidence.of(contacts);
    }

    /** From "at that level or above" to "at that level". */
    private static long[][] exactly(long[][] atLeast) {
        long[][] exactly = new long[atLeast.length][LEVELS.length];
        for (int mode = 0; mode < atLeast.length; mode++) {
            for (int level = 0; level < LEVELS.length; level++) {
                long above = level + 1 < LEVELS.length ? atLeast[mode][level + 1] : 0;
                exactly[mode][level] = atLeast[mode][level] - above;
            }
        }
        return exactly;
    }

    private void keep(List<Fact> contacts, int month, Month planned, long[][] left, long[][] seen) {
        if (planned.excused()) {
            contacts.add(new Fact.ExcusedMonth(new UUID(1, month), month));
        }
        var level = planned.level();
        if (level != null && planned.seen()) {
            take(contacts, month, level, planned.exact(), left, seen);
        } else if (level != null) {
            contacts.add(contact(month, 1, unseenMode(month), level));
        }
    }

    /** One minute for a month of its own, at the lowest level that will do. */
    private void take(
            List<Fact> contacts, int month, ConfirmationLevel wanted, boolean exact, long[][] left, long[][] seen) {
        int highest = exact ? wanted.ordinal() : LEVELS.length - 1;
        for (int level = wanted.ordinal(); level <= highest; level++) {
            for (int mode = 0; mode < left.length; mode++) {
                var one = possible.contacts().modes().get(mode);
                if (one.here() > 0 && seen[mode][level] > 0) {
                    contacts.add(contact(month, 1, one.key(), LEVELS[level]));
                    left[mode][level]--;
                    seen[mode][level]--;
                    return;
                }
            }
        }
    }

    private String unseenMode(int month) {
        boolean late = month > there.edition().internship().months();
        return possible.contacts().modes().stream()
                .filter(mode -> mode.here() > 0 && (late || mode.there() == 0))
                .findFirst()
                .orElseThrow()
                .key();
    }

    private void add(List<Fact> contacts, int month, long minutes, String mode, ConfirmationLevel level) {
        if (minutes > 0) {
            contacts.add(contact(month, minutes, mode, level));
        }
    }

    /** Adds what brings fewer things to be missing there, as long as something is. */
    private Evidence improved(Requirement parents, Evidence evidence) {
        var best = evidence;
        for (var facts : more()) {
            var other = best.plus(Evidence.of(facts));
            int missing = missing(parents, other);
            if (missing > 0 && missing < missing(parents, best)) {
                best = other;
            }
        }
        return best;
    }

    private int missing(Requirement parents, Evidence evidence) {
        return CounterExample.missing(Standings.of(there.edition(), parents, evidence, day))
                .size();
    }

    /** Whole modules, an excuse for each month, a minute of each mode in each month. */
    private List<List<Fact>> more() {
        var more = new ArrayList<List<Fact>>();
        for (var module : there.edition().modules()) {
            more.add(List.of(new Fact.Attended(
                    new UUID(2, module.order()), module.key(), module.minutes(), INSTITUTE, OfferingKind.LII)));
        }
        int months = there.edition().internship().months();
        more.add(IntStream.rangeClosed(1, months)
                .<Fact>mapToObj(month -> new Fact.ExcusedMonth(new UUID(3, month), month))
                .toList());
        for (var mode : there.edition().hours().modes()) {
            more.add(IntStream.rangeClosed(1, months)
                    .<Fact>mapToObj(month -> contact(month, 1, mode.key(), ConfirmationLevel.CONFIRMED))
                    .toList());
        }
        return more;
    }

    private boolean holds(Requirement asked, Requirement parents, Evidence evidence) {
        return standing(here.edition(), asked, evidence) && !standing(there.edition(), parents, evidence);
    }

    private boolean standing(Edition edition, Requirement requirement, Evidence evidence) {
        return Standings.of(edition, requirement, evidence, day).isMet();
    }

    private CounterExample judged(Requirement asked, Requirement parents, Evidence evidence) {
        var example = new CounterExample(
                evidence,
                day,
                Standings.of(here.edition(), asked, evidence, day),
                Standings.of(there.edition(), parents, evidence, day));
        if (!example.here().isMet() || example.there().isMet()) {
            throw new IllegalStateException("what was found is not there: " + facts);
        }
        return example;
    }
}
