package org.cadre.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Made-up stipends of a made-up association: one paid, one due, one for a cohort that goes on. */
@Component
@Profile("demo")
class StipendSample {
    private static final int TRAINER_CENTS = 120_000;
    private static final int COACH_CENTS = 180_000;

    private final JdbcClient jdbc;
    private final ProgramClock clock;

    StipendSample(JdbcClient jdbc, ProgramClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void bringIn(Cast cast) {
        var today = clock.today();
        var paid = training(cast, "San Antonio", today.minusMonths(7));
        training(cast, "Waco", today.minusMonths(3));
        jdbc.sql("update stipend set approved_on = :day where id = :id")
                .param("day", today.minusMonths(5))
                .param("id", paid)
                .update();
        jdbc.sql("""
                insert into stipend_payment (id, stipend, turn, kind, cents, currency, day, reference, recorded_at)
                values (:id, :stipend, 1, 'paid', :cents, 'USD', :day, 'SAMPLE-3001', :now)
                """)
                .param("id", Ids.next())
                .param("stipend", paid)
                .param("cents", TRAINER_CENTS)
                .param("day", today.minusMonths(5).plusDays(3))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into stipend (id, person, cohort, cents, note, sample, agreed_on)
                values (:id, :person, :cohort, :cents, '', true, :day)
                """)
                .param("id", Ids.next())
                .param("person", cast.coach.value())
                .param("cohort", cast.rosasCohort)
                .param("cents", COACH_CENTS)
                .param("day", today.minusMonths(5))
                .update();
    }

    private UUID training(Cast cast, String city, LocalDate agreedOn) {
        var id = Ids.next();
        jdbc.sql("""
                insert into stipend (id, person, offering, cents, note, sample, agreed_on)
                select :id, :person, f.id, :cents, '', true, :day
                  from offering f
                 where f.city = :city and f.kind = 'lii'
                """)
                .param("id", id)
                .param("person", cast.trainer.value())
                .param("cents", TRAINER_CENTS)
                .param("day", agreedOn)
                .param("city", city)
                .update();
        return id;
    }
}
