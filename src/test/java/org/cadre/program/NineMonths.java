package org.cadre.program;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rosa's evidence: the institute, then nine months with Del from December 17, 2026. */
public final class NineMonths {
    public static final Edition EDITION = EditionFile.national();
    public static final LocalDate FIRST = LocalDate.of(2026, 12, 17);
    public static final InternshipTerm TERM = new InternshipTerm(FIRST, 9, List.of(), 0);

    private static final List<String> MODES = List.of("video", "phone", "in-person", "email");

    private NineMonths() {}

    /** An id that is the same in every run. */
    public static UUID id(int kind, int number) {
        return new UUID(kind, number);
    }

    public static Evidence institute() {
        var facts = new ArrayList<Fact>();
        for (var module : EDITION.modules()) {
            facts.add(new Fact.Attended(
                    id(1, module.order()),
                    module.key(),
                    module.minutes(),
                    LocalDate.of(2026, 10, module.order() <= 3 ? 9 : 10),
                    OfferingKind.LII));
        }
        return Evidence.of(facts);
    }

    public static Evidence agreed() {
        return Evidence.of(
                new Fact.Internship(id(2, 1), Fact.InternshipState.ACTIVE, FIRST, null, List.of(), 0),
                new Fact.Pairing(id(3, 1), FIRST.minusDays(2), null));
    }

    public static Evidence contact(LocalDate day, int minutes) {
        return Evidence.of(aContact(day, minutes, ConfirmationLevel.CONFIRMED, Fact.ContactState.SUBMITTED));
    }

    public static Fact.Contact aContact(LocalDate day, int minutes, ConfirmationLevel level, Fact.ContactState state) {
        return new Fact.Contact(id(4, (int) day.toEpochDay()), day, minutes, "video", level, state);
    }

    public static Evidence report(int month, Fact.ReportState state) {
        var sent = TERM.monthLast(month).plusDays(3);
        return Evidence.of(new Fact.Report(
                id(5, month),
                month,
                state,
                state == Fact.ReportState.OPEN ? null : sent,
                state == Fact.ReportState.ACCEPTED ? sent.plusDays(2) : null));
    }

    public static Evidence meeting(int month) {
        return Evidence.of(new Fact.Meeting(
                id(6, month), month, Fact.Presence.CAME, TERM.monthFirst(month).plusDays(9)));
    }

    public static Evidence project() {
        return Evidence.of(new Fact.Project(id(7, 1), Fact.ProjectState.PASSED, LocalDate.of(2027, 9, 10)));
    }

    /** Everything certification asks for: 99 contacts, nine reports, nine meetings. */
    public static Evidence full() {
        var evidence = institute().plus(agreed()).plus(project());
        var contacts = new ArrayList<Fact>();
        for (int month = 1; month <= 9; month++) {
            for (int i = 0; i < 11; i++) {
                contacts.add(new Fact.Contact(
                        id(4, month * 100 + i),
                        TERM.monthFirst(month).plusDays(i * 2L),
                        45,
                        MODES.get(i % MODES.size()),
                        i % 4 == 0 ? ConfirmationLevel.VERIFIED : ConfirmationLevel.CONFIRMED,
                        Fact.ContactState.SUBMITTED));
            }
            evidence = evidence.plus(report(month, Fact.ReportState.ACCEPTED)).plus(meeting(month));
        }
        return evidence.plus(Evidence.of(contacts));
    }
}
