package org.cadre.internship.keeping;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.record.PersonRows;
import org.cadre.people.retention.RetentionSeries;
import org.cadre.people.rights.Erasures;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who the protégé of an internship was. Their kind stays, for the counts; a protégé who is nothing else becomes a pseudonym
 * with the last of their pairings.
 */
@Component
class Proteges implements RetentionSeries {
    private static final String UNNAMED = "Protégé";

    /** What is recorded of somebody who is a protégé and nothing else. */
    private static final Set<String> OF_A_PROTEGE = Set.of(
            "acting_told",
            "audit_entry",
            "bounced_address",
            "calendar_feed",
            "contact_entry",
            "demo_cast",
            "dispute_message",
            "evaluation_invitation",
            "import_change",
            "import_double",
            "import_row",
            "likely_double",
            "mail",
            "mail_complaint",
            "mail_preference",
            "message_recipient",
            "not_the_same",
            "nudge",
            "nudge_item",
            "nudge_pause",
            "nudge_preference",
            "pairing",
            "person_export");

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;
    private final PersonRows rows;
    private final Erasures erasures;

    Proteges(JdbcClient jdbc, ProgramClock clock, Clock system, PersonRows rows, Erasures erasures) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
        this.rows = rows;
        this.erasures = erasures;
    }

    @Override
    public String slug() {
        return "proteges";
    }

    /** Earlier than the day itself: on that day protégés are asked once more whether they are still principals. */
    @Override
    public List<Due> due(LocalDate day, @Nullable Due after, int most) {
        return jdbc.sql("""
                select a.id, i.ended_on as since, array[i.person, a.protege] as about
                  from internship i
                  join pairing a on a.internship = i.id
                 where i.ended_on < :day and a.protege_gone_on is null
                   and not exists (select 1 from evaluation_invitation v
                                    where v.person = a.protege and v.answered is not true and v.closes_on >= :today)
                   and (:since::date is null or (i.ended_on, a.id) > (:since::date, :id::uuid))
                 order by i.ended_on, a.id
                 limit :most
                """)
                .param("day", day)
                .param("today", clock.today())
                .param("since", after == null ? null : after.since())
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query(Units::due)
                .list();
    }

    @Override
    public Map<String, Long> letGo(Due due) {
        var protege = jdbc.sql("""
                update pairing
                   set protege_name = :name, school = null, end_reason = null, protege_gone_on = :today,
                       protege_signature = case when protege_signature is not null then :name end
                 where id = :id and protege_gone_on is null
                returning protege
                """)
                .param("name", UNNAMED)
                .param("today", clock.today())
                .param("id", due.id())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
        if (protege.isEmpty()) {
            return Map.of();
        }
        jdbc.sql("update signed_link set withdrawn_at = :now where subject = :pairing and withdrawn_at is null")
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("pairing", due.id())
                .update();
        var went = new LinkedHashMap<String, Long>();
        went.put("pairings", 1L);
        if (isNothingElse(protege.get()) && erasures.eraseInTime(protege.get()) instanceof Erasures.Outcome.Erased) {
            went.put("people", 1L);
        }
        return went;
    }

    private boolean isNothingElse(PersonId person) {
        boolean named = jdbc.sql(
                        "select exists (select 1 from pairing where protege = :id and protege_gone_on is null)")
                .param("id", person.value())
                .query(Boolean.class)
                .single();
        return !named
                && rows.counts(List.of(person)).keySet().stream().allMatch(line -> OF_A_PROTEGE.contains(line.table()));
    }
}
