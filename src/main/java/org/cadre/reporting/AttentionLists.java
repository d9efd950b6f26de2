package org.cadre.reporting;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.reporting.AttentionList.Place;
import org.cadre.reporting.AttentionList.Row;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists behind office's numbers, a page at a time. */
@Component
class AttentionLists {
    private static final int PAGE = 50;
    private static final int AT_ONCE = 200;

    private record Placed(Place place, Row row) {}

    private record Expiring(UUID id, UUID person, String name, String number, LocalDate expires, boolean booked) {}

    private record Disputed(
            UUID id, UUID person, String name, String cohort, LocalDate day, int minutes, LocalDate since) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Editions editions;
    private final RunningInternships internships;

    AttentionLists(JdbcClient jdbc, ProgramClock clock, Editions editions, RunningInternships internships) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.editions = editions;
        this.internships = internships;
    }

    AttentionList page(AttentionKind kind, Place after, Viewer viewer) {
        var page = placed(kind, after, viewer, PAGE + 1).toList();
        boolean more = page.size() > PAGE;
        var shown = more ? page.subList(0, PAGE) : page;
        return new AttentionList(
                kind,
                shown.stream().map(Placed::row).toList(),
                after.equals(Place.BEFORE_ALL),
                more ? shown.getLast().place : null);
    }

    /** All of a list, one after the other. What is reckoned from all internships is reckoned once. */
    void each(AttentionKind kind, Viewer viewer, Consumer<Row> row) {
        if (kind != AttentionKind.EXPIRING) {
            placed(kind, Place.BEFORE_ALL, viewer, Integer.MAX_VALUE).forEach(one -> row.accept(one.row));
            return;
        }
        var page = placed(kind, Place.BEFORE_ALL, viewer, AT_ONCE).toList();
        while (!page.isEmpty()) {
            page.forEach(one -> row.accept(one.row));
            page = placed(kind, page.getLast().place, viewer, AT_ONCE).toList();
        }
    }

    private Stream<Placed> placed(AttentionKind kind, Place after, Viewer viewer, int most) {
        var rows = switch (kind) {
            case OVERDUE -> overdue(viewer);
            case BEHIND -> behind(viewer);
            case EXPIRING -> expiring(viewer, after, most);
            case DISPUTED -> disputed(viewer);
        };
        return rows.filter(row -> row.place.compareTo(after) > 0)
                .sorted(Comparator.comparing(Placed::place))
                .limit(most);
    }

    /** The longest overdue first. */
    private Stream<Placed> overdue(Viewer viewer) {
        var today = clock.today();
        return internships.seenBy(viewer).stream()
                .flatMap(internship -> internship.overdueReports(today).stream())
                .map(report -> {
                    var internship = report.internship();
                    // One MIT may owe several: a row is the internship and the month.
                    var id = new UUID(
                            internship.id().getMostSignificantBits(),
                            internship.id().getLeastSignificantBits() + report.month());
                    return new Placed(
                            new Place(report.due().toEpochDay(), id),
                            new Row(
                                    id,
                                    internship.person(),
                                    internship.name(),
                                    internship.cohortName(),
                                    Sentence.of(
                                            "reporting.attention.overdue.row",
                                            report.month(),
                                            report.days().first(),
                                            report.days().last() == null
                                                    ? report.due()
                                                    : report.days().last()),
                                    report.due()));
                });
    }

    /** Who is furthest behind first. */
    private Stream<Placed> behind(Viewer viewer) {
        var today = clock.today();
        return internships.seenBy(viewer).stream()
                .flatMap(internship -> internship.behind(today).stream()
                        .map(behind -> new Placed(
                                new Place(-(long) behind, internship.id()),
                                new Row(
                                        internship.id(),
                                        internship.person(),
                                        internship.name(),
                                        internship.cohortName(),
                                        Sentence.of(
                                                "reporting.hours.behind",
                                                new Hours(internship.minutes()),
                                                ProgressRing.whole(
                                                        internship.edition().contactTarget()),
                                                new Hours(behind)),
                                        internship.firstDay()))));
    }

    private Stream<Placed> expiring(Viewer viewer, Place after, int most) {
        var today = clock.today();
        return jdbc
                .sql("""
                select c.id, c.person, p.display_name as name, c.number, c.expires,
                       exists (select 1 from registration r
                                 join offering o on o.id = r.offering
                                where r.person = c.person and r.seat in ('held', 'confirmed')
                                  and o.kind = 'recertification' and o.canceled_at is null and o.last_day >= :today) as booked
                  from certificate c
                  join person p on p.id = c.person
                 where :office and c.state = 'issued' and c.valid_from <= :today and c.expires between :today and :until
                   and not exists (select 1 from certificate n where n.prior = c.id and n.state <> 'revoked')
                   and (c.expires, c.id) > (:afterDay, :afterId)
                 order by c.expires, c.id
                 limit :most
                """)
                .param("office", viewer.isOffice())
                .param("today", today)
                .param(
                        "until",
                        today.plusMonths(
                                editions.current(Editions.NATIONAL).risks().expiryMonths()))
                .param("afterDay", dayOf(after, today))
                .param("afterId", after.id())
                .param("most", most)
                .query(Expiring.class)
                .list()
                .stream()
                .map(one -> new Placed(
                        new Place(one.expires.toEpochDay(), one.id),
                        new Row(
                                one.id,
                                one.person,
                                one.name,
                                one.number,
                                Sentence.of(
                                        one.booked
                                                ? "reporting.attention.expiring.booked"
                                                : "reporting.attention.expiring.open"),
                                one.expires)));
    }

    private static LocalDate dayOf(Place place, LocalDate today) {
        return place.equals(Place.BEFORE_ALL) ? today.minusDays(1) : LocalDate.ofEpochDay(place.weight());
    }

    /** The longest unsettled first. What was said about it stays with protégé, MIT and coach. */
    private Stream<Placed> disputed(Viewer viewer) {
        return jdbc
                .sql("""
                select e.id, i.person, p.display_name as name, coalesce(c.name, '') as cohort, e.day, e.minutes,
                       (e.disputed_at at time zone :zone)::date as since
                  from contact_entry e
                  join pairing a on a.id = e.pairing
                  join internship i on i.id = a.internship
                  join person p on p.id = i.person
                  left join cohort c on c.id = i.cohort
                 where :office and e.state = 'disputed' and e.settled_at is null
                """)
                .param("office", viewer.isOffice())
                .param("zone", clock.zone().getId())
                .query(Disputed.class)
                .list()
                .stream()
                .map(one -> new Placed(
                        new Place(one.since.toEpochDay(), one.id),
                        new Row(
                                one.id,
                                one.person,
                                one.name,
                                one.cohort,
                                Sentence.of("reporting.attention.disputed.row", one.day, new Hours(one.minutes)),
                                one.since)));
    }
}
