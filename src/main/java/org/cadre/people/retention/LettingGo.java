package org.cadre.people.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.PersonId;
import org.cadre.people.retention.RetentionSeries.Due;
import org.cadre.people.retention.Retentions.Term;
import org.cadre.people.rights.HoldOnPerson;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.DueWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go what is past its time, once a day, each unit in a transaction of its own; a legal hold keeps it. */
@Component
class LettingGo implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(LettingGo.class);
    private static final int AT_ONCE = 200;

    /** What a series will let go. */
    record Coming(long count, long held) {}

    private final List<RetentionSeries> series;
    private final Retentions retentions;
    private final ObjectProvider<HoldOnPerson> holds;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LettingGo(
            List<RetentionSeries> series,
            Retentions retentions,
            ObjectProvider<HoldOnPerson> holds,
            AuditTrail audit,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.series = series;
        this.retentions = retentions;
        this.holds = holds;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void run(LocalDate today) {
        for (Term term : retentions.all()) {
            if (!term.ranOn(today)) {
                series.stream()
                        .filter(one -> one.slug().equals(term.slug()))
                        .forEach(one -> letGo(one, term.dueBefore(today), today));
                retentions.ran(term, today);
            }
        }
    }

    private void letGo(RetentionSeries one, LocalDate before, LocalDate today) {
        Due last = null;
        for (var some = one.due(before, last, AT_ONCE); !some.isEmpty(); some = one.due(before, last, AT_ONCE)) {
            for (Due due : some) {
                last = due;
                try {
                    transaction.executeWithoutResult(_ -> letGo(one, due, today));
                } catch (RuntimeException e) {
                    LOG.error("{} of {} was not let go", due.id(), one.slug(), e);
                }
            }
        }
    }

    /** Whoever places a hold at this moment comes before or after: the hold refers to the person's row, which is locked. */
    private void letGo(RetentionSeries one, Due due, LocalDate today) {
        jdbc.sql("select id from person where id = any(:people) or merged_into = any(:people) order by id for update")
                .param("people", due.about().stream().map(PersonId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        if (!held(due.about()).isEmpty()) {
            return;
        }
        Map<String, Long> gone = one.letGo(due);
        if (gone.isEmpty()) {
            return;
        }
        gone.forEach((what, count) -> {
            if (count > 0) {
                retentions.count(one.slug(), today, what, count);
            }
        });
        audit.record(Actor.SYSTEM, "retention.let-go", null, due.id(), Map.of(), Map.of("series", one.slug()));
    }

    private Set<PersonId> held(Set<PersonId> people) {
        return holds.stream().flatMap(hold -> hold.heldAmong(people).stream()).collect(Collectors.toSet());
    }

    /** What is due until a day, and how much of it a hold keeps. */
    Coming coming(Term term, LocalDate day) {
        long count = 0;
        long held = 0;
        for (RetentionSeries one : series) {
            if (one.slug().equals(term.slug())) {
                var all = all(one, term.dueBefore(day));
                var people =
                        held(all.stream().flatMap(due -> due.about().stream()).collect(Collectors.toSet()));
                long kept = all.stream()
                        .filter(due -> due.about().stream().anyMatch(people::contains))
                        .count();
                count += all.size() - kept;
                held += kept;
            }
        }
        return new Coming(count, held);
    }

    private static List<Due> all(RetentionSeries one, LocalDate before) {
        var all = new ArrayList<Due>();
        @Nullable Due last = null;
        for (var some = one.due(before, last, AT_ONCE); !some.isEmpty(); some = one.due(before, last, AT_ONCE)) {
            all.addAll(some);
            last = some.getLast();
        }
        return all;
    }
}
