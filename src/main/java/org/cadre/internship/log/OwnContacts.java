package org.cadre.internship.log;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.Pairing;
import org.cadre.internship.pairing.Pairings;
import org.cadre.internship.term.InternshipFiles;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.HoursPolicy;
import org.cadre.program.HoursPolicy.LiveContact;
import org.cadre.program.HoursPolicy.ProposedContact;
import org.cadre.program.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The MIT's own contacts: logged, corrected, taken back, restored. Every change takes the internship's row first, so that two
 * at once cannot overlap.
 */
@Component
class OwnContacts {
    /** What an MIT typed about one contact. */
    record Typed(
            ProposedContact contact,
            List<String> topics,
            List<String> standards,
            String summary,
            String nextSteps,
            @Nullable LocalDate nextDay) {}

    /** What became of it. */
    sealed interface Outcome {
        /**
         * @param replaced the entry it stands for was taken back and stays visible
         * @param log with the entry, where it was added; as it was before, where one was changed
         */
        record Logged(ContactEntryId entry, boolean replaced, boolean supplement, ContactLog log) implements Outcome {}

        record Refused(List<Refusal> why) implements Outcome {}

        /** Nobody was the protégé on that day. */
        record NoPairing(LocalDate day) implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final AuditTrail audit;
    private final InternshipFiles files;
    private final Pairings pairings;
    private final ContactLogs logs;

    OwnContacts(
            JdbcClient jdbc,
            ProgramClock clock,
            AuditTrail audit,
            InternshipFiles files,
            Pairings pairings,
            ContactLogs logs) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.files = files;
        this.pairings = pairings;
        this.logs = logs;
    }

    /** Logs a contact, unless the hours policy speaks against it. */
    Outcome add(Viewer viewer, InternshipId internship, Typed typed) {
        var locked = files.locked(internship);
        var log = writable(locked);
        var refusals = judge(locked, log, typed, null);
        var pairing = typed.contact.day() == null ? null : inForce(internship, typed.contact.day());
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(refusals);
        }
        LocalDate day = Objects.requireNonNull(typed.contact.day());
        if (pairing == null) {
            return new Outcome.NoPairing(day);
        }
        boolean supplement = log.isAccepted(day);
        var id = insert(pairing.id(), typed, null, supplement);
        audit.record(
                viewer.actor(),
                supplement ? "contact.supplemented" : "contact.logged",
                locked.person().value(),
                id.value(),
                Map.of(),
                facts(typed));
        return new Outcome.Logged(id, false, supplement, log.with(fresh(id, pairing, typed, supplement)));
    }

    /** As it stands in the log from now on: nobody but the MIT has attested it. */
    private ContactEntry fresh(ContactEntryId id, Pairing pairing, Typed typed, boolean supplement) {
        return new ContactEntry(
                id,
                pairing.id(),
                pairing.protegeName(),
                Objects.requireNonNull(typed.contact.day()),
                typed.contact.start(),
                Objects.requireNonNull(typed.contact.minutes()),
                Objects.requireNonNull(typed.contact.mode()),
                typed.topics,
                typed.standards,
                typed.summary,
                typed.nextSteps,
                typed.nextDay,
                typed.contact.longReason(),
                ContactState.SUBMITTED,
                null,
                supplement,
                null,
                "",
                null,
                "",
                "",
                clock.now(),
                0,
                null);
    }

    /**
     * Corrects an entry. What was attested or stood in an accepted report is not written over: it is taken back, and a
     * new entry stands for it; both stay visible.
     */
    Outcome correct(Viewer viewer, InternshipId internship, ContactEntryId id, Typed typed) {
        var locked = files.locked(internship);
        var log = writable(locked);
        var before = log.find(id).filter(ContactEntry::stands).orElseThrow(NotFound::new);
        var refusals = judge(locked, log, typed, id);
        if (!refusals.isEmpty()) {
            return new Outcome.Refused(refusals);
        }
        LocalDate day = Objects.requireNonNull(typed.contact.day());
        var pairing = inForce(internship, day);
        if (pairing == null) {
            return new Outcome.NoPairing(day);
        }
        boolean supplement = log.isAccepted(day) || log.isAccepted(before.day());
        if (supplement || before.isAttested()) {
            logs.reverse(before, "corrected");
            var fresh = insert(pairing.id(), typed, id, supplement);
            audit.record(
                    viewer.actor(),
                    "contact.reversed-and-replaced",
                    locked.person().value(),
                    fresh.value(),
                    ContactLogs.facts(before),
                    facts(typed));
            return new Outcome.Logged(fresh, true, supplement, log);
        }
        update(id, pairing.id(), typed, before.state() == ContactState.DISPUTED);
        audit.record(
                viewer.actor(),
                "contact.corrected",
                locked.person().value(),
                id.value(),
                ContactLogs.facts(before),
                facts(typed));
        return new Outcome.Logged(id, false, false, log);
    }

    /** Takes an entry back: without a trace in the sums, but always visible in an accepted month. */
    void withdraw(Viewer viewer, InternshipId internship, ContactEntryId id) {
        var locked = files.locked(internship);
        var log = writable(locked);
        var before = log.find(id).filter(ContactEntry::stands).orElseThrow(NotFound::new);
        boolean accepted = log.isAccepted(before.day());
        if (accepted) {
            logs.reverse(before, "withdrawn");
        } else {
            jdbc.sql("""
                    update contact_entry
                       set state = 'withdrawn',
                           dispute_outcome = case when state = 'disputed' then 'withdrawn' else dispute_outcome end,
                           settled_at = case when state = 'disputed' then :now::timestamptz else settled_at end
                     where id = :id
                    """)
                    .param("now", clock.now().atOffset(ZoneOffset.UTC))
                    .param("id", id.value())
                    .update();
        }
        audit.record(
                viewer.actor(),
                accepted ? "contact.reversed" : "contact.withdrawn",
                locked.person().value(),
                id.value(),
                ContactLogs.facts(before),
                Map.of("state", accepted ? "reversed" : "withdrawn"));
    }

    /** Undoes a withdrawal, unless something else was logged for that time meanwhile. */
    Outcome restore(Viewer viewer, InternshipId internship, ContactEntryId id) {
        var locked = files.locked(internship);
        var log = writable(locked);
        var before = log.find(id)
                .filter(entry -> entry.state() == ContactState.WITHDRAWN)
                .orElseThrow(NotFound::new);
        var refusals = judge(locked, log, typed(before), id);
        var standing = refusals.stream()
                .filter(refusal -> !(refusal instanceof Refusal.TooLongAgo))
                .toList();
        if (!standing.isEmpty()) {
            return new Outcome.Refused(standing);
        }
        jdbc.sql("""
                update contact_entry
                   set state = case when dispute_outcome = 'withdrawn' then 'disputed' else 'submitted' end,
                       settled_at = case when dispute_outcome = 'withdrawn' then null else settled_at end,
                       dispute_outcome = case when dispute_outcome = 'withdrawn' then null else dispute_outcome end,
                       supplement = :supplement
                 where id = :id
                """)
                .param("id", id.value())
                .param("supplement", before.supplement() || log.isAccepted(before.day()))
                .update();
        audit.record(
                viewer.actor(),
                "contact.restored",
                locked.person().value(),
                id.value(),
                Map.of("state", "withdrawn"),
                ContactLogs.facts(before));
        return new Outcome.Logged(id, false, before.supplement(), log);
    }

    private static Typed typed(ContactEntry entry) {
        return new Typed(
                new ProposedContact(entry.day(), entry.start(), entry.minutes(), entry.mode(), entry.longReason()),
                entry.topics(),
                entry.standards(),
                entry.summary(),
                entry.nextSteps(),
                entry.nextDay());
    }

    /** The log of an internship that goes on; another one is not written to. */
    private ContactLog writable(InternshipSummary internship) {
        return switch (internship.state()) {
            case ACTIVE, ON_HOLD -> logs.of(internship).orElseThrow(NotFound::new);
            case APPLIED, COMPLETE, WITHDRAWN, LAPSED -> throw new NotFound();
        };
    }

    private List<Refusal> judge(
            InternshipSummary internship, ContactLog log, Typed typed, @Nullable ContactEntryId changed) {
        var contact = typed.contact;
        var now = logs.here(internship.person());
        var byMode = new HashMap<>(log.minutesByMode());
        if (changed != null) {
            log.find(changed)
                    .filter(ContactEntry::stands)
                    .ifPresent(entry -> byMode.merge(entry.mode(), -entry.minutes(), Integer::sum));
        }
        return log.edition()
                .hours()
                .judge(
                        contact,
                        new HoursPolicy.Context(
                                now,
                                log.term(),
                                contact.day() == null ? List.of() : live(internship.person(), contact.day(), changed),
                                byMode,
                                contact.day() != null && isOpened(internship.id(), contact.day(), now.toLocalDate())));
    }

    private boolean isOpened(InternshipId internship, LocalDate day, LocalDate today) {
        return jdbc.sql("""
                select exists (select 1 from internship
                                where id = :internship and log_open_from <= :day and log_open_until >= :today)
                """)
                .param("internship", internship.value())
                .param("day", day)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** Per MIT, not per pairing: a group contact counts once, and nobody is in two conversations. */
    private List<LiveContact> live(PersonId person, LocalDate day, @Nullable ContactEntryId without) {
        return jdbc.sql("""
                select e.id, e.day, e.starts, e.minutes
                  from contact_entry e
                  join pairing a on a.id = e.pairing
                  join internship i on i.id = a.internship
                 where i.person = :person and e.day between :from and :to and e.starts is not null
                   and e.state in ('submitted', 'disputed') and e.id is distinct from :without::uuid
                 order by e.day, e.starts
                """)
                .param("person", person.value())
                .param("from", day.minusDays(1))
                .param("to", day.plusDays(1))
                .param("without", without == null ? null : without.value())
                .query((row, _) -> new LiveContact(
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts", LocalTime.class),
                        row.getInt("minutes")))
                .list();
    }

    private @Nullable Pairing inForce(InternshipId internship, LocalDate day) {
        Pairing found = null;
        for (var pairing : pairings.of(internship)) {
            if (pairing.wasInForceOn(day)) {
                found = pairing;
            }
        }
        return found;
    }

    private ContactEntryId insert(
            PairingId pairing, Typed typed, @Nullable ContactEntryId reverses, boolean supplement) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into contact_entry (id, pairing, day, starts, minutes, mode, topics, standards, summary, next_steps,
                                           next_day, long_reason, state, reverses, supplement, logged_at)
                values (:id, :pairing, :day, :starts, :minutes, :mode, :topics, :standards, :summary, :nextSteps,
                        :nextDay, :longReason, 'submitted', :reverses, :supplement, :now)
                """)
                .param("id", id)
                .param("pairing", pairing.value())
                .param("day", typed.contact.day())
                .param("starts", typed.contact.start())
                .param("minutes", typed.contact.minutes())
                .param("mode", typed.contact.mode())
                .param("topics", typed.topics.toArray(String[]::new))
                .param("standards", typed.standards.toArray(String[]::new))
                .param("summary", typed.summary)
                .param("nextSteps", typed.nextSteps)
                .param("nextDay", typed.nextDay)
                .param("longReason", typed.contact.longReason().isBlank() ? null : typed.contact.longReason())
                .param("reverses", reverses == null ? null : reverses.value())
                .param("supplement", supplement)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        return new ContactEntryId(id);
    }

    private void update(ContactEntryId id, PairingId pairing, Typed typed, boolean settles) {
        jdbc.sql("""
                update contact_entry
                   set pairing = :pairing, day = :day, starts = :starts, minutes = :minutes, mode = :mode, topics = :topics,
                       standards = :standards, summary = :summary, next_steps = :nextSteps, next_day = :nextDay,
                       long_reason = :longReason, state = 'submitted',
                       dispute_outcome = case when :settles then 'corrected' else dispute_outcome end,
                       settled_at = case when :settles then :now::timestamptz else settled_at end
                 where id = :id
                """)
                .param("pairing", pairing.value())
                .param("day", typed.contact.day())
                .param("starts", typed.contact.start())
                .param("minutes", typed.contact.minutes())
                .param("mode", typed.contact.mode())
                .param("topics", typed.topics.toArray(String[]::new))
                .param("standards", typed.standards.toArray(String[]::new))
                .param("summary", typed.summary)
                .param("nextSteps", typed.nextSteps)
                .param("nextDay", typed.nextDay)
                .param("longReason", typed.contact.longReason().isBlank() ? null : typed.contact.longReason())
                .param("settles", settles)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    private static Map<String, Object> facts(Typed typed) {
        return ContactLogs.facts(
                typed.contact.day(),
                typed.contact.start(),
                typed.contact.minutes(),
                typed.contact.mode(),
                typed.summary,
                typed.nextSteps);
    }
}
