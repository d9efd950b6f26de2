package org.cadre.reporting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.OrganizationId;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is next for who ordered seats or waits for some: names still missing, and offers to take in time. */
@Component
class BuyerSteps {
    private record Nameless(UUID id, String title, int nameless, LocalDate namesDue) {}

    private record Offered(UUID offering, String title, int seats, OffsetDateTime offeredUntil, String zone) {
        LocalDate lastDay() {
            return offeredUntil.atZoneSameInstant(ZoneId.of(zone)).toLocalDate();
        }
    }

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    BuyerSteps(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<NextStep> of(Viewer viewer) {
        return Stream.concat(offered(viewer).map(this::step), nameless(viewer).map(this::step))
                .toList();
    }

    private NextStep step(Offered one) {
        return NextStep.due(
                "bell",
                Sentence.of("reporting.step.offered", one.seats, one.title),
                null,
                one.lastDay(),
                clock.today(),
                "/schedule/" + one.offering + "/waitlist",
                Sentence.of("reporting.step.offered.action"));
    }

    private NextStep step(Nameless one) {
        var what = Sentence.of("reporting.step.names", one.nameless, one.title);
        var action = Sentence.of("reporting.step.names.action");
        String href = "/orders/" + one.id + "/seats";
        return one.namesDue.isBefore(clock.today())
                ? NextStep.overdue("person-plus", what, null, one.namesDue, clock.today(), href, action)
                : NextStep.due("person-plus", what, null, one.namesDue, clock.today(), href, action);
    }

    private Stream<Offered> offered(Viewer viewer) {
        return jdbc
                .sql("""
                select w.offering, o.title, w.seats, w.offered_until, o.zone
                  from waitlist_entry w
                  join offering o on o.id = w.offering
                 where w.person = :viewer and w.state = 'offered' and w.offered_until > :now
                """)
                .param("viewer", viewer.id().value())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(Offered.class)
                .list()
                .stream();
    }

    private Stream<Nameless> nameless(Viewer viewer) {
        return jdbc
                .sql("""
                select s.id, o.title, s.nameless, s.names_due
                  from order_summary s
                  join offering o on o.id = s.offering
                 where (s.buyer = :viewer or s.district = :district) and s.state in ('placed', 'confirmed')
                   and s.nameless > 0 and s.names_due is not null and o.canceled_at is null and o.first_day >= :today
                   and not exists (select 1 from waitlist_entry w where w.orders = s.id and w.state = 'offered')
                 order by s.names_due, s.id
                 limit 5
                """)
                .param("viewer", viewer.id().value())
                .param("district", district(viewer))
                .param("today", clock.today())
                .query(Nameless.class)
                .list()
                .stream();
    }

    private static @Nullable UUID district(Viewer viewer) {
        return viewer.districtSpokenFor().map(OrganizationId::value).orElse(null);
    }
}
