package org.cadre.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class CorrectionPageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId tomas;
    private PersonId rosa;
    private Visitor trainer;
    private OfferingId offering;
    private RegistrationId seat;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        rosa = partOne.person("Rosa Villarreal");
        trainer = partOne.signedIn(tomas);
        offering = partOne.institute(partOne.today(), 10, tomas);
        seat = partOne.confirmed(rosa, offering);
        clock.moveTo(partOne.inDays(1));
        partOne.attended(offering, seat, 150, 150, 150, 150, 150);
        partOne.closed(offering);
    }

    private int awarded() {
        return jdbc.sql("select coalesce(sum(minutes), 0) from credit_award where person = :rosa")
                .param("rosa", rosa.value())
                .query(Integer.class)
                .single();
    }

    private Visitor.Filling asking(Visitor by) {
        var page = by.get("/trainer/offerings/" + offering + "/corrections/new?registration=" + seat);
        return by.button(page, "Ask for the correction")
                .with("minutes-" + offerings.sessions(offering).getLast().id(), "150")
                .with("reason", "She signed the sheet, which was found later.");
    }

    private Visitor.Page decide(Visitor by, Visitor.Page page, String button) {
        return by.button(by.get(page.address().getPath()), button).send();
    }

    private String link() {
        return jdbc.sql("select button_url from mail where recipient = 'board@bluebonnet.example'")
                .query(String.class)
                .single()
                .replaceFirst("^https?://[^/]+", "");
    }

    @Nested
    class ByTwoPeople {
        @Test
        void changesNothingBeforeAnotherPersonApproves() {
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            var asked = asking(trainer).send().says("Nothing has changed yet");
            assertThat(awarded()).isEqualTo(750);
            assertThat(partOne.mails(rosa, "You have completed part one")).isZero();

            decide(office, asked, "Approve the correction").says("Approved");
            assertThat(awarded()).isEqualTo(900);
            assertThat(partOne.mails(rosa, "You have completed part one")).isOne();
            assertThat(jdbc.sql("""
                            select count(*) from audit_entry
                             where deed in ('correction.proposed', 'correction.approved', 'attendance.corrected')
                            """).query(Integer.class).single()).isEqualTo(3);
            assertThat(partOne.mails(tomas, "Approved: your correction for Rosa"))
                    .isOne();
        }

        @Test
        void tellsACompletionOnceHoweverOftenItIsCorrected() {
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            decide(office, asking(trainer).send(), "Approve the correction");
            var last = "minutes-" + offerings.sessions(offering).getLast().id();
            decide(office, asking(trainer).with(last, "0").send(), "Approve the correction");
            assertThat(awarded()).isEqualTo(750);
            decide(office, asking(trainer).send(), "Approve the correction");
            assertThat(awarded()).isEqualTo(900);
            assertThat(partOne.mails(rosa, "You have completed part one")).isOne();
        }

        @Test
        void isRefusedWithAReasonThatTheOtherReads() {
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            var asked = asking(trainer).send();
            assertThat(decide(office, asked, "Refuse it").hasStatus(422).wrong("because"))
                    .contains("Please say why you refuse");
            office.button(office.get(asked.address().getPath()), "Refuse it")
                    .with("because", "The sheet shows another name.")
                    .send()
                    .says("stays as it was");
            trainer.get(asked.address().getPath()).says("Refused").says("The sheet shows another name.");
            assertThat(awarded()).isEqualTo(750);
            assertThat(decide(office, asking(trainer).send(), "Approve the correction")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        void isNotDecidedByWhoAsked() {
            partOne.person("Ada Office", Role.OFFICE);
            var asked = asking(trainer).send();
            var page = trainer.get(asked.address().getPath());
            page.says("Another person decides").doesNotSay("Approve the correction");
            var token = trainer.form(page, "main form");
            trainer.postBare(
                            asked.address().getPath() + "/decision",
                            java.util.Map.of("_csrf", token.value("_csrf"), "do", "approve"))
                    .hasStatus(422)
                    .says("A second person has to decide");
            assertThat(awarded()).isEqualTo(750);
        }

        @Test
        void isNotDecidedByWhoAskedInAnothersName() {
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            var asked = asking(office).send();
            office.button(office.get("/office/people/" + tomas), "Enter for").send();
            var page = office.get(asked.address().getPath());
            page.says("Another person decides").doesNotSay("Approve the correction");
            var token = office.form(page, "main form");
            office.postBare(
                            asked.address().getPath() + "/decision",
                            java.util.Map.of("_csrf", token.value("_csrf"), "do", "approve"))
                    .hasStatus(422);
            assertThat(awarded()).isEqualTo(750);
        }

        @Test
        void isWithdrawnByWhoAsked() {
            partOne.person("Ada Office", Role.OFFICE);
            var asked = asking(trainer).send();
            decide(trainer, asked, "Withdraw it").says("Withdrawn");
            asking(trainer).send().says("Nothing has changed yet");
        }

        @Test
        void waitsAloneForOneSeat() {
            partOne.person("Ada Office", Role.OFFICE);
            asking(trainer).send();
            assertThat(asking(trainer).send().hasStatus(422).wrong("reason"))
                    .contains("waits for its decision already");
        }

        @Test
        void theDatabaseItselfKnowsNoDecisionByWhoAsked() {
            partOne.person("Ada Office", Role.OFFICE);
            asking(trainer).send();
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> jdbc.sql("""
                            update attendance_correction
                               set state = 'approved', decided_by = proposed_by, decided_at = proposed_at
                            """).update())
                    .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        }
    }

    @Nested
    class InAnOfficeOfOne {
        @Test
        void somebodyHasToBeNamed() {
            assertThat(asking(trainer).send().hasStatus(422).wrong("approver-email"))
                    .contains("Nobody else can decide here");
            assertThat(asking(trainer)
                            .with("approver-name", "Tomas")
                            .with("approver-email", "Tomas.Trainer@bluebonnet.example")
                            .send()
                            .hasStatus(422)
                            .wrong("approver-email"))
                    .contains("This is your own address");
        }

        @Test
        void theOneWhoIsNamedDecidesByALink() {
            asking(trainer)
                    .with("approver-name", "Bo Board")
                    .with("approver-email", "board@bluebonnet.example")
                    .send()
                    .says("Nothing has changed yet");
            var board = new Visitor();
            var page = board.get(link()).says("Rosa Villarreal").says("She signed the sheet");
            board.button(page, "Approve the correction").send().says("Approved").says("Bo Board");
            assertThat(awarded()).isEqualTo(900);
            board.get(link()).doesNotSay("Approve the correction");
        }

        @Test
        void theLinkIsWorthNothingInTheHandsOfWhoAsked() {
            asking(trainer)
                    .with("approver-name", "Bo Board")
                    .with("approver-email", "board@bluebonnet.example")
                    .send();
            var page = trainer.get(link()).doesNotSay("Approve the correction");
            var token = trainer.form(page, "main form");
            trainer.postBare(link(), java.util.Map.of("_csrf", token.value("_csrf"), "do", "approve"))
                    .hasStatus(422);
            assertThat(awarded()).isEqualTo(750);
            var board = new Visitor();
            board.button(board.get(link()), "Approve the correction").send().says("Approved");
        }

        @Test
        void anInventedLinkOpensNothing() {
            new Visitor().get("/correction/" + "x".repeat(43)).says("Please ask");
        }
    }

    @Nested
    class BadInput {
        @Test
        void isAnsweredBesideTheFieldAndKept() {
            partOne.person("Ada Office", Role.OFFICE);
            var first = "minutes-" + offerings.sessions(offering).getFirst().id();
            assertThat(asking(trainer).with(first, "151").send().hasStatus(422).wrong(first))
                    .contains("from 0 to 150");
            assertThat(asking(trainer).with("reason", "").send().wrong("reason"))
                    .contains("Please say why");
            var last = "minutes-" + offerings.sessions(offering).getLast().id();
            assertThat(asking(trainer).with(last, "0").send().hasStatus(422).wrong(first))
                    .contains("Change at least one number");
        }

        @Test
        void anOpenEventIsMarkedDirectly() {
            var open = partOne.institute(partOne.today(), 4, tomas);
            var other = partOne.confirmed(rosa, open);
            trainer.get("/trainer/offerings/" + open + "/corrections/new?registration=" + other)
                    .says("mark its attendance directly");
        }

        @Test
        void theTrainerOfAnotherEventFindsNothing() {
            partOne.person("Ada Office", Role.OFFICE);
            var asked = asking(trainer).send();
            var other = partOne.person("Olive Other", Role.TRAINER);
            partOne.institute(partOne.today(), 10, other);
            var visitor = partOne.signedIn(other);
            visitor.get(asked.address().getPath()).hasStatus(404);
            visitor.postToken(asked.address().getPath() + "/decision").hasStatus(404);
            visitor.get("/trainer/offerings/" + offering + "/corrections/new?registration=" + seat)
                    .hasStatus(404);
            visitor.get("/corrections").doesNotSay("Rosa Villarreal");
        }
    }
}
