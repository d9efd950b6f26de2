package org.cadre.people.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.certification.Recomputing;
import org.cadre.internship.PartTwo;
import org.cadre.people.PersonId;
import org.cadre.registration.RegistrationInvariants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cora's internship ended long ago: what was said in it goes, and all that her certificate rests on stays. */
@CadreTest
@Tag("every-postgresql")
class RetentionTest extends PartTwo {
    @Autowired
    private LettingGo lettingGo;

    @Autowired
    private Recomputing recomputing;

    private UUID internship = new UUID(0, 0);
    private PersonId protege = new PersonId(internship);

    @BeforeEach
    void twoYearsAgo() {
        demo.award();
        internship = jdbc.sql("select id from internship where person = :cora")
                .param("cora", cast.renewing.value())
                .query(UUID.class)
                .single();
        protege = new PersonId(jdbc.sql("select protege from pairing where internship = :id")
                .param("id", internship)
                .query(UUID.class)
                .single());
        ended(today.minusMonths(24).minusDays(1));
        jdbc.sql("""
                update contact_entry set summary = 'We spoke about the board.', next_steps = 'Call the mayor.'
                 where pairing in (select id from pairing where internship = :id)
                """).param("id", internship).update();
        jdbc.sql("update monthly_report set answers = '{\"working\": \"The board listens.\"}' where internship = :id")
                .param("id", internship)
                .update();
        jdbc.sql("update internship set ended_on = :today where ended_on is not null and id <> :id")
                .param("today", today)
                .param("id", internship)
                .update();
    }

    private void ended(LocalDate day) {
        jdbc.sql("update internship set ended_on = :day where id = :id")
                .param("day", day)
                .param("id", internship)
                .update();
    }

    private long count(String sql) {
        return jdbc.sql(sql)
                .param("id", internship)
                .param("person", protege.value())
                .query(Long.class)
                .single();
    }

    private long words() {
        return count("""
                select count(*) from contact_entry e join pairing a on a.id = e.pairing
                 where a.internship = :id and e.summary <> '' and :person::uuid is not null
                """)
                + count(
                        "select count(*) from monthly_report where internship = :id and answers <> '{}' and :person::uuid is not null");
    }

    private String minutes() {
        return jdbc.sql("""
                select string_agg(e.day || ' ' || e.minutes || ' ' || e.mode || coalesce(e.confirmed_at::text, ''), ',' order by e.id)
                  from contact_entry e join pairing a on a.id = e.pairing
                 where a.internship = :id
                """).param("id", internship).query(String.class).single();
    }

    private String name() {
        return jdbc.sql("select display_name from person where id = :id")
                .param("id", protege.value())
                .query(String.class)
                .single();
    }

    private void auditIsClean() {
        assertThat(RegistrationInvariants.ALL)
                .allSatisfy(invariant -> assertThat(
                                jdbc.sql(invariant.sql()).query().listOfRows())
                        .as(invariant.key())
                        .isEmpty());
        assertThat(recomputing.all(difference -> {}).differences()).isZero();
    }

    private void hold(PersonId person) {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/people/" + person + "/legal-hold"), "Place the hold")
                .with("reason", "Matter 17.")
                .send();
    }

    @Test
    void wordsAndTheProtegesNameGoAndWhatIsCountedStays() {
        String before = minutes();
        assertThat(words()).isPositive();
        lettingGo.run(today);
        assertThat(words()).isZero();
        assertThat(minutes()).isEqualTo(before);
        assertThat(name()).startsWith("Erased person");
        assertThat(
                        count(
                                "select count(*) from pairing where internship = :id and protege = :person and kind <> '' and protege_name like 'Erased person %'"))
                .isOne();
        auditIsClean();
    }

    @Test
    void nothingGoesBeforeItsTime() {
        ended(today.minusMonths(24).plusDays(1));
        lettingGo.run(today);
        assertThat(words()).isPositive();
        assertThat(name()).doesNotStartWith("Erased");
    }

    @Test
    void runningAgainDoesNothingMore() {
        lettingGo.run(today);
        var gone = jdbc.sql("select series, what, count from retention_gone order by 1, 2")
                .query()
                .listOfRows();
        var rows = jdbc.sql("select count(*) from audit_entry where deed = 'retention.let-go'")
                .query(Long.class)
                .single();
        jdbc.sql("delete from retention_night").update();
        lettingGo.run(today);
        lettingGo.run(today.plusDays(1));
        assertThat(jdbc.sql("select series, what, count from retention_gone order by 1, 2")
                        .query()
                        .listOfRows())
                .isEqualTo(gone)
                .isNotEmpty();
        assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'retention.let-go'")
                        .query(Long.class)
                        .single())
                .isEqualTo(rows);
    }

    @Nested
    class ALegalHold {
        @Test
        void onTheMitKeepsTheirInternshipAndNoOther() {
            hold(cast.renewing);
            jdbc.sql("update internship set ended_on = :day where state = 'complete'")
                    .param("day", today.minusMonths(25))
                    .update();
            lettingGo.run(today);
            assertThat(words()).isPositive();
            assertThat(name()).doesNotStartWith("Erased");
            assertThat(jdbc.sql("select count(*) from internship where words_gone_on is not null")
                            .query(Integer.class)
                            .single())
                    .isPositive();
        }

        @Test
        void onTheProtegeKeepsIt() {
            hold(protege);
            lettingGo.run(today);
            assertThat(words()).isPositive();
            assertThat(name()).doesNotStartWith("Erased");
        }

        @Test
        void onceReleasedKeepsNothing() {
            hold(cast.renewing);
            lettingGo.run(today);
            jdbc.sql(
                            "update legal_hold set released_by = placed_by, released_on = placed_on, release_reason = 'Settled.'")
                    .update();
            lettingGo.run(today.plusDays(1));
            assertThat(words()).isZero();
        }
    }

    @Test
    void aProtegeWhoIsSomethingElseKeepsTheirName() {
        jdbc.sql("""
                insert into registration (id, offering, person, orders, seat, price_cents, registered_at)
                select gen_random_uuid(), r.offering, :person, r.orders, 'returned', 0, r.registered_at
                  from registration r where r.person = :cora limit 1
                """)
                .param("person", protege.value())
                .param("cora", cast.renewing.value())
                .update();
        lettingGo.run(today);
        assertThat(name()).doesNotStartWith("Erased");
        assertThat(words()).isZero();
    }

    @Nested
    class PdRecords {
        @BeforeEach
        void longAgo() {
            jdbc.sql("update person set created_at = created_at - interval '20 years' where id = :nate")
                    .param("nate", cast.partOneDone.value())
                    .update();
        }

        private String nadia() {
            return jdbc.sql("select display_name from person where id = :id")
                    .param("id", cast.partOneDone.value())
                    .query(String.class)
                    .single();
        }

        @Test
        void goSevenYearsAfterTheLastActivity() {
            clock.moveTo(today.plusYears(5));
            lettingGo.run(clock.today());
            assertThat(nadia()).isEqualTo("Nadia Brooks");
            clock.moveTo(today.plusYears(8));
            lettingGo.run(clock.today());
            assertThat(nadia()).startsWith("Erased person");
            auditIsClean();
        }

        private String cora() {
            return jdbc.sql("select display_name from person where id = :id")
                    .param("id", cast.renewing.value())
                    .query(String.class)
                    .single();
        }

        @Test
        void stayWhileSomebodyWhoseConversationsTheyHoldIsUnderAHold() {
            jdbc.sql("update person set created_at = created_at - interval '20 years'")
                    .update();
            jdbc.sql("update role_grant set until = since where person = :cora")
                    .param("cora", cast.renewing.value())
                    .update();
            hold(protege);
            clock.moveTo(today.plusYears(8));
            lettingGo.run(clock.today());
            assertThat(cora()).isEqualTo("Cora Jennings");
            assertThat(words()).isPositive();
        }

        @Test
        void stayUntilSevenYearsAfterTheLastCertificate() {
            jdbc.sql("update person set created_at = created_at - interval '20 years'")
                    .update();
            jdbc.sql("update role_grant set until = since where person = :cora")
                    .param("cora", cast.renewing.value())
                    .update();
            clock.moveTo(today.plusYears(6));
            lettingGo.run(clock.today());
            assertThat(cora()).isEqualTo("Cora Jennings");
            clock.moveTo(today.plusYears(8));
            lettingGo.run(clock.today());
            assertThat(cora()).startsWith("Erased person");
            assertThat(jdbc.sql("select holder_name from certificate where person = :cora limit 1")
                            .param("cora", cast.renewing.value())
                            .query(String.class)
                            .single())
                    .isEqualTo("Cora Jennings");
            auditIsClean();
        }
    }

    @Nested
    class Office {
        @Test
        void seesWhatGoesNextAndWhatWent() {
            var office = Visitor.as("opal");
            office.get("/office/retention")
                    .says("Conversations of 1 internship")
                    .says("Nothing yet.");
            lettingGo.run(today);
            office.get("/office/retention").says("1 person became a pseudonym").says("No internship");
        }

        @Test
        void changesTheMonthsWithinLimits() {
            var office = Visitor.as("opal");
            var page = office.get("/office/retention");
            office.button(page, "Change months · Conversations in an internship")
                    .with("conversations", "6")
                    .send()
                    .says("from 12 to 120");
            office.button(page, "Change months · Conversations in an internship")
                    .with("conversations", "36")
                    .send()
                    .says("Kept for 36 months")
                    .says("Changed by Opal Whitfield");
            lettingGo.run(today);
            assertThat(words()).isPositive();
        }
    }
}
