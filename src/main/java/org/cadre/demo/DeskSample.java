package org.cadre.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits on the office's desk: somebody who is there twice, and a request about personal records. All of it is sample. */
@Component
class DeskSample {
    private static final int DAYS_AGO = 3;
    private static final int DAYS_TO_ANSWER = 30;

    private final JdbcClient jdbc;
    private final Clock system;
    private final Texts texts;

    DeskSample(JdbcClient jdbc, Clock system, Texts texts) {
        this.jdbc = jdbc;
        this.system = system;
        this.texts = texts;
    }

    void bringIn(Cast cast, LocalDate today) {
        twice(cast.partOneDone, "nadia.brooks@home.example");
        ask(cast.registered, today.minusDays(DAYS_AGO));
    }

    /** Entered once more with the address from home: the search for duplicates finds the two. */
    private void twice(PersonId person, String address) {
        jdbc.sql("""
                insert into person (id, legal_name, display_name, email, state, career_stage, district, school, sample, created_at)
                select :id, legal_name, display_name, :address, state, career_stage, district, school, true, :now
                  from person where id = :person
                """)
                .param("id", Ids.next())
                .param("address", address)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.value())
                .update();
    }

    private void ask(PersonId person, LocalDate day) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into care_request (id, kind, person, words, asked_on, asked_at, due_on)
                values (:id, 'correction', :person, :words, :day, :now, :due)
                """)
                .param("id", id)
                .param("person", person.value())
                .param("words", texts.say("demo.request.words"))
                .param("day", day)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("due", day.plusDays(DAYS_TO_ANSWER))
                .update();
    }
}
