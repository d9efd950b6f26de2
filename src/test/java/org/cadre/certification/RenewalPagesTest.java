package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.demo.Histories;
import org.cadre.demo.Histories.Slot;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class RenewalPagesTest {
    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Training training;

    @Autowired
    private Editions editions;

    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Certificate certificate;
    private LocalDate expires;

    @BeforeEach
    void certify() {
        cast = demo.bringIn();
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        var id = ((Awards.Outcome.Reserved) outcome).certificate();
        issuing.finish(id);
        certificate = certificates.find(id).orElseThrow();
        expires = certificate.expires();
        jdbc.sql("delete from mail").update();
    }

    private UUID announced(String city, LocalDate day, int seats) {
        var histories = new Histories(batches);
        var event = histories.event(
                "recertification",
                "Recertification Training",
                editions.idOf(Editions.NATIONAL).value(),
                "Learning Center (sample)",
                city,
                day,
                1,
                seats,
                0,
                false,
                List.of(new Slot(null, "Recertification Training", 0, 9, 360)));
        histories.write();
        return event.id();
    }

    private void moveTo(LocalDate day) {
        clock.moveTo(day);
        jobs.comeDue();
    }

    @Nested
    class TheHolder {
        @Test
        void seesWhatIsNeededAndWhereToBookIt() {
            clock.moveTo(expires.minusMonths(5));
            var waco = announced("Waco", expires.minusMonths(2), 12);
            announced("Tyler", expires.minusMonths(3), 0);
            var page = Visitor.as("marcus").get("/certificates").hasStatus(200);
            page.says("What you still need")
                    .says("Attend a recertification training")
                    .says("you lose none")
                    .says("Waco, TX")
                    .says("12 seats left")
                    .says("sold out");
            assertThat(page.document().select("a.btn-primary[href=/schedule/" + waco + "/registration]"))
                    .hasSize(1);
        }

        @Test
        void isToldThatASeatIsTaken() {
            clock.moveTo(expires.minusMonths(5));
            var histories = new Histories(batches);
            var event = histories.event(
                    "recertification",
                    "Recertification Training",
                    editions.idOf(Editions.NATIONAL).value(),
                    "Learning Center (sample)",
                    "Waco",
                    expires.minusMonths(2),
                    1,
                    12,
                    0,
                    false,
                    List.of(new Slot(null, "Recertification Training", 0, 9, 360)));
            histories.seat(event, cast.ready, null, 0, true, false);
            histories.write();
            Visitor.as("marcus").get("/certificates").says("You have a seat").doesNotSay("What you still need");
            assertThat(Visitor.as("opal")
                            .get("/office/renewals?seat=booked")
                            .says("Marcus Lee")
                            .text())
                    .contains("Has a seat in a training");
            Visitor.as("opal").get("/office/renewals?seat=open").doesNotSay("Marcus Lee");
        }

        @Test
        void isTakenFromTheMailToTheRegistrationOfTheNextTraining() {
            var waco = announced("Waco", expires.minusMonths(2), 12);
            moveTo(expires.minusMonths(6));
            String mail = jdbc.sql("select plain from mail where about = :holder")
                    .param("holder", cast.ready.value())
                    .query(String.class)
                    .single();
            assertThat(mail).contains("Still needed").contains("/schedule/" + waco + "/registration");
            // Signed in, they are recognized; a stranger is asked to sign in first.
            assertThat(Visitor.as("marcus")
                            .get("/schedule/" + waco + "/registration")
                            .hasStatus(200)
                            .text())
                    .contains("Marcus Lee");
            assertThat(new Visitor()
                            .get("/schedule/" + waco + "/registration")
                            .address()
                            .getPath())
                    .isEqualTo("/sign-in");
        }

        @Test
        void readsUntilWhenItComesBackWithoutAReflection() {
            training.attendedBy(cast.rosa, expires.minusMonths(1));
            clock.moveTo(expires.plusDays(30));
            var marcus = Visitor.as("marcus");
            marcus.get("/certificates").says("may be renewed until").says("as if it had not");
            clock.moveTo(expires.plusDays(31));
            marcus.get("/certificates").says("its grace is over").says("reactivates it");
            clock.moveTo(expires.plusYears(1).plusDays(1));
            marcus.get("/certificates")
                    .says("recertification training and a reflection")
                    .says("Write a reflection");
        }
    }

    @Nested
    class Office {
        private Visitor opal;

        @BeforeEach
        void comeIn() {
            opal = Visitor.as("opal");
        }

        private String place() {
            return "/office/certificates/" + certificate.id();
        }

        @Test
        void seesWhoHasToRenewAndTakesItAlongAsATable() {
            opal.get("/office/renewals").says("No certificate ends within a year");
            clock.moveTo(expires.minusMonths(4));
            opal.get("/office/renewals")
                    .says("Marcus Lee")
                    .says("Recertification training")
                    .says(certificate.number().value());
            opal.get("/office/renewals?stage=within-six-months").says("Marcus Lee");
            opal.get("/office/renewals?stage=within-a-month").says("No certificate fits");
            opal.get("/office/renewals?words=MARC").says("Marcus Lee");
            opal.get("/office/renewals?words=%25").says("No certificate fits");
            String table = new String(
                    opal.get("/office/renewals.csv?stage=within-six-months").bytes(), StandardCharsets.UTF_8);
            assertThat(table).startsWith("\uFEFFHolder,E-mail").contains("Marcus Lee,marcus@bluebonnet.example");
        }

        @Test
        void givesMoreTimeForACauseAndThePaperStaysAsItIs() {
            training.attendedBy(cast.rosa, expires.minusMonths(1));
            clock.moveTo(expires.plusDays(40));
            var stranger = new Visitor();
            String before = stranger.get(certificate.code().path())
                    .doesNotSay("may be renewed until")
                    .document()
                    .select("dl.facts")
                    .text();
            var until = expires.plusMonths(4);
            var page = opal.get(place() + "/extension").says("valid until");
            opal.button(page, "Give more time")
                    .with("until", until)
                    .with("reason", "In hospital since March")
                    .send()
                    .hasStatus(200)
                    .says("May be renewed until")
                    .says("by Opal Whitfield")
                    .says("In hospital since March");
            var check = stranger.get(certificate.code().path());
            check.says("Expired, may be renewed until").doesNotSay("hospital");
            assertThat(check.document().select("dl.facts").text()).isEqualTo(before);
            assertThat(certificates.paper(certificate.id())).isNotEmpty();
            Visitor.as("marcus")
                    .get("/certificates")
                    .says("More time for renewing")
                    .doesNotSay("hospital");
            assertThat(jdbc.sql("select subject from mail where about = :holder order by id desc limit 1")
                            .param("holder", cast.ready.value())
                            .query(String.class)
                            .single())
                    .startsWith("You have until");
            clock.moveTo(until.plusDays(1));
            stranger.get(certificate.code().path()).doesNotSay("may be renewed until");
        }

        @Test
        void isToldWhatIsWrongWithAnExtension() {
            training.attendedBy(cast.rosa, expires.minusMonths(1));
            var page = opal.get(place() + "/extension");
            assertThat(opal.button(page, "Give more time").send().hasStatus(422).wrong("until"))
                    .contains("until when");
            assertThat(refused(page, expires)).contains("lies after the expiry");
            assertThat(refused(page, expires.plusDays(30))).contains("as long as that already");
            assertThat(refused(page, expires.plusMonths(24).plusDays(1))).contains("At most 24 months");
            var again = opal.button(page, "Give more time")
                    .with("until", expires.plusMonths(2))
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("reason")).isNotEmpty();
            assertThat(again.document().select("#until").val())
                    .isEqualTo(expires.plusMonths(2).toString());
        }

        private String refused(Visitor.Page page, LocalDate until) {
            return opal.button(page, "Give more time")
                    .with("until", until)
                    .with("reason", "a cause")
                    .send()
                    .hasStatus(422)
                    .wrong("until");
        }

        @Test
        void whoWasGivenTimeIsRenewedWithoutAReflectionInIt() {
            training.attendedBy(cast.rosa, expires.minusMonths(1));
            clock.moveTo(expires.plusMonths(2));
            opal.button(opal.get(place() + "/extension"), "Give more time")
                    .with("until", expires.plusMonths(20))
                    .with("reason", "On leave for a year and a half")
                    .send();
            clock.moveTo(expires.plusMonths(20));
            training.attendedBy(cast.ready, clock.today());
            jobs.comeDue();
            assertThat(certificates.newestOf(cast.ready).orElseThrow().validFrom())
                    .isEqualTo(expires.plusMonths(20));
        }
    }
}
