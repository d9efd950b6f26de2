package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A cohort of four: Marcus, Ines and Cora are ready, Rosa is not. */
@CadreTest
class AwardBatchesTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private AwardBatches batches;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private UUID cohort;
    private Visitor opal;

    @BeforeEach
    void bringThemTogether() {
        cast = demo.bringIn();
        cohort = jdbc.sql("select cohort from internship where id = :id")
                .param("id", cast.readysInternship)
                .query(UUID.class)
                .single();
        jdbc.sql("update internship set cohort = :cohort where state = 'active' and person in (:people)")
                .param("cohort", cohort)
                .param(
                        "people",
                        List.of(cast.coach.value(), cast.renewing.value(), cast.ready.value(), cast.rosa.value()))
                .update();
        opal = Visitor.as("opal");
    }

    private String place() {
        return "/office/certification/cohorts/" + cohort;
    }

    private Visitor.Filling form() {
        return opal.button(opal.get(place()), "Award the certificates");
    }

    private UUID asked() {
        return jdbc.sql("select id from award_batch order by id desc limit 1")
                .query(UUID.class)
                .single();
    }

    private List<String> states() {
        return jdbc.sql("select state from award_batch_person order by batch, place")
                .query(String.class)
                .list();
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    @Test
    void officeSeesWhoIsReadyAndWhyTheOthersAreNot() {
        opal.get("/office/certification").says("Award a whole cohort").says("3 are ready, one more is on the way");
        var page = opal.get(place()).hasStatus(200);
        page.says("3 people are ready")
                .says("Marcus Lee")
                .says("Ines Calderón")
                .says("Cora Jennings")
                .says("Rosa Delgado")
                .says("Log 72 contact hours");
        assertThat(page.document().select("input[name=people]")).hasSize(3);
        assertThat(page.document().select("input[name=people][checked]")).hasSize(3);
    }

    @Test
    void awardsAllWhoAreTickedInOneActAndSaysHowFarItIs() {
        var going = form().with("sure", "yes").send().hasStatus(200);
        going.says("0 of 3 done").says("You can leave this page").says("Waiting");
        assertThat(count("certificate")).isZero();

        batches.goOn(asked());

        var done = opal.get(going.address().getPath());
        done.says("3 certificates are awarded and mailed").says("Awarded").doesNotSay("You can leave this page");
        assertThat(done.document().select("main [hx-trigger]")).isEmpty();
        assertThat(count("certificate where state = 'issued'")).isEqualTo(3);
        assertThat(count("mail where subject = 'You are a certified mentor'")).isEqualTo(3);
        opal.get(place()).says("3 have the certificate").says("Nobody is ready today");
    }

    @Test
    void isAskedForInTheTransactionOfTheForm() {
        form().with("sure", "yes").send();
        assertThat(jdbc.sql("select task_instance from scheduled_tasks where task_name = 'award-cohort'")
                        .query(String.class)
                        .list())
                .containsExactly(asked().toString());
    }

    @Test
    void awardsNobodyWhoIsNotTicked() {
        form().with("people", cast.readysInternship).with("sure", "yes").send().hasStatus(200);
        batches.goOn(asked());
        assertThat(count("certificate")).isOne();
        opal.get(place()).says("2 people are ready");
    }

    @Test
    void mustBeMeantAndKeepsWhoWasTicked() {
        var again = form().with("people", cast.readysInternship).send().hasStatus(422);
        assertThat(again.wrong("sure")).contains("cannot be undone");
        assertThat(again.document().select("input[name=people][checked]")).hasSize(1);
        var nobody = opal.button(again, "Award the certificates")
                .with("people")
                .with("sure", "yes")
                .send()
                .hasStatus(422);
        nobody.says("Please tick at least one person");
        assertThat(nobody.document().select("input[name=people][checked]")).isEmpty();
        assertThat(count("award_batch")).isZero();
    }

    @Test
    void whoIsNotReadyIsRefusedEvenIfTheirIdIsSent() {
        form().with("people", cast.readysInternship, cast.rosasInternship)
                .with("sure", "yes")
                .send()
                .hasStatus(422)
                .says("is not ready any more");
        assertThat(count("award_batch")).isZero();
    }

    @Test
    void aDoubleClickIsOneBatch() {
        var form = form().with("sure", "yes");
        assertThat(form.send().address()).isEqualTo(form.send().address());
        assertThat(count("award_batch")).isOne();
    }

    @Test
    void goesOnWhereAFailureStoppedItWithoutLosingANumber() {
        form().with("sure", "yes").send();
        var second = jdbc.sql("select internship from award_batch_person where place = 1")
                .query(UUID.class)
                .single();
        AsOwner.run("create function refuse_one() returns trigger language plpgsql as $$ begin"
                + " if new.decision in (select id from award_decision where internship = '" + second + "')"
                + " then raise exception 'no room'; end if; return new; end $$");
        AsOwner.run(
                "create trigger refuse_one before insert on certificate for each row execute function refuse_one()");
        try {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> batches.goOn(asked()));
        } finally {
            AsOwner.run("drop trigger refuse_one on certificate");
            AsOwner.run("drop function refuse_one()");
        }
        assertThat(states()).containsExactly("awarded", "waiting", "awarded");

        batches.goOn(asked());
        batches.goOn(asked());

        assertThat(states()).containsExactly("awarded", "awarded", "awarded");
        assertThat(jdbc.sql("select right(number, 6)::int from certificate order by number")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, 3).boxed().toList());
    }

    @Test
    void oneWhoCannotBeAwardedDoesNotHoldUpTheOthers() {
        form().with("sure", "yes").send();
        jdbc.sql("update person set legal_name = 'Marcus 李' where id = :id")
                .param("id", cast.ready.value())
                .update();
        batches.goOn(asked());
        assertThat(states()).containsExactlyInAnyOrder("awarded", "awarded", "refused");
        opal.get("/office/certification/batches/" + asked())
                .says("2 certificates are awarded and mailed; one could not be awarded.")
                .says("cannot print some letters of the name");
    }

    @Test
    void whatWasAwardedMeanwhileIsNotAwardedTwice() {
        form().with("sure", "yes").send();
        awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        batches.goOn(asked());
        assertThat(states()).containsExactlyInAnyOrder("awarded", "awarded", "already");
        assertThat(count("certificate")).isEqualTo(3);
    }

    @Test
    void twoServersWorkingOnOneBatchAwardEachOnce() throws Exception {
        form().with("sure", "yes").send();
        var start = new CyclicBarrier(2);
        try (var servers = Executors.newFixedThreadPool(2)) {
            for (var server : servers.invokeAll(List.of(() -> goOnAfter(start), () -> goOnAfter(start)))) {
                server.get();
            }
        }
        assertThat(states()).containsExactly("awarded", "awarded", "awarded");
        assertThat(count("certificate where state = 'issued'")).isEqualTo(3);
        assertThat(count("mail where subject = 'You are a certified mentor'")).isEqualTo(3);
    }

    private Void goOnAfter(CyclicBarrier start) throws Exception {
        start.await();
        batches.goOn(asked());
        return null;
    }

    @Test
    void nobodyButOfficeSeesIt() {
        form().with("sure", "yes").send();
        Visitor.as("ines").get(place()).hasStatus(404);
        Visitor.as("ines").get("/office/certification/batches/" + asked()).hasStatus(404);
    }
}
