package org.cadre.internship.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cadre.internship.ContactEntryId;
import org.cadre.internship.InternshipId;
import org.cadre.internship.InternshipSummary;
import org.cadre.internship.PairingId;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.cadre.program.Fact.ContactState;
import org.cadre.program.InternshipTerm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contact log in the database, as everybody reads it. */
@Component
public class ContactLogs {
    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Editions editions;

    ContactLogs(JdbcClient jdbc, ProgramClock clock, Editions editions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.editions = editions;
    }

    /** The log as it looks today; none before the nine months have a first day. */
    public Optional<ContactLog> of(InternshipSummary internship) {
        if (internship.edition() == null) {
            return Optional.empty();
        }
        var edition = editions.of(internship.edition());
        return internship.term(edition, clock.today()).map(term -> of(internship, edition, term));
    }

    /** The log under rules and months that are known already. */
    public ContactLog of(InternshipSummary internship, Edition edition, InternshipTerm term) {
        return new ContactLog(edition, term, entries(internship.id()), acceptedMonths(internship.id()));
    }

    private List<ContactEntry> entries(InternshipId internship) {
        return jdbc.sql("""
                select e.id, e.pairing, coalesce(a.protege_name, p.display_name) as protege_name, e.day, e.starts, e.minutes,
                       e.mode, e.topics, e.standards, e.summary, e.next_steps, e.next_day, e.long_reason, e.state, e.reverses,
                       e.supplement, e.verified_at, e.verified_reason, e.confirmed_at, e.dispute, e.dispute_outcome,
                       e.logged_at, e.supported_at,
                       (select count(*) from confirmation_request r
                         where r.pairing = e.pairing and r.asked_on >= (e.logged_at at time zone :zone)::date) as asked
                  from contact_entry e
                  join pairing a on a.id = e.pairing
                  join person p on p.id = a.protege
                 where a.internship = :internship and e.state <> 'draft'
                 order by e.day, e.starts nulls first, e.id
                """)
                .param("internship", internship.value())
                .param("zone", clock.zone().getId())
                .query(ContactLogs::entry)
                .list();
    }

    /** The grown-ups of an internship and their schools: names that may stand in a summary. */
    List<String> namesAround(InternshipId internship) {
        return jdbc.sql("""
                select p.display_name as name from person p
                 where p.id in (select q.person from internship i join internship q on q.cohort = i.cohort
                                 where i.id = :internship
                                union select k.person from internship i join cohort_coach k on k.cohort = i.cohort
                                 where i.id = :internship
                                union select a.protege from pairing a where a.internship = :internship)
                union select a.protege_name from pairing a where a.internship = :internship and a.protege_name is not null
                union select s.name from pairing a join organization s on s.id = a.school where a.internship = :internship
                """)
                .param("internship", internship.value())
                .query(String.class)
                .list();
    }

    private Set<Integer> acceptedMonths(InternshipId internship) {
        return new HashSet<>(
                jdbc.sql("select month from monthly_report where internship = :internship and state = 'accepted'")
                        .param("internship", internship.value())
                        .query(Integer.class)
                        .list());
    }

    private static ContactEntry entry(ResultSet row, int number) throws SQLException {
        UUID reverses = row.getObject("reverses", UUID.class);
        return new ContactEntry(
                new ContactEntryId(row.getObject("id", UUID.class)),
                new PairingId(row.getObject("pairing", UUID.class)),
                row.getString("protege_name"),
                row.getObject("day", LocalDate.class),
                row.getObject("starts", LocalTime.class),
                row.getInt("minutes"),
                row.getString("mode"),
                texts(row, "topics"),
                texts(row, "standards"),
                row.getString("summary"),
                row.getString("next_steps"),
                row.getObject("next_day", LocalDate.class),
                orEmpty(row, "long_reason"),
                state(row.getString("state")),
                reverses == null ? null : new ContactEntryId(reverses),
                row.getBoolean("supplement"),
                instant(row, "verified_at"),
                orEmpty(row, "verified_reason"),
                instant(row, "confirmed_at"),
                orEmpty(row, "dispute"),
                orEmpty(row, "dispute_outcome"),
                Objects.requireNonNull(instant(row, "logged_at")),
                row.getInt("asked"),
                instant(row, "supported_at"));
    }

    static ContactState state(String word) {
        return ContactState.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static String orEmpty(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** The day and time where somebody lives: there a contact's day is today, and an hour over. */
    LocalDateTime here(PersonId person) {
        String zone = jdbc.sql("select zone from person where id = :id")
                .param("id", person.value())
                .query(String.class)
                .single();
        return clock.now().atZone(ZoneId.of(zone)).toLocalDateTime();
    }

    /** Takes an entry back so that it stays visible; a question about it is settled by that. */
    void reverse(ContactEntry entry, String outcomeOfDispute) {
        jdbc.sql("""
                update contact_entry
                   set state = 'reversed',
                       dispute_outcome = case when state = 'disputed' then :outcome else dispute_outcome end,
                       settled_at = case when state = 'disputed' then :now::timestamptz else settled_at end
                 where id = :id
                """)
                .param("outcome", outcomeOfDispute)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("id", entry.id().value())
                .update();
    }

    /** What the audit trail keeps of an entry. */
    static Map<String, Object> facts(ContactEntry entry) {
        var facts =
                facts(entry.day(), entry.start(), entry.minutes(), entry.mode(), entry.summary(), entry.nextSteps());
        facts.put("level", entry.level().key());
        return facts;
    }

    static Map<String, Object> facts(
            @Nullable LocalDate day,
            @Nullable LocalTime start,
            @Nullable Integer minutes,
            @Nullable String mode,
            String summary,
            String nextSteps) {
        var facts = new HashMap<String, Object>();
        facts.put("day", String.valueOf(day));
        if (start != null) {
            facts.put("start", start.toString());
        }
        facts.put("minutes", Objects.requireNonNullElse(minutes, 0));
        facts.put("mode", Objects.requireNonNullElse(mode, ""));
        facts.put("summary", AuditTrail.digestOf(summary));
        facts.put("nextSteps", AuditTrail.digestOf(nextSteps));
        return facts;
    }
}
