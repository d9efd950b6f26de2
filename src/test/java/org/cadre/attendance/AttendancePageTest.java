package org.cadre.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.registration.RegistrationId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class AttendancePageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    Attendances attendances;

    @Autowired
    ProgramClock clock;

    @Autowired
    JdbcClient jdbc;

    private PartOne partOne;
    private PersonId tomas;
    private PersonId rosa;
    private PersonId mia;
    private Visitor trainer;
    private OfferingId offering;
    private RegistrationId rosasSeat;
    private RegistrationId miasSeat;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        tomas = partOne.person("Tomas Trainer", Role.TRAINER);
        rosa = partOne.person("Rosa Villarreal");
        mia = partOne.person("Mia Chen");
        trainer = partOne.signedIn(tomas);
        offering = partOne.institute(partOne.today(), 10, tomas);
        rosasSeat = partOne.confirmed(rosa, offering);
        miasSeat = partOne.confirmed(mia, offering);
    }

    private Visitor.Page session(int number) {
        var session = offerings.sessions(offering).get(number - 1);
        return trainer.get("/trainer/offerings/" + offering + "?session=" + session.id());
    }

    private int minutes(RegistrationId seat) {
        return jdbc.sql("select coalesce(sum(minutes), 0) from attendance where registration = :seat")
                .param("seat", seat.value())
                .query(Integer.class)
                .single();
    }

    @Nested
    class OnTheDay {
        @Test
        void theTrainerFindsTodaysEventFirst() {
            partOne.institute(partOne.inDays(20), 10, tomas);
            trainer.get("/trainer").says("Today").says("Mark attendance").says("Coming up");
        }

        @Test
        void aTickMeansTheWholeSession() {
            var page = session(1).says("Rosa Villarreal").says("Mia Chen");
            trainer.button(page, "Save attendance")
                    .with("present-" + rosasSeat, "yes")
                    .send()
                    .says("1 of 2 there");
            assertThat(minutes(rosasSeat)).isEqualTo(150);
            assertThat(minutes(miasSeat)).isZero();
        }

        @Test
        void aNumberMeansSoManyMinutes() {
            trainer.button(session(1), "Save attendance")
                    .with("present-" + rosasSeat, "yes")
                    .with("minutes-" + rosasSeat, "95")
                    .send();
            assertThat(minutes(rosasSeat)).isEqualTo(95);
        }

        @Test
        void allPresentIsOneTapAndLeavesPartsAsTheyAre() {
            trainer.button(session(1), "Save attendance")
                    .with("minutes-" + rosasSeat, "60")
                    .send();
            trainer.button(session(1), "Mark all present").send().says("2 of 2 there");
            assertThat(minutes(rosasSeat)).isEqualTo(60);
            assertThat(minutes(miasSeat)).isEqualTo(150);
        }

        @Test
        void takingATickAwayTakesTheMinutesAway() {
            trainer.button(session(1), "Mark all present").send();
            trainer.button(session(1), "Save attendance")
                    .with("present-" + miasSeat)
                    .send();
            assertThat(minutes(miasSeat)).isZero();
            assertThat(minutes(rosasSeat)).isEqualTo(150);
        }

        @Test
        void twoTrainersWithTwoPhonesDoNotUndoEachOther() {
            var onePhone = session(1);
            var otherPhone = session(1);
            trainer.button(onePhone, "Save attendance")
                    .with("present-" + rosasSeat, "yes")
                    .send();
            trainer.button(otherPhone, "Save attendance")
                    .with("present-" + miasSeat, "yes")
                    .send();
            assertThat(minutes(rosasSeat)).isEqualTo(150);
            assertThat(minutes(miasSeat)).isEqualTo(150);
        }

        @Test
        void moreMinutesThanTheSessionHasAreRefusedAndKept() {
            var page = trainer.button(session(1), "Save attendance")
                    .with("present-" + miasSeat, "yes")
                    .with("minutes-" + rosasSeat, "500")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("minutes-" + rosasSeat)).contains("from 0 to 150");
            assertThat(page.document().select("#minutes-" + rosasSeat).attr("value"))
                    .isEqualTo("500");
            assertThat(page.document()
                            .select("input[name=present-" + miasSeat + "]")
                            .hasAttr("checked"))
                    .isTrue();
            assertThat(minutes(miasSeat)).isZero();
        }

        @Test
        void aSessionOfTomorrowCannotBeMarkedYet() {
            session(6).says("from the day of the session on");
            var form = trainer.button(session(1), "Mark all present");
            var sixth = offerings.sessions(offering).get(5).id();
            trainer.postBare(
                    "/trainer/offerings/" + offering + "/sessions/" + sixth,
                    Map.of("_csrf", form.value("_csrf"), "key", form.value("key"), "everybody", "yes"));
            assertThat(minutes(rosasSeat)).isZero();
        }

        @Test
        void eachMarkIsInTheTrail() {
            trainer.button(session(1), "Mark all present").send();
            assertThat(jdbc.sql("select count(*) from audit_entry where deed = 'attendance.marked' and actor = :tomas")
                            .param("tomas", tomas.value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }

        @Test
        void theTrainerSeesWhatPeopleNeed() {
            jdbc.sql("update person set needs = 'Large print' where id = :rosa")
                    .param("rosa", rosa.value())
                    .update();
            session(1).says("Large print");
        }

        @Test
        void whoseSeatIsNotConfirmedIsNotOnTheList() {
            partOne.held(partOne.person("Sam Okafor"), offering, null);
            session(1).doesNotSay("Sam Okafor").says("One more person has a seat that waits for payment");
        }
    }

    @Nested
    class ForOthers {
        @Test
        void theTrainerOfAnotherEventFindsNothing() {
            var other = partOne.person("Olive Other", Role.TRAINER);
            partOne.institute(partOne.today(), 10, other);
            var visitor = partOne.signedIn(other);
            visitor.get("/trainer/offerings/" + offering).hasStatus(404);

            var session = offerings.sessions(offering).getFirst().id();
            var form = visitor.form(visitor.get("/trainer"), "form[action=/sign-out]");
            visitor.postBare(
                            "/trainer/offerings/" + offering + "/sessions/" + session,
                            Map.of("_csrf", form.value("_csrf"), "key", form.value("key"), "everybody", "yes"))
                    .hasStatus(404);
            assertThat(minutes(rosasSeat)).isZero();
        }

        @Test
        void aParticipantFindsNothing() {
            partOne.signedIn(rosa).get("/trainer/offerings/" + offering).hasStatus(404);
        }

        @Test
        void officeMayMark() {
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            var page = office.get("/trainer/offerings/" + offering).hasStatus(200);
            office.button(page, "Mark all present").send().says("2 of 2 there");
        }

        @Test
        void aParticipantSeesTheirOwnAttendance() {
            partOne.attended(offering, rosasSeat, 150, 60);
            partOne.signedIn(rosa)
                    .get("/registrations")
                    .says("2 sessions attended · 3.50 PD hours")
                    .doesNotSay("Completion certificate");
        }
    }

    @Nested
    class WhenAllModulesAreMarked {
        @BeforeEach
        void mark() {
            clock.moveTo(partOne.inDays(1));
            partOne.attendedAll(offering, rosasSeat);
        }

        @Test
        void partOneIsCompletedAndToldOnce() {
            var edition = beans.getBean(Editions.class).current("national-mentor-certification");
            assertThat(attendances.partOneCompletedOn(rosa, edition)).contains(clock.today());
            assertThat(attendances.completedPartOne(rosa, edition, clock.today().plusMonths(24)))
                    .isTrue();
            assertThat(attendances.completedPartOne(
                            rosa, edition, clock.today().plusMonths(24).plusDays(1)))
                    .isFalse();
            assertThat(attendances.completedPartOne(mia, edition, clock.today()))
                    .isFalse();

            partOne.attended(offering, rosasSeat, 60);
            partOne.attended(offering, rosasSeat, 150);
            assertThat(partOne.mails(rosa, "You have completed part one")).isOne();
        }

        @Test
        void theTranscriptSaysTypeAndConversion() {
            partOne.signedIn(rosa)
                    .get("/transcript")
                    .says("15.00 PD hour")
                    .says("1.50 CEU")
                    .says("Final when the event is closed")
                    .says("Discovering Your Strengths");
        }
    }

    @Nested
    class Closing {
        @Test
        void byHandIsPossibleFromTheLastDayOn() {
            session(1).doesNotSay("Close this event");
            clock.moveTo(partOne.inDays(1));
            partOne.attendedAll(offering, rosasSeat);
            trainer.button(session(1), "Close Leadership").send().says("Its hours are final");

            assertThat(offerings.find(offering).orElseThrow().closed()).isTrue();
            assertThat(awarded(rosa)).isEqualTo(900);
            assertThat(awarded(mia)).isZero();
        }

        @Test
        void makesItFinalForTheTrainer() {
            clock.moveTo(partOne.inDays(1));
            partOne.attended(offering, rosasSeat, 150);
            var open = trainer.button(session(1), "Mark all present");
            partOne.closed(offering);

            open.send().says("Hours are final");
            assertThat(minutes(miasSeat)).isZero();
            session(1).says("Hours are final").doesNotSay("Mark all present");
        }

        @Test
        void leavesNothingToBeMarkedByOfficeEither() {
            clock.moveTo(partOne.inDays(1));
            partOne.attended(offering, rosasSeat, 150, 150);
            partOne.closed(offering);
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            office.get("/trainer/offerings/" + offering)
                    .says("another trainer, office, or somebody you name decides")
                    .says("Ask for a correction")
                    .doesNotSay("Mark all present");
        }

        @Test
        void tellsWhoWasCheckedInForAllModules() {
            jdbc.sql("""
                    insert into attendance (id, registration, session, minutes, method, recorded_at)
                    select gen_random_uuid(), :seat, s.id, s.minutes, 'qr', s.starts_at
                      from session s where s.offering = :offering
                    """)
                    .param("seat", rosasSeat.value())
                    .param("offering", offering.value())
                    .update();
            partOne.closed(offering);
            assertThat(partOne.mails(rosa, "You have completed part one")).isOne();
        }

        @Test
        void happensByItselfThreeWorkingDaysAfterTheEnd() {
            partOne.attended(offering, rosasSeat, 150);
            var due = beans.getBean(ClosingEvents.class);
            var closesOn = due.closesOn(offerings.find(offering).orElseThrow());
            assertThat(closesOn).isAfter(partOne.inDays(3));

            due.run(closesOn.minusDays(1));
            assertThat(offerings.find(offering).orElseThrow().closed()).isFalse();
            due.run(closesOn);
            due.run(closesOn);
            assertThat(offerings.find(offering).orElseThrow().closed()).isTrue();
            assertThat(awarded(rosa)).isEqualTo(150);
        }

        private int awarded(PersonId person) {
            return jdbc.sql("select coalesce(sum(minutes), 0) from credit_award where person = :person")
                    .param("person", person.value())
                    .query(Integer.class)
                    .single();
        }
    }

    @Nested
    class OnARecertificationDay {
        @Test
        void theWholeDayIsTold() {
            var day = partOne.recertification(partOne.today(), 5, tomas);
            var seat = partOne.confirmed(rosa, day);
            partOne.attendedAll(day, seat);
            assertThat(partOne.mails(rosa, "You have attended your recertification day"))
                    .isOne();
            partOne.signedIn(rosa).get("/registrations").says("6.00 PD hours");
        }
    }
}
