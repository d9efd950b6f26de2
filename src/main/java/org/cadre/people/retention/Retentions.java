package org.cadre.people.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many months each series is kept, and what went when its time was over. */
@Component
class Retentions {
    /**
     * A series as office set it.
     *
     * @param usual the months it was shipped with
     * @param least the fewest months office may choose
     */
    record Term(
            String slug,
            int months,
            int usual,
            int least,
            int most,
            @Nullable String changedBy,
            @Nullable LocalDate changedOn,
            @Nullable LocalDate ranOn) {

        /** What began on or before this day is due. */
        LocalDate dueBefore(LocalDate today) {
            return today.minusMonths(months);
        }

        boolean ranOn(LocalDate today) {
            return ranOn != null && !ranOn.isBefore(today);
        }
    }

    record Gone(LocalDate on, String what, long count) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Retentions(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    List<Term> all() {
        return jdbc.sql("""
                select s.slug, coalesce(t.months, s.months) as months, s.months as usual, s.least, s.most,
                       p.display_name as changed_by, t.changed_on, n.ran_on
                  from retention_series s
                  left join retention_term t on t.series = s.slug
                  left join person p on p.id = t.changed_by
                  left join retention_night n on n.series = s.slug
                 order by s.place
                """).query(Term.class).list();
    }

    Optional<Term> find(String slug) {
        return all().stream().filter(term -> term.slug().equals(slug)).findFirst();
    }

    /**
     * What went of a series, newest first.
     *
     * @param after the one to go on after; null: from the newest on
     */
    List<Gone> gone(String slug, @Nullable Gone after, int most) {
        return jdbc.sql("""
                select gone_on as "on", what, count from retention_gone
                 where series = :slug and (:day::date is null or (gone_on, what) < (:day::date, :what::text))
                 order by gone_on desc, what desc
                 limit :most
                """)
                .param("slug", slug)
                .param("day", after == null ? null : after.on)
                .param("what", after == null ? null : after.what)
                .param("most", most)
                .query(Gone.class)
                .list();
    }

    /** A change is in force with the next night's work. False: it was that long already. */
    boolean change(Viewer office, Term term, int months) {
        if (term.months() == months) {
            return false;
        }
        jdbc.sql("""
                insert into retention_term (series, months, changed_by, changed_on) values (:slug, :months, :by, :today)
                on conflict (series) do update
                   set months = excluded.months, changed_by = excluded.changed_by, changed_on = excluded.changed_on
                """)
                .param("months", months)
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("slug", term.slug())
                .update();
        jdbc.sql("delete from retention_night where series = :slug")
                .param("slug", term.slug())
                .update();
        audit.record(
                office.actor(),
                "retention.changed",
                null,
                null,
                Map.of(term.slug(), term.months()),
                Map.of(term.slug(), months));
        return true;
    }

    void ran(Term term, LocalDate today) {
        jdbc.sql("""
                insert into retention_night (series, ran_on) values (:slug, :today)
                on conflict (series) do update set ran_on = excluded.ran_on
                """).param("today", today).param("slug", term.slug()).update();
    }

    void count(String slug, LocalDate today, String what, long count) {
        jdbc.sql("""
                insert into retention_gone (series, gone_on, what, count) values (:slug, :today, :what, :count)
                on conflict (series, gone_on, what) do update set count = retention_gone.count + excluded.count
                """)
                .param("slug", slug)
                .param("today", today)
                .param("what", what)
                .param("count", count)
                .update();
    }
}
