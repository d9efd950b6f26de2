package org.cadre.internship.meeting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.people.Viewer;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lessons learned and recommendations in the database, from the meeting they were entered at to the program's digest. */
@Component
final class MeetingInsights {
    static final List<String> KINDS = List.of("lesson", "recommendation");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{3,}");

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    MeetingInsights(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<MeetingInsight> of(UUID meeting) {
        return jdbc.sql("""
                select n.id, n.meeting, n.kind, n.body, p.display_name as author, n.decision
                  from meeting_insight n
                  join person p on p.id = n.author
                 where n.meeting = :meeting
                 order by n.kind, n.id
                """)
                .param("meeting", meeting)
                .query(MeetingInsight.class)
                .list();
    }

    UUID enter(UUID meeting, String kind, String body, Viewer author) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into meeting_insight (id, meeting, kind, body, author, entered_at)
                values (:id, :meeting, :kind, :body, :author, :now)
                """)
                .param("id", id)
                .param("meeting", meeting)
                .param("kind", kind)
                .param("body", body)
                .param("author", author.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** How many somebody has entered at a meeting. */
    int by(Viewer author, UUID meeting) {
        return jdbc.sql("select count(*) from meeting_insight where meeting = :meeting and author = :author")
                .param("meeting", meeting)
                .param("author", author.id().value())
                .query(Integer.class)
                .single();
    }

    /** The meeting at which it was entered. */
    Optional<UUID> meetingOf(UUID insight) {
        return jdbc.sql("select meeting from meeting_insight where id = :id")
                .param("id", insight)
                .query(UUID.class)
                .optional();
    }

    void decide(UUID insight, String decision, String body, Viewer coach) {
        jdbc.sql("""
                update meeting_insight set decision = :decision, body = :body, decided_by = :coach, decided_at = :now
                 where id = :id
                """)
                .param("id", insight)
                .param("decision", decision)
                .param("body", body)
                .param("coach", coach.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The names of people around the cohorts of a meeting that stand in a text: MITs, their protégés and coaches. */
    List<String> namesIn(String text, UUID meeting) {
        var words = words(text);
        return jdbc.sql("""
                with met as (
                  select o.cohort
                    from cohort_meeting m
                    join cohort_meeting o on o.id = m.id or o.room = m.room
                   where m.id = :meeting)
                select p.display_name from internship i join person p on p.id = i.person where i.cohort in (select cohort from met)
                union
                select coalesce(a.protege_name, p.display_name)
                  from internship i join pairing a on a.internship = i.id join person p on p.id = a.protege
                 where i.cohort in (select cohort from met)
                union
                select p.display_name from cohort_coach k join person p on p.id = k.person where k.cohort in (select cohort from met)
                """).param("meeting", meeting).query(String.class).list().stream()
                .flatMap(name -> WORD.matcher(name).results().map(found -> found.group()))
                .filter(name -> words.contains(name))
                .distinct()
                .sorted()
                .toList();
    }

    /** The words of a text that begin with a capital, as names do. */
    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        WORD.matcher(text).results().map(found -> found.group()).forEach(word -> {
            String first = word.substring(0, 1);
            if (!first.equals(first.toLowerCase(Locale.ROOT)) || first.equals(first.toUpperCase(Locale.ROOT))) {
                words.add(word);
            }
        });
        return words;
    }

    /** What coaches have chosen from the meetings of one month, without names and without saying of which cohort. */
    List<MeetingDigestPage.Said> chosen(YearMonth month) {
        return jdbc.sql("""
                select n.kind, n.body
                  from meeting_insight n
                  join cohort_meeting m on m.id = n.meeting
                 where n.decision = 'chosen' and m.canceled_at is null
                   and m.starts_at >= :from and m.starts_at < :to
                 order by n.kind, md5(n.id::text)
                """)
                .param("from", begin(month))
                .param("to", begin(month.plusMonths(1)))
                .query(MeetingDigestPage.Said.class)
                .list();
    }

    private java.time.OffsetDateTime begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(clock.zone()).toOffsetDateTime();
    }

    /** The months that have something in the digest, the newest first: at most so many before a month. */
    List<YearMonth> months(YearMonth before, int most) {
        return jdbc
                .sql("""
                select distinct date_trunc('month', m.starts_at at time zone :zone)::date as month
                  from meeting_insight n
                  join cohort_meeting m on m.id = n.meeting
                 where n.decision = 'chosen' and m.canceled_at is null and m.starts_at < :before
                 order by month desc
                 limit :most
                """)
                .param("zone", clock.zone().getId())
                .param("before", begin(before))
                .param("most", most)
                .query(LocalDate.class)
                .list()
                .stream()
                .map(YearMonth::from)
                .toList();
    }
}
